"""Swedish: the names of the months and weekdays, and what every English message is called.

The messages stand in parts, a part for the command line, the reader, and the rooms below.
"""

from blogtui.locale import sv_cli, sv_doctor, sv_health, sv_rooms, sv_stats, sv_ui

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MESSAGES: dict[str, str] = (
    sv_cli.MESSAGES | sv_doctor.MESSAGES | sv_health.MESSAGES | sv_rooms.MESSAGES | sv_stats.MESSAGES | sv_ui.MESSAGES
)
