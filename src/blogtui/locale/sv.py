"""Swedish: the names of the months and weekdays, and what every English message is called.

The messages stand in parts: for the command line, the reader, the query language, and the rooms below.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def parts() -> "Iterator[dict[str, str]]":
    """The messages part by part, each imported when it is asked for: a list of posts needs the first alone."""
    from blogtui.locale import sv_cli

    yield sv_cli.MESSAGES
    from blogtui.locale import sv_lists

    yield sv_lists.MESSAGES
    from blogtui.locale import sv_ui

    yield sv_ui.MESSAGES
    from blogtui.locale import sv_query

    yield sv_query.MESSAGES
    from blogtui.locale import sv_rooms

    yield sv_rooms.MESSAGES
    from blogtui.locale import sv_changes

    yield sv_changes.MESSAGES
    from blogtui.locale import sv_stats

    yield sv_stats.MESSAGES
    from blogtui.locale import sv_health

    yield sv_health.MESSAGES
    from blogtui.locale import sv_config

    yield sv_config.MESSAGES
    from blogtui.locale import sv_doctor

    yield sv_doctor.MESSAGES
