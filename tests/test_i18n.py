"""Every word the program says is there in Swedish too, and none goes round i18n."""

import string
from pathlib import Path

import pytest

from blogtui import i18n
from blogtui.actions import ACTIONS, Action
from blogtui.commands import COMMANDS
from blogtui.i18n import environment_language, gettext, ngettext, number, set_language
from blogtui.locale import en, sv
from wording import VARIABLE_MESSAGES, WAIVED, Call, calls, sentences, sources, waived

SWEDISH = {message: told for part in sv.parts() for message, told in part.items()}


def places(message: str) -> set[str]:
    """The `{name}` places of a message, with what is asked of their form."""
    return {
        f"{name}!{conversion}:{form}"
        for _, name, form, conversion in string.Formatter().parse(message)
        if name is not None
    }


@pytest.fixture(scope="module")
def every_call() -> list[Call]:
    return [call for path in sources() for call in calls(path)]


@pytest.fixture(scope="module")
def messages(every_call: list[Call]) -> dict[str, str]:
    """Every message in the program and where it is said."""
    return {message: call.where for call in every_call for message in call.messages}


def test_every_message_is_there_in_swedish(messages: dict[str, str]) -> None:
    assert {message: where for message, where in messages.items() if message not in SWEDISH} == {}


def test_no_translation_is_left_over(messages: dict[str, str]) -> None:
    assert [message for message in SWEDISH if message not in messages] == []


def test_no_translation_is_empty() -> None:
    assert [message for message, told in SWEDISH.items() if not told.strip()] == []


@pytest.mark.parametrize("message", sorted(SWEDISH))
def test_a_translation_has_the_places_of_its_message(message: str) -> None:
    assert places(SWEDISH[message]) == places(message)


def test_every_place_of_a_message_is_filled(every_call: list[Call]) -> None:
    def missing(call: Call) -> set[str]:
        wanted = {place.partition("!")[0] for message in call.messages for place in places(message)}
        return wanted - call.values - ({"n"} if call.function == "ngettext" else set())

    literal = [call for call in every_call if call.function != "gettext_noop" and not call.any_values]
    assert [(call.where, missing(call)) for call in literal if missing(call)] == []


def test_a_message_in_a_variable_was_marked_where_it_stands(every_call: list[Call]) -> None:
    unknown = [call for call in every_call if call.variable and call.variable not in VARIABLE_MESSAGES]
    assert [f"{call.where}: {call.variable}" for call in unknown] == []


def test_no_exception_is_kept_that_nothing_needs(every_call: list[Call]) -> None:
    said = {sentence.text for path in sources() for sentence in sentences(path)}
    assert set(WAIVED) <= said
    assert set(VARIABLE_MESSAGES) <= {call.variable for call in every_call}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_named_and_explained_in_swedish(action: Action) -> None:
    assert {action.label, action.help, action.group} <= SWEDISH.keys()


def test_every_command_is_explained_in_swedish() -> None:
    assert {summary for _module, summary in COMMANDS.values()} <= SWEDISH.keys()


def test_no_sentence_goes_round_i18n() -> None:
    found = [sentence for path in sources() for sentence in sentences(path) if not waived(sentence)]
    assert [str(sentence) for sentence in found] == []


@pytest.mark.parametrize(
    "planted",
    [
        'print("There is no such blog")',
        'raise ValueError(f"No blog is called {name}")',
        'label = "Mark as read"',
        'parser.add_argument("--all", help="Every post there is")',
        'notify("det finns ingen blogg här")',
        'print(_("{what}; z undoes", what=f"{n} posts are read"))',
    ],
)
def test_a_sentence_that_goes_round_i18n_is_found(tmp_path: Path, planted: str) -> None:
    path = tmp_path / "planted.py"
    path.write_text(f'"""A docstring may say what it likes."""\n\n{planted}\n', encoding="utf-8")
    assert len(list(sentences(path))) == 1


@pytest.mark.parametrize(
    "innocent",
    [
        'print(_("There is no such blog"))',
        'if "no such table" in str(error): pass',
        'TAGS = "p div section article".split()',
        'print(ngettext("{n} post is there", "{n} posts are there", n))',
        'LABEL = N_("Mark as read")',
        'db.execute("SELECT id FROM post WHERE blog_id = ?")',
        'CSS = "Screen { background: red; } #side { width: 3; }"',
        'key = "ctrl+p"',
        'WORDS = re.compile("[A-Z] and B")',
    ],
)
def test_what_is_no_sentence_is_let_be(tmp_path: Path, innocent: str) -> None:
    path = tmp_path / "innocent.py"
    path.write_text(f'"""A docstring may say what it likes."""\n\n{innocent}\n', encoding="utf-8")
    assert [str(sentence) for sentence in sentences(path)] == []


def test_both_languages_name_the_months() -> None:
    assert len(sv.MONTHS) == len(en.MONTHS) == 12


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [("sv", "sv"), ("sv_SE.UTF-8", "sv"), ("sv-FI", "sv"), ("SV", "sv"), ("en_GB", "en"), ("fr_FR", "en"), ("C", "en")],
)
def test_a_language_is_known_by_its_tag(tag: str, spoken: str) -> None:
    assert set_language(tag) == spoken == i18n.language()


def test_the_environment_is_asked_in_the_order_of_posix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    monkeypatch.delenv("LC_ALL")
    assert environment_language() == "sv_SE.UTF-8"
    monkeypatch.setenv("LC_MESSAGES", "en_GB.UTF-8")
    assert environment_language() == "en_GB.UTF-8"
    monkeypatch.setenv("LC_ALL", "sv")
    assert set_language(None) == "sv"


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert set_language(None) == "sv"


def test_an_environment_without_a_language_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LC_ALL")
    assert set_language(None) == "en"


def test_an_unknown_message_is_said_as_it_stands() -> None:
    set_language("sv")
    assert gettext("no such message {x}", x=1) == "no such message 1"


def test_braces_stay_when_nothing_is_to_be_filled_in() -> None:
    assert gettext("a {brace}") == "a {brace}"


def test_a_value_with_braces_is_not_filled_again() -> None:
    assert gettext("at {place}", place="{place}") == "at {place}"


def test_one_and_many() -> None:
    said = [ngettext("{n} post", "{n} posts", n) for n in (0, 1, 2, 12_345)]
    assert said == ["0 posts", "1 post", "2 posts", "12\u202f345 posts"]


@pytest.mark.parametrize(
    ("n", "written"),
    [(0, "0"), (9_999, "9999"), (10_000, "10\u202f000"), (1_234_567, "1\u202f234\u202f567"), (-10_000, "-10\u202f000")],
)
def test_numbers_are_grouped_from_ten_thousand(n: int, written: str) -> None:
    assert number(n) == written
