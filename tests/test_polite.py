"""Each rule on politeness, played against a real server: the rows of `python -m bench polite`, a test each."""

import pytest
from bench.polite import ROWS


@pytest.mark.parametrize("row", ROWS)
async def test_the_server_sees_what_the_rule_says(row: str) -> None:
    assert await ROWS[row]()
