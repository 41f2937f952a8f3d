"""What pictures and embedded things are called, and the words of a text on one line. Lays nothing out."""

from blogtui.i18n import gettext as _
from blogtui.model.document import Embed, Image, Inlines
from blogtui.model.text import clean_line

_LONGEST_NAME = 200


def plain(text: Inlines) -> str:
    """The words of `text`, without marks, on one line."""
    return clean_line("".join(run.text for run in text))


def image_name(image: Image) -> str:
    """What a picture is called: its text, else its file's name, else that it is a picture."""
    if image.alt:
        return image.alt
    if ":" in image.src and not image.src.startswith("http"):
        return _("Image")
    from urllib.parse import unquote

    path = image.src.split("?")[0].split("#")[0]
    return clean_line(unquote(path.rstrip("/").rsplit("/", 1)[-1]), _LONGEST_NAME) or _("Image")


def embed_name(embed: Embed) -> str:
    """What an embedded thing is called: its title, else its address, else its kind."""
    return embed.title or embed.href or embed.kind or _("Embedded")


def playing_time(seconds: int) -> str:
    """A length as players show it: `3:05`, `1:02:45`."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def shown_address(url: str) -> str:
    """An address as people write it: without its scheme, and without a last stroke."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/") or url
