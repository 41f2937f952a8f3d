"""Swedish: the names of the months and weekdays, and what every English message is called.

The messages stand in parts: for the command line, the reader, the query language, and the rooms below.
"""

from blogtui.locale import (
    sv_changes,
    sv_cli,
    sv_config,
    sv_doctor,
    sv_health,
    sv_lists,
    sv_query,
    sv_rooms,
    sv_stats,
    sv_ui,
)

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MESSAGES: dict[str, str] = {
    **sv_changes.MESSAGES,
    **sv_cli.MESSAGES,
    **sv_config.MESSAGES,
    **sv_doctor.MESSAGES,
    **sv_health.MESSAGES,
    **sv_lists.MESSAGES,
    **sv_query.MESSAGES,
    **sv_rooms.MESSAGES,
    **sv_stats.MESSAGES,
    **sv_ui.MESSAGES,
}
