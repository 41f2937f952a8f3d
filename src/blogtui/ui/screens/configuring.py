"""The configuration while the reader is open: read anew when it is saved, and the colours that are picked by hand.

What cannot be read changes nothing; whatever else changed is taken where the reader stands.
"""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.config import Config
from blogtui.ui.screens.opening import Opening
from blogtui.ui.screens.subscribing import BlogActions
from blogtui.ui.theme import put_on

Stamp = tuple[int, int] | None


class Configuring(BlogActions, Opening):
    """What `config.toml` says, and what was picked in the reader."""

    _picked = ""

    def configured(self, config: Config, file: Path | None, mistakes: Sequence[str], theme: str) -> None:
        """What was read at the start, from where, with which mistakes; and the choice of colours in force."""
        self.config, self._config_file, self._mistakes = config, file, mistakes
        self.theme_choice = theme
        self._config_stamp = _stamp(file)

    def tell_mistakes(self) -> None:
        """Say the first mistake of the configuration, and how many more there are."""
        if self._mistakes:
            first, more = self._mistakes[0], len(self._mistakes) - 1
            if self._config_file is not None:  # its folders would push what is wrong out of the line
                first = first.replace(str(self._config_file), self._config_file.name, 1)
            told = ""
            if more:
                told = ngettext(
                    "{n} more mistake: see “blogtui doctor”.", "{n} more mistakes: see “blogtui doctor”.", more
                )
            self.say(f"{first} {told}".strip(), bad=True)

    async def look_at_config(self) -> None:
        """Take the configuration anew where its file was written, came or went. Raises ConfigError."""
        await self._keep_picked()
        stamp = await self.desk.make(_stamp, self._config_file)
        if stamp == self._config_stamp or self._config_file is None:
            return
        self._config_stamp = stamp
        from blogtui.config import load

        config, self._mistakes = await self.desk.make(load, self._config_file, self.config)
        await self.take_config(config)
        self.tell_mistakes()

    async def take_config(self, config: Config) -> None:
        """Put in force what differs from before; what was changed in the reader since stays."""
        before, self.config = self.config, config
        self.browser, self.marks_on_open = config.browser, config.mark_read_on_open
        self.say(_("The configuration was read anew."))
        if config.keys != before.keys:
            self._take_keys()
        if config.theme != before.theme:
            self.wear(config.theme or await self.desk.ask(self.desk.library.theme))
        if config.login != before.login:
            self.desk.take_logins(config.login)
        if config.pictures != before.pictures:
            await self.show_pictures(config.pictures)
            await self.reload()
        if config.measure != before.measure:
            self.article.measure = config.measure
            if self.desk.is_home:  # or the one that was chosen in the reader would win at the next start
                await self.desk.ask(self.desk.library.keep_measure, 0)
        if (config.pictures, config.measure, config.keys) != (before.pictures, before.measure, before.keys):
            self._set_again()
        if config.views != before.views:
            self._show_side(self.shown)
        if config.language != before.language:
            self.say(_("The language changes at the next start."))

    def _take_keys(self) -> None:
        from blogtui.actions import use_keys
        from blogtui.ui.keys import bind_anew

        use_keys(dict(self.config.keys))
        bind_anew()
        self.name_keys()

    def _set_again(self) -> None:
        """Lay the open post out for another measure, other pictures, or other keys that it names."""
        if self.opened is not None and self.setting is not None:
            self.set_anew(self.setting._replace(room=self.room_for_pictures(self.opened.row)))

    # Colours

    def wear(self, choice: str) -> None:
        """Put a theme on, everywhere."""
        self.theme_choice = choice
        put_on(self.app, choice)
        self.look.take(self.app.current_theme)
        for screen in self.app.screen_stack:
            for node in screen.walk_children(with_self=True):
                node.refresh()
        self.put_pictures_on_paper()

    def action_theme_pick(self) -> None:
        from blogtui.ui.screens.themes import ThemeScreen

        before = self.theme_choice

        def picked(choices: tuple[str, ...] | None) -> None:
            if choices is None:
                self.wear(before)
            else:
                self.wear(choices[0])
                self.start(partial(self._keep_theme, choices[0]))

        self.app.push_screen(ThemeScreen(self.look, before or "auto", self.wear), picked)

    async def _keep_theme(self, choice: str) -> None:
        self._picked = choice
        await self._keep_picked()
        said = self.config.theme
        if said and said != choice:
            self.say(_("Colours: {name}. At the next start it is “{said}” again, as config.toml says.",
                       name=choice, said=said))  # fmt: skip
        else:
            self.say(_("Colours: {name}.", name=choice))

    async def _keep_picked(self) -> None:
        """Keep what was picked, once there is a library of the reader's own to keep it in."""
        if self._picked and self.desk.is_home:
            choice, self._picked = self._picked, ""
            await self.desk.ask(self.desk.library.keep_theme, choice)


def _stamp(file: Path | None) -> Stamp:
    """A value that differs once the file was written, came or went."""
    try:
        told = os.stat(file) if file is not None else None
    except OSError:
        return None
    return (told.st_mtime_ns, told.st_size) if told is not None else None
