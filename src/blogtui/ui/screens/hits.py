"""Words in the post that is read: where they stand, and from one place to the next."""

from collections.abc import Sequence
from functools import partial

from blogtui.actions import key_of
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext, number
from blogtui.ui.screens.opening import Opening


class HitActions(Opening):
    """Hits in the article pane; `goes_through_posts` while they are of what the whole list is searched for."""

    goes_through_posts = False

    def find_inside(self) -> None:
        """Ask for words and show where they stand, at each key."""
        from blogtui.ui.screens.ask import AskScreen

        top = self.article.scroll_offset.y

        async def find(words: str) -> None:
            from blogtui.layout.find import find

            lines = await self.article.whole()
            self.goes_through_posts = False
            self.article.show_hits(find(lines, words))
            if self.article.hits:
                self.tell_hit(self.article.go_to_hit(0))
            else:
                self.article.go_to_line(top)
                self.say(_("Not found: {words}", words=words) if words.strip() else "")

        def live(words: str) -> None:
            self.start(partial(find, words), group="find", exclusive=True)

        def answered(words: str | None) -> None:
            if words is None:
                self.article.show_hits(())
                self.article.go_to_line(top)
                self.say("")

        foot = _(
            "Hits show as you type · Enter keeps them, then {next} and {previous} · Esc leaves",
            next=_next(), previous=key_of("unread.previous"),
        )  # fmt: skip
        screen = AskScreen(self.look, _("Find in this post"), foot=foot, live=live)
        screen.add_class("low")
        self.app.push_screen(screen, answered)

    async def mark_sought(self, words: Sequence[str]) -> None:
        """Mark in the open post what the list was searched for, where it is left and read."""
        from blogtui.layout.find import find
        from blogtui.model.letters import WITHIN

        lines = await self.article.whole()
        found = sorted(hit for one in words for hit in find(lines, one, begins=len(one) < WITHIN))
        self.article.show_hits([hit for number, hit in enumerate(found) if not number or hit > found[number - 1]])
        self.goes_through_posts = True
        if found:
            told = ngettext("{n} hit; {key} goes there.", "{n} hits; {key} goes to the next.", len(found), key=_next())
        else:
            told = _("No hit in the text itself; {key} goes to the next post.", key=_next())
        self.say(told)

    def step_hit(self, step: int) -> bool:
        """Go to the next or previous hit; whether there are any."""
        if self.pane != "article" or not self.article.hits:
            return False
        self.tell_hit(self.article.go_to_hit(step))
        return True

    def tell_hit(self, place: int) -> None:
        """Say which hit is shown, by its number from 1, and of how many."""
        count = len(self.article.hits)
        words = ngettext("{place} of {n} hit", "{place} of {n} hits", count, place=number(place))
        self.say(words)


def _next() -> str:
    return key_of("unread.next")
