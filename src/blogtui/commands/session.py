"""What a command works on: the library that was named, the configuration, and libraries made for one question."""

import os

from blogtui import paths
from blogtui.commands.output import Output
from blogtui.i18n import gettext as _
from blogtui.library import Library
from blogtui.model.errors import BlogtuiError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogtui.first_frame import FirstFrame
    from blogtui.model.config import Config
    from blogtui.refresh import Workers
    from blogtui.worker import ParserPool


class Reading:
    """A library to read from; `is_kept` is false when its posts' numbers lead nowhere later."""

    def __init__(self, library: Library, out: Output, *, is_kept: bool) -> None:
        self.library = library
        self.is_kept = is_kept
        self._out = out
        if library.told:
            out.note(library.told)

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, failure: object, *_more: object) -> None:
        problem = self.library.close()
        if problem and not failure:
            self._out.note(problem)


class Session:
    """One run of a command. Opens nothing before it is asked to."""

    def __init__(
        self,
        library_path: str,
        config: "Config | None",
        out: Output,
        frame: "FirstFrame | None" = None,
        *,
        config_path: str = "",
        mistakes: "Sequence[str]" = (),
    ) -> None:
        """`frame` is the first frame of a reader, on the terminal or not; `config_path` is where the configuration is,
        or would be; `mistakes` are those in it."""
        self.library_path = library_path
        self.frame = frame
        self.config_path, self.mistakes = config_path, mistakes
        self._config = config
        self.out = out

    @property
    def config(self) -> "Config":
        """What the configuration says, or the defaults."""
        from blogtui.model.config import Config

        return self._config or Config()

    def workers(self, parser: "ParserPool | None" = None) -> "Workers":
        """Where a command's fetching is done, with the logins of the configuration."""
        from blogtui.refresh import Workers
        from blogtui.sources.logins import Logins

        return Workers(parser=parser, logins=Logins(self.config.login))

    def is_there(self) -> bool:
        """Whether the library has been made; no command that only reads makes it."""
        return os.path.exists(self.library_path)

    def open(self) -> Reading:
        """The library, made where there is none yet. Raises StoreError, NoHomeError."""
        paths.require(self.library_path)
        return Reading(Library(self.library_path), self.out, is_kept=True)

    def open_existing(self) -> Reading:
        """The library; an empty one in memory where there is none yet."""
        return self.open() if self.is_there() else Reading(Library.in_memory(), self.out, is_kept=False)

    def open_for_reading(self, sources: "Sequence[str]" = ()) -> Reading:
        """The library with `sources` in it, else the reader's own, else the welcome blog. Raises StoreError.

        A source that fails is complained about; the others are there.
        """
        if sources:
            return Reading(self.read(sources), self.out, is_kept=False)
        if self.is_there():
            reading = self.open()
            if reading.library.has_blogs():
                return reading
            reading.library.close()  # nothing to read in it; what there was to tell of it is told
        from blogtui.welcome import open_welcome

        return Reading(open_welcome(), self.out, is_kept=False)

    def read(self, sources: "Sequence[str]") -> Library:
        """A library in memory with the posts of `sources`, in their order."""
        from blogtui.commands.waiting import wait_for

        library = Library.in_memory()
        wait_for(self._read_all(library, sources))
        return library

    async def _read_all(self, library: Library, sources: "Sequence[str]") -> None:
        from blogtui.refresh import SeveralFeedsError, add

        for source in sources:
            try:
                try:
                    await add(library.db, source, workers=self.workers())
                except SeveralFeedsError as choice:
                    first = choice.links[0].url or ""
                    self.out.note(_("{source} names several feeds; this is {url}.", source=source, url=first))
                    await add(library.db, source, feed=1, workers=self.workers())
            except (BlogtuiError, OSError) as error:
                self.out.complain(error)
