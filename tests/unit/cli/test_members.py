"""Members by command line: one of them gets other data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.cli.root import REFUSED, USAGE
from tests.unit.cli.conftest import MEMBERS

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Line


def same_table(line: Line, position: str) -> dict[str, int]:
    """How many rows of the first table are not as they were, but for this position."""
    rows = [MEMBERS[0], (*MEMBERS[1][:4], position, *MEMBERS[1][5:]), MEMBERS[2]]
    return line.here("members", "import", line.table("n.csv", *rows), "--json").found


def test_one_thing_of_a_member_changes_and_nothing_else(peopled: Line) -> None:
    words = ("members", "change", "M1", "--position-ru", "советник")
    said = peopled.here(*words, "--json")
    assert said.found == {"member": "M1"}
    assert same_table(peopled, "советник") == {"added": 0, "changed": 0}


def test_it_is_said_in_words(peopled: Line) -> None:
    said = peopled.here("members", "change", "M1", "--name-ru", "Аманов Асан Болатович")
    assert said.out == "The data of member M1 are changed.\n"


def test_nothing_named_is_refused(peopled: Line) -> None:
    said = peopled.here("members", "change", "M1")
    assert said.code == REFUSED
    assert "--position-ru" in said.err


def test_unknown_member_lists_the_known_ones(peopled: Line) -> None:
    said = peopled.here("members", "change", "M7", "--votes", "no")
    assert said.code == REFUSED
    assert "M1, S1" in said.err


def test_a_secretary_gets_no_vote(peopled: Line) -> None:
    assert peopled.here("members", "change", "S1", "--votes", "yes").code == REFUSED


def test_another_word_for_a_function_is_wrong_usage(peopled: Line) -> None:
    said = peopled.here("members", "change", "M1", "--function", "boss")
    assert said.code == USAGE
    assert "chair" in said.err


def test_once_a_laptop_is_out_a_reason_is_asked_for(peopled: Line) -> None:
    peopled.here("laptop", "prepare", "M1", "--out", str(peopled.folder / "M1.cmx"))
    words = ("members", "change", "M1", "--position-ru", "советник")
    assert peopled.here(*words).code == REFUSED
    assert peopled.here(*words, "--reason", "Appointed elsewhere").code == 0


def test_a_second_code_for_a_name_that_stands_is_told_beside_the_answer(peopled: Line) -> None:
    again = peopled.table("n.csv", MEMBERS[0], ("M2", *MEMBERS[1][1:5], "member", "1"))
    said = peopled.here("members", "import", again, "--json")
    assert said.found == {"added": 1, "changed": 0}
    assert said.err == (
        "Аманов А. Б.: this name already stands under M1; "
        "the commission now has two members of that name.\n"
    )
    assert peopled.here("members", "import", again).err.count("Аманов") == 0
