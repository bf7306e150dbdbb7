"""What taking in has changed is said in words, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles, TakenIn
from commission_app.services.scoring import Declare
from commission_app.services.sealing import CorrectSheet
from tests.support.seasons import SmallSeason

if TYPE_CHECKING:
    from pathlib import Path


def take(season: SmallSeason, *paths: Path) -> TakenIn:
    return TakeInFiles(paths)(season.office).value


def test_what_was_taken_in_is_summed_up_in_words(equipped: SmallSeason) -> None:
    one, two, *_ = equipped.interviews
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 3)
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    taken = take(equipped, equipped.stick("M01"))
    assert (taken.new, taken.corrected, taken.refused, taken.missing) == (2, 0, 0, 22)
    assert taken.packages[0].text.say("ru") == (
        "ноутбук CM-01 (Сарсенбаева Айгуль Кайратовна): "
        "2 новых листа, исправлений нет, не хватает ещё 4 листов."
    )
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(equipped.workspace("M01"))
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    bad = equipped.folder / "bad.cmx"
    bad.write_bytes(b"nothing")
    taken = take(equipped, equipped.stick("M01"), bad)
    assert (taken.new, taken.corrected, taken.refused, taken.conflicts) == (0, 1, 1, 0)
    assert taken.summary.say("ru") == (
        "новых листов нет, 1 исправленный лист, отклонён 1 файл, не хватает ещё 22 листов."
    )
    assert "bad.cmx" in taken.packages[1].text.say("en")


def test_the_same_file_twice_changes_nothing(equipped: SmallSeason) -> None:
    equipped.carry("M01")
    before = equipped.facts()
    again = take(equipped, equipped.stick("M01"))
    assert (again.new, equipped.facts()) == (0, before)
    assert again.packages[0].text.key == "office.file_known"


def test_sheets_of_a_laptop_that_waits_are_told_with_what_they_wait_for(
    founded: SmallSeason,
) -> None:
    founded.enrol("M02")
    Declare()(founded.workspace("M02"))
    HandOver(founded.stick("M02"))(founded.workspace("M02"))
    (first,) = take(founded, founded.stick("M02")).packages
    assert first.waits
    assert first.text.say("ru").endswith("): пакет принят, новых листов в нём нет.")
    founded.score("M02", founded.interviews[0], 4)
    HandOver(founded.stick("M02"))(founded.workspace("M02"))
    (second,) = take(founded, founded.stick("M02")).packages
    assert second.waits
    assert second.text.say("ru").endswith(
        "): 1 новый лист, учитывается после подтверждения ноутбука."
    )


def test_of_a_confirmed_laptop_nothing_waits(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    assert [one.waits for one in take(equipped, equipped.stick("M01")).packages] == [False]
