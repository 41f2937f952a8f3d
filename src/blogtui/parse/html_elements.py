"""What single elements of an HTML body mean, by their names and by the classes that blog programs give them.

Must never decide by a class that only one site has.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from selectolax.lexbor import LexborNode

from blogtui.model.document import Block, Code, Details, Embed, Image, Inlines, Paragraph, Quote, Rule, Table, Text
from blogtui.model.text import clean_line, clean_text, safe_url
from blogtui.parse import html_formulas as formulas
from blogtui.parse.html_code import code_of, is_numbered
from blogtui.parse.html_embeds import embed_of, page_of, scripted
from blogtui.parse.html_flat import flattened, names_in
from blogtui.parse.html_hidden import HEADINGS, has_other_words, is_permalink
from blogtui.parse.html_lists import read_definitions, read_list
from blogtui.parse.html_names import absolute
from blogtui.parse.html_pictures import formula_in, image_of
from blogtui.parse.html_reader import Flow, Handler, Handlers, Reader
from blogtui.parse.html_runs import Look
from blogtui.parse.html_tables import read_grid

_CLASSES = re.compile(
    r"(?:^|\s)(?P<name>wp-caption|wp-caption-text|gallery-item|gallery-caption|wp-block-embed__wrapper|wp-block-verse|"
    r"verse|poem|poetry|emoji|wp-smiley|smiley)(?=\s|$)"
)
_QUOTES = {  # by language, outer and inner: HTML's rendering rules, after Unicode's CLDR
    "": "“”‘’", "sv": "””’’", "fi": "””’’", "de": "„“‚‘", "cs": "„“‚‘", "sk": "„“‚‘", "is": "„“‚‘", "sl": "„“‚‘",
    "fr": "«»«»", "da": "“”‘’", "nb": "«»‘’", "nn": "«»‘’", "no": "«»‘’", "es": "«»“”", "it": "«»“”", "pt": "“”‘’",
    "pl": "„”«»", "ro": "„”«»", "hu": "„”»«", "nl": "“”‘’", "ru": "«»„“", "uk": "«»„“", "el": "«»“”", "bg": "„“‘’",
    "ja": "「」『』", "zh": "“”‘’", "et": "„“«»", "lv": "“”‘’", "lt": "„“‚‘", "hr": "„”‚‘", "ca": "«»“”", "he": "””’’",
    "ar": "”“’‘", "tr": "“”‘’", "ko": "“”‘’",
}  # fmt: skip
_PICTURE_FILE = re.compile(r"\.(?:svg|png|gif|jpe?g|webp)(?:$|[?#])", re.IGNORECASE)
_LATE = ("img", "picture", "iframe", "video", "audio", "pre", "a")
_LONGEST_ALT = 1_900


def _by_class(node: LexborNode) -> Handler | None:
    """How to read an element with a class that tells more than its name."""
    classes = node.attributes.get("class")
    return _by_classes(classes, node.tag or "") if classes else None


@lru_cache(maxsize=4_096)
def _by_classes(classes: str, tag: str) -> Handler | None:
    if tag in ("body", "html", "article", "main", "section"):
        return None
    if match := formulas.CLASSES.search(classes):
        kind = match["kind"]
        return lambda reader, flow, node, look: _formula_by_class(reader, flow, node, look, kind)
    match = _CLASSES.search(classes)
    name = match["name"] if match else ""
    if name in ("emoji", "wp-smiley", "smiley"):
        return _smiley if tag == "img" else None
    if name in ("wp-block-verse", "verse", "poem", "poetry"):
        return _verse if tag == "pre" else None
    return {
        "wp-caption": _figure, "wp-caption-text": _figcaption, "gallery-caption": _figcaption,
        "gallery-item": _figure, "wp-block-embed__wrapper": _embed_wrapper,
    }.get(name)  # fmt: skip


def _formula_by_class(reader: Reader, flow: Flow, node: LexborNode, look: Look, kind: str) -> None:
    formula = formulas.of_class(node, kind)
    if formula is None:
        _as_its_name_says(reader, flow, node, look)
    else:
        _put_formula(reader, flow, formula, look)


def _as_its_name_says(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if handler := BY_TAG.get(node.tag or ""):
        handler(reader, flow, node, look)
    else:
        reader.walk(flow, node, look)


def _put_formula(reader: Reader, flow: Flow, formula: formulas.Formula, look: Look) -> None:
    display = formula.display and not flow.level
    if display:
        flow.runs.line_break()
    for number, line in enumerate(formula.text.split("\n")):
        if number:
            flow.runs.line_break()
        flow.runs.add(line, look)
    if display:
        flow.runs.line_break()


def _math(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    _put_formula(reader, flow, formulas.of_math(node), look)


def _math_container(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    formula = formulas.of_container(node)
    if formula is None:
        reader.walk(flow, node, look)
    else:
        _put_formula(reader, flow, formula, look)


def _script(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if formula := formulas.of_script(node):
        _put_formula(reader, flow, formula, look)
    elif embed := scripted(node, reader.base):
        reader.put(flow, embed)


def _link(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    attributes = node.attributes
    if "#" in (attributes.get("href") or "") and is_permalink(node, attributes, flow.level > 0):
        return
    href, anchor = reader.links.target(attributes.get("href"))
    reader.walk(flow, node, Look(look.marks, href, anchor, look.title))


def _abbreviation(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    reader.walk(flow, node, look._replace(title=node.attributes.get("title") or ""))


def _quotation(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    language = (reader.voice.language or reader.language).lower().replace("_", "-").partition("-")[0]
    signs = _QUOTES.get(language, _QUOTES[""])
    at = 2 * (reader.quotations % 2)
    gap = "\u00a0" if language == "fr" else ""
    flow.runs.add(signs[at] + gap, look)
    reader.quotations += 1
    reader.walk(flow, node, look)
    reader.quotations -= 1
    flow.runs.add(gap + signs[at + 1], look)


def _ruby_text(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if node.text().strip():
        flow.runs.add("(", look)
        reader.walk(flow, node, look)
        flow.runs.add(")", look)


def _nothing(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    pass


def _rule(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    reader.put(flow, Rule())


def _code(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if code := code_of(node):
        reader.put(flow, code)
    for inner in node.css("img"):
        _image(reader, flow, inner, look)


def _verse(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    reader.part(flow)
    flow.verse = True
    reader.walk(flow, node, look)
    flow.verse = False
    reader.part(flow)


def _text_field(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if (text := clean_text(node.text())).strip():
        reader.put(flow, Code(text.strip("\n").rstrip()))


def _quote(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if blocks := reader.blocks_in(node, look):
        reader.put(flow, Quote(blocks, absolute(node.attributes.get("cite"), reader.base)))


def _details(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    summary: Inlines = ()
    inner = Flow()
    names: list[str] = []
    child = node.first_child
    while child is not None:
        if child.tag == "summary" and not summary:
            summary = reader.inlines(child, look) if reader.shows(child) else ()
            names = reader.take_names()
        else:
            reader.step(inner, child, look)
        child = child.next
    reader.part(inner)
    reader.hold_names(names)
    if summary:
        reader.put(flow, Details(summary, tuple(inner.blocks), "open" in node.attributes))
    else:
        reader.put(flow, *inner.blocks)


def _smiley(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    alt = clean_line(node.attributes.get("alt") or "")
    if alt:
        flow.runs.add(alt, look)
    else:
        _image(reader, flow, node, look)


def _image(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if tex := formula_in(node):
        flow.runs.add(formulas.tex_text(tex), look)
    elif image := image_of(node, reader.base, reader.beside, look.href, reader.spare):
        reader.pictures.add(image.src)
        flow.runs.picture(image)


def _picture(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    source = node.css_first("source")
    told = source.attributes if source is not None else {}
    reader.spare = told.get("srcset") or told.get("data-srcset") or ""
    reader.walk(flow, node, look)
    reader.spare = ""


def _drawing(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    """A drawing by the words in it and, unless it only decorates other words, its name."""
    attributes = node.attributes
    words = " ".join(inner.text() for inner in node.css("text,foreignobject"))
    if attributes.get("aria-hidden") != "true" and not has_other_words(node):
        title = node.css_first("title") or node.css_first("desc")
        words = f"{attributes.get('aria-label') or (title.text() if title is not None else '')} {words}"
    words = clean_line(words)
    if len(words) > _LONGEST_ALT:
        reader.put(flow, Paragraph((Text(words),)))
    elif words:
        flow.runs.picture(Image("", words, href=look.href))


def _canvas(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    """What a script draws on, by the words for those who cannot see it."""
    words = clean_line(node.attributes.get("aria-label") or node.text())
    if words and "browser" not in words.lower():
        flow.runs.picture(Image("", words, href=look.href))


def _noscript(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    """What a script would have shown: pictures not seen yet, frames, code and links; no plea to turn scripts on."""
    for inner in node.css(",".join(_LATE)):
        if inner.tag == "img":
            image = image_of(inner, reader.base, reader.beside, look.href)
            if image and image.src not in reader.pictures:
                reader.pictures.add(image.src)
                flow.runs.picture(image)
        elif inner.tag not in ("picture", "a") or (inner.tag == "a" and _leads_on(inner)):
            reader.step(flow, inner, look)


def _leads_on(link: LexborNode) -> bool:
    href = link.attributes.get("href") or ""
    return "disqus" not in href and "enable" not in href and link.css_first("img") is None


def _embed(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    kind = (node.attributes.get("type") or "").lower()
    source = node.attributes.get("data") or node.attributes.get("src") or ""
    if node.tag in ("object", "embed") and (kind.startswith("image/") or _PICTURE_FILE.search(source)):
        _image_object(reader, flow, node, look)
    elif embed := embed_of(node, reader.base):
        reader.put(flow, embed)
    elif node.tag == "object":
        reader.walk(flow, node, look)


def _image_object(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    src = absolute(node.attributes.get("data") or node.attributes.get("src"), reader.base)
    if src:
        flow.runs.picture(Image(src, node.attributes.get("aria-label") or clean_line(node.text()), href=look.href))
    else:
        reader.walk(flow, node, look)


def _embed_wrapper(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    """What WordPress puts a player in; where nothing but an address is left of it, that."""
    words = node.text().strip()
    url = safe_url(words) if words.startswith("http") and " " not in words else None
    if url and node.css_first("iframe,a,blockquote,video") is None:
        page = page_of(url) or url
        site = re.sub(r"^https?://(?:www\.)?([^/?#:]+).*", r"\1", page)
        reader.put(flow, Embed("iframe", page, page, site))
    else:
        reader.part(flow)
        reader.walk(flow, node, look)
        reader.part(flow)


def _figcaption(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    reader.part(flow)
    if flow.caption is None or not flow.blocks:
        reader.walk(flow, node, look)
        reader.part(flow)
    elif caption := reader.inlines(node, look):
        flow.caption.append(caption)


def _figure(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    reader.part(flow)
    inner = reader.flow_of(node, look, figure=True)
    reader.put(flow, *captioned(inner.blocks, flattened(Paragraph(line) for line in inner.caption or ())))


def _table(reader: Reader, flow: Flow, node: LexborNode, look: Look) -> None:
    if is_numbered(node) and (code := code_of(node)):
        reader.put(flow, code)
        return
    names = reader.take_names()
    grid = read_grid(node, reader.shows, lambda cell: reader.blocks_in(cell, look))
    blocks = list(grid.cell_blocks())
    if "tr-caption-container" in (node.attributes.get("class") or ""):  # how Blogger captions a picture
        last = blocks.pop() if len(blocks) > 1 else None
        blocks = captioned(blocks, flattened([last] if last else []))
    elif grid.lays_out():
        blocks = [*(block for caption in grid.captions for block in caption), *blocks]
    else:
        names += chain(names_in(blocks), *(names_in(caption) for caption in grid.captions))
        table = grid.table()
        blocks = [table] if table else []
    reader.hold_names(names)
    reader.put(flow, *blocks)


def captioned(blocks: list[Block], caption: Inlines) -> list[Block]:
    """`blocks` with `caption` on the picture or table that ends them, else as a paragraph after them."""
    if not caption:
        return blocks
    last = blocks[-1] if blocks else None
    if isinstance(last, Image | Table) and not last.caption:
        return [*blocks[:-1], replace(last, caption=caption)]
    return [*blocks, Paragraph(caption)]


def handlers_for(classes: Iterable[str]) -> Handlers:
    """How the elements of a body that has these `classes` are read."""
    told = any(_by_classes(text, tag) for text in classes for tag in ("div", "pre", "img"))
    return Handlers(BY_TAG, _by_class if told else None)


BY_TAG: dict[str, Handler] = {
    **dict.fromkeys(HEADINGS, Reader.heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), read_list),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), _code),
    **dict.fromkeys(("iframe", "video", "audio", "object", "embed", "amp-iframe", "amp-video", "amp-youtube"), _embed),
    **dict.fromkeys(("lite-youtube", "lite-vimeo", "amp-vimeo", "amp-audio"), _embed),
    **dict.fromkeys(("abbr", "acronym"), _abbreviation),
    **dict.fromkeys(("img", "amp-img"), _image),
    "a": _link, "hr": _rule, "q": _quotation, "blockquote": _quote, "details": _details, "dl": read_definitions,
    "table": _table, "figure": _figure, "figcaption": _figcaption, "picture": _picture, "noscript": _noscript,
    "math": _math, "mjx-container": _math_container, "script": _script, "svg": _drawing, "canvas": _canvas,
    "textarea": _text_field, "rt": _ruby_text, "rp": _nothing,
}  # fmt: skip
