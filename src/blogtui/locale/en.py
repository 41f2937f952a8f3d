"""English: the code speaks it already; only what depends on the language stands here."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parts() -> "Iterator[dict[str, str]]":
    """None: every message is English."""
    return iter(())
