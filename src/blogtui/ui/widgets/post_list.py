"""The list of posts: two lines each, from rows that come in pages. Asks for rows it lacks, fetches nothing."""

from collections.abc import Iterable, Mapping, Sequence

from rich.style import Style
from textual import events
from textual.message import Message

from blogtui.dates import format_date
from blogtui.i18n import gettext as _
from blogtui.i18n import ngettext
from blogtui.model.excerpt import Excerpt, hits
from blogtui.model.rows import PostRow
from blogtui.ui.cells import Run, cell_len, fit
from blogtui.ui.listing import Listing
from blogtui.ui.look import Look
from blogtui.ui.widgets.line_list import LineList

PAGE = 100
SHORTEST_NAME = 8


class PostList(LineList):
    """Posts by id, in the order of the question that was asked; it never reorders by itself."""

    row_height = 2

    class Wanted(Message):
        """Rows that are to be shown and are not here yet."""

        def __init__(self, ids: list[int]) -> None:
            super().__init__()
            self.ids = ids

    class PassagesWanted(Wanted):
        """Posts that are shown, of which it is not known yet what in them was searched for."""

    class CategoryChosen(Message):
        """A category below a title was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, look: Look, *, id: str | None = None) -> None:
        super().__init__(look, id=id)
        self.listing = Listing()
        self._rows: dict[int, PostRow] = {}
        self._asked: set[int] = set()
        self._wants_end = False
        self.selecting_from: int | None = None
        self.one_blog = False
        self.under_days = False
        self.sought: Sequence[str] = ()
        self._passages: dict[int, Excerpt | None] = {}

    @property
    def ids(self) -> Sequence[int]:
        """The posts in order, as far as they are here."""
        return self.listing.ids

    def show(self, listing: Listing, rows: Sequence[PostRow], cursor_id: int | None) -> None:
        """Show these posts, with the rows that are known already, the cursor on `cursor_id` where it is among them."""
        self._rows = {row.id: row for row in rows}
        self._asked.clear()
        self.selecting_from, self._wants_end = None, False
        self._put(listing, cursor_id)

    def complete(self, listing: Listing) -> None:
        """Show the whole list of which a part was shown, every post on the line of the screen where it stands."""
        began = self.ids[self.selecting_from] if self.selecting_from is not None else None
        self._put(listing, self.current_id)
        self.selecting_from = listing.find(began)
        if self._wants_end:
            self._wants_end = False
            self.action_cursor_end()

    def _put(self, listing: Listing, cursor_id: int | None) -> None:
        self.listing = listing
        self.rows_changed(listing.row_of(listing.find(cursor_id) or 0))

    def take_rows(self, rows: Sequence[PostRow]) -> None:
        """Rows that were asked for, or have changed."""
        for row in rows:
            self._rows[row.id] = row
            self._asked.discard(row.id)
        self.refresh()

    def seek(self, words: Sequence[str]) -> None:
        """Mark these words in what is shown, and show the passages in which they stand."""
        if words != self.sought:
            self.sought = words
            self._passages.clear()

    def take_passages(self, words: Sequence[str], ids: Sequence[int], found: Mapping[int, Excerpt]) -> None:
        """What was found by `words` in posts that were asked for; nothing in some."""
        if words == self.sought:
            self._passages |= {id_: found.get(id_) for id_ in ids}
            self.refresh()

    def known(self, post_id: int) -> PostRow | None:
        """The row of a post, when it is here."""
        return self._rows.get(post_id)

    @property
    def place(self) -> int:
        """Which of the posts the cursor stands on, from 0."""
        return self.listing.place_at(self.cursor)

    @property
    def current_id(self) -> int | None:
        """The post under the cursor."""
        return self.ids[self.place] if self.ids else None

    @property
    def current(self) -> PostRow | None:
        """The row under the cursor."""
        return self._rows.get(self.ids[self.place]) if self.ids else None

    def move_to_post(self, post_id: int) -> bool:
        """Put the cursor on a post; whether it is here."""
        place = self.listing.find(post_id)
        if place is not None:
            self.move_to(self.listing.row_of(place))
        return place is not None

    def step(self, posts: int) -> bool:
        """Move the cursor by that many posts, also over headings; whether it could."""
        place = self.place + posts
        if not 0 <= place < len(self.ids):
            return False
        self.move_to(self.listing.row_of(place))
        return True

    def action_cursor_end(self) -> None:
        self._wants_end = not self.listing.is_whole
        super().action_cursor_end()

    # Several at once

    def _draw_rows(self, *rows: int) -> None:
        if self.selecting_from is None:
            super()._draw_rows(*rows)
        else:  # all between them may be selected, or no longer
            self.refresh()

    def select_from_here(self, selects: bool) -> None:
        """Begin to select posts at the cursor, or no longer select any."""
        self.selecting_from = self.place if selects and self.ids else None
        self.refresh()

    @property
    def selected_ids(self) -> list[int]:
        """The posts from where the selection began to the cursor."""
        if self.selecting_from is None:
            return []
        first, last = sorted((self.selecting_from, self.place))
        return list(self.ids[first : last + 1])

    def paper_of(self, index: int) -> Style:
        if self.selecting_from is not None and self.listing.heading_at(index) is None:
            first, last = sorted((self.selecting_from, self.place))
            if first <= self.listing.place_at(index) <= last and index != self.cursor:
                return self.look.selection
        return super().paper_of(index)

    # What LineList asks

    def count(self) -> int:
        return len(self.listing)

    def can_stand_on(self, index: int) -> bool:
        return self.listing.heading_at(index) is None

    def runs(self, index: int, line: int, width: int) -> list[Run]:
        if (heading := self.listing.heading_at(index)) is not None:
            return [(" " + fit(heading, width - 2), self.look.name)] if line else []
        place = self.listing.place_at(index)
        row = self._rows.get(self.ids[place])
        if row is None:
            self._ask(place)
            return [("   …", self.look.faint)] if line == 0 else []
        if self.sought and line and row.id not in self._passages:
            self._ask_for_passages(place)
        return self._title(row, width) if line == 0 else self._facts(row, width)

    def _title(self, row: PostRow, width: int) -> list[Run]:
        look = self.look
        star = " ★" if row.starred else ""
        title = fit(row.title, width - 4 - cell_len(star))
        return [
            (_sign(row), look.unread),
            *self._marked(title, hits(title, self.sought), look.text if row.read else look.strong),
            (star, look.star),
        ]

    def _marked(self, text: str, found: Iterable[tuple[int, ...]], style: Style) -> list[Run]:
        """`text` with what was searched for marked in it."""
        runs: list[Run] = []
        at = 0
        for start, end, *_word in found:
            runs += [(text[at:start], style), (text[start:end], style + self.look.hit)]
            at = end
        return [*runs, (text[at:], style)]

    def _excerpt(self, told: Excerpt, date: str, width: int) -> list[Run]:
        """The passage that a search found, as much of it as fits with its hits."""
        look, text = self.look, fit(told.text, width - 7 - cell_len(date))
        found = [(start, min(end, len(text))) for start, end in told.hits if start < len(text)]
        return [("   ", look.quiet), (date, look.quiet), (" · ", look.faint), *self._marked(text, found, look.quiet)]

    def _facts(self, row: PostRow, width: int) -> list[Run]:
        if told := self._passages.get(row.id):
            return self._excerpt(told, format_date(row.published, row.published_offset, style="short"), width)
        return [(text, style) for text, style, _category in self._named_facts(row, width)]

    def _named_facts(self, row: PostRow, width: int) -> list[tuple[str, Style, str]]:
        """What stands below a title, and of each run the category that it is, or ""."""
        look = self.look
        is_told = self.under_days and (row.categories or row.changed or not self.one_blog)
        date = "" if is_told else format_date(row.published, row.published_offset, style="short")
        changed = _("changed") if row.changed else ""
        comments = ngettext("{n} comment", "{n} comments", row.comments) if row.comments is not None else ""
        blog = "" if self.one_blog else row.blog
        room = width - 4 - cell_len(date) - (cell_len(changed) + 3 if changed else 0)
        if comments and cell_len("".join(row.categories[:1])) + cell_len(blog) + cell_len(comments) + 9 > room:
            comments = f"({row.comments})"
        room -= cell_len(comments) + 3 if comments else 0
        names, more = some_of(row.categories, room - 3)
        room -= cell_len(", ".join(names) + more) + 3 if names else 0
        blog = fit(blog, room - 3) if room - 3 >= SHORTEST_NAME else ""
        chips = [part for place, name in enumerate(names) for part in ((", ", ""), (name, row.categories[place]))][1:]
        chips += [(more, "")] if more else []
        runs: list[tuple[str, Style, str]] = []
        for parts, style in (
            ([(date, "")], look.quiet),
            ([(changed, "")], look.accent),
            (chips, look.accent),
            ([(blog, "")], look.quiet),
            ([(comments, "")], look.quiet),
        ):
            if parts and parts[0][0]:
                runs += [(" · ", look.faint, ""), *((text, style, name) for text, name in parts)]
        return [("   ", look.quiet, ""), *runs[1:]]

    def _category_at(self, index: int, x: int) -> str:
        """The category that stands below the title of a row, at a cell of that line; "" for none."""
        if self.listing.heading_at(index) is not None:
            return ""
        row = self._rows.get(self.ids[self.listing.place_at(index)])
        if row is None or self._passages.get(row.id):
            return ""
        for text, _style, name in self._named_facts(row, self.size.width):
            if (x := x - cell_len(text)) < 0:
                return name
        return ""

    def on_click(self, event: events.Click) -> None:
        index = self.row_clicked(event)
        is_below = (int(event.y) + self.scroll_offset.y) % self.row_height > 0
        if index is not None and is_below and (name := self._category_at(index, int(event.x))):
            event.prevent_default()  # of the list's own, which opens the post
            self.move_to(index)
            self.post_message(self.CategoryChosen(name))

    def _ask_for_passages(self, place: int) -> None:
        ids = [id_ for id_ in self.ids[place : place + self.page() + 2] if id_ not in self._passages]
        self._passages |= dict.fromkeys(ids)
        self.post_message(self.PassagesWanted(ids))

    def _ask(self, place: int) -> None:
        start = max(0, place - PAGE // 2)
        ids = [id_ for id_ in self.ids[start : start + PAGE] if id_ not in self._rows and id_ not in self._asked]
        if ids:
            self._asked.update(ids)
            self.post_message(self.Wanted(ids))


def _sign(row: PostRow) -> str:
    """What stands before a title: half-read comes before unread, for there the reader is expected back."""
    return " ◐ " if row.progress else "   " if row.read else " ● "


def some_of(names: Sequence[str], width: int) -> tuple[Sequence[str], str]:
    """As many whole names as `width` cells hold, and how many more there are: `Inköp, Teknik +2`; at least one, cut."""
    for count in range(len(names), 1, -1):
        more = f" +{len(names) - count}" if count < len(names) else ""
        if cell_len(", ".join(names[:count]) + more) <= width:
            return names[:count], more
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    first = fit(names[0], width - cell_len(more)) if names else ""
    return ([first], more) if first else ([], "")
