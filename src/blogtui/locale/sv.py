"""Swedish: the names of the months, and what every English message is called.

The messages stand in parts, a part for the command line, the reader, and the rooms below.
"""

from blogtui.locale import sv_cli, sv_config, sv_doctor, sv_health, sv_rooms, sv_ui

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
MESSAGES: dict[str, str] = (
    sv_cli.MESSAGES | sv_config.MESSAGES | sv_doctor.MESSAGES | sv_health.MESSAGES | sv_rooms.MESSAGES | sv_ui.MESSAGES
)
