"""Which stick is meant, and what its row says."""

from __future__ import annotations

from pathlib import Path

from commission_app.services.day.sticks import Stick
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.handing_over.stick_lines import CHOSEN, OTHER, best, key_of, lines_of
from commission_app.views.support.tongue import said


def stick(name: str, *, ready: bool = True) -> Stick:
    fault = None if ready else UserError(T("day.stick_read_only"), label=name)
    return Stick(Path("/media") / name, name, True, 1024**3, 1024**3, fault, None)


def test_the_chosen_one_is_meant_while_it_is_there() -> None:
    e, f = stick("E"), stick("F")
    assert best([e, f], key_of(f)) == f
    assert best([e], key_of(f)) == e
    assert best([], key_of(f)) is None


def test_without_a_choice_the_first_that_is_ready_is_meant() -> None:
    locked, free = stick("E", ready=False), stick("F")
    assert best([locked, free], "") == free
    assert best([locked], "") == locked
    assert best([locked, free], key_of(locked)) == locked, "a person may look at it"


def test_a_row_says_whether_it_fits_and_which_is_chosen() -> None:
    found = lines_of([stick("E"), stick("F", ready=False)], "/media/E")
    assert [said(line.word) for line in found] == ["готова", "не подходит"]
    assert [line.lead for line in found] == [CHOSEN, OTHER]
    assert said(found[0].lower) == "1,0 ГБ свободно"


def test_a_stick_that_is_gone_is_not_called_unfit() -> None:
    fault = UserError(T("day.stick_gone"), label="E")
    gone = Stick(Path("/media/E"), "E", True, 0, 0, fault, None)
    assert said(lines_of([gone], "")[0].word) == "не видна"
