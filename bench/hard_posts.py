"""Posts made to hurt whoever lays them out: too deep, too long, too many rows, one endless word."""

from bench import corpus
from bench.reading import Source

DEEP, ROWS, LETTERS, MEGABYTES = 10_000, 5_000, 2**20, 5


def hard_posts() -> dict[str, Source]:
    """Each by what is hard in it."""
    divs = "".join(f"<div>djup nivå {level} med några ord i raden" for level in range(DEEP)) + "</div>" * DEEP
    cells = "".join(
        f"<tr><td>rad {row}</td><td>{row * 7919 % 10_000}</td><td>några ord om rad {row}</td></tr>"
        for row in range(ROWS)
    )
    html, markdown = corpus.single_post(MEGABYTES * 2**20)
    return {
        f"{DEEP} nested `<div>`s": Source(divs, "djup nivå 0"),
        f"{MEGABYTES} MB": Source(html, markdown[:12]),
        f"a table of {ROWS} rows": Source(f"<table>{cells}</table>", "rad 0 "),
        "1 MB without a space": Source("<p>" + "abcdefghij" * (LETTERS // 10) + "</p>", "abcdefghijab"),
    }
