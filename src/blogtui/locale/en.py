"""English: the code speaks it already; only what depends on the language stands here."""

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MESSAGES: dict[str, str] = {}
