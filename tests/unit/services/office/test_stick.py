"""A stick is looked at before anything is taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles
from commission_app.services.office.stick import (
    LookAt,
    Lying,
    package_files,
)
from commission_app.services.sealing import CorrectSheet
from commission_app.services.taking_in import TakeIn
from tests.support.seasons import SmallSeason

if TYPE_CHECKING:
    from pathlib import Path


def look(season: SmallSeason, *paths: Path) -> list[Lying]:
    return list(LookAt(paths or (season.folder / "usb",))(season.office).value)


def test_what_lies_on_a_stick_says_what_it_is(equipped: SmallSeason) -> None:
    equipped.score("M01", equipped.interviews[0], 4)
    fresh, back = equipped.folder / "a" / "new.cmx", equipped.folder / "a" / "back.cmx"
    fresh.parent.mkdir()
    HandOver(fresh)(equipped.workspace("M01"))
    HandOver(back, "M01")(equipped.office)
    (fresh.parent / "bad.CMX").write_bytes(b"nothing")
    (fresh.parent / "notes.txt").write_text("no package")
    before = (equipped.facts(), sorted(equipped.office.inbox.rglob("*")))
    found = {one.file.name: one for one in look(equipped, fresh.parent, equipped.stick("M02"))}
    assert {name: one.lies for name, one in found.items()} == {
        "new.cmx": "new",
        "back.cmx": "own",
        "bad.CMX": "refused",
        "M02.cmx": "known",
    }
    assert [name for name, one in found.items() if one.chosen] == ["new.cmx"]
    new = found["new.cmx"]
    assert (new.member, new.laptop, new.number, new.sheets) == ("M01", "CM-01", 2, 1)
    assert new.sender is not None
    assert new.sender.say("ru") == "ноутбук CM-01 (Сарсенбаева Айгуль Кайратовна)"
    assert found["bad.CMX"].reason is not None
    assert (equipped.facts(), sorted(equipped.office.inbox.rglob("*"))) == before


def test_a_package_for_another_device_is_refused_with_its_reason(
    equipped: SmallSeason,
) -> None:
    foreign = equipped.stick("set-up M01")
    copy = equipped.folder / "copy.cmx"
    copy.write_bytes(foreign.read_bytes()[:-1])
    (one,) = look(equipped, copy)
    assert (one.lies, one.chosen) == ("refused", False)


def test_files_are_found_in_folders_once_and_not_through_links(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    for folder in (tmp_path, deep.parent, deep):
        (folder / "one.cmx").write_bytes(b"x")
    (tmp_path / "link").symlink_to(deep)
    found = [str(f.relative_to(tmp_path)) for f in package_files([tmp_path, tmp_path])]
    assert found == ["a/b/c/one.cmx", "one.cmx"]


def test_several_packages_of_several_laptops_are_listed_newest_first(
    equipped: SmallSeason,
) -> None:
    stick = equipped.folder / "KINGSTON"
    stick.mkdir()
    one, two = equipped.interviews[:2]
    for member, interview in (("M01", one), ("M02", one), ("M01", two)):
        equipped.score(member, interview, 4)
        HandOver(stick)(equipped.workspace(member))
    found = look(equipped, stick)
    assert [(f.member, f.number, f.sheets) for f in found] == [
        ("M01", 3, 2),
        ("M02", 2, 1),
        ("M01", 2, 1),
    ]
    made = [f.made for f in found if f.made is not None]
    assert made == sorted(made, reverse=True)
    assert len(made) == 3
    assert all(f.chosen for f in found)
    TakeIn([found[0].file])(
        equipped.office
    )  # the newest holds everything that the older one holds
    again = look(equipped, stick)
    assert [f.chosen for f in again] == [False, True, True]
    taken = TakeInFiles([f.file for f in again if f.chosen])(equipped.office).value
    assert (taken.new, [one.taken.sheets for one in taken.packages]) == (1, [1, 0])


def test_a_stick_with_half_a_package_shows_only_the_whole_ones(equipped: SmallSeason) -> None:
    stick = equipped.folder / "KINGSTON"
    stick.mkdir()
    (sent,) = HandOver(stick)(equipped.workspace("M01")).value
    (stick / "KZL-000000.cmx.part").write_bytes(sent.path.read_bytes()[:500])
    assert [f.file.name for f in look(equipped, stick)] == [sent.path.name]
    assert look(equipped, equipped.folder / "pulled out")[0].lies == "refused"


def test_a_path_that_the_disk_answers_with_an_error_is_refused_in_words(
    equipped: SmallSeason,
) -> None:
    (found,) = look(equipped, equipped.folder / ("a" * 300))
    assert found.lies == "refused"
    assert found.reason is not None


def test_a_corrected_sheet_on_a_stick_is_one_sheet_and_a_correction(
    equipped: SmallSeason,
) -> None:
    one, two = equipped.interviews[:2]
    equipped.score("M01", one, 4)
    equipped.score("M01", two, 3)
    CorrectSheet(one, {"C1": (5, "")}, "Қате басылды.")(equipped.workspace("M01"))
    HandOver(equipped.stick("M01"))(equipped.workspace("M01"))
    (found,) = look(equipped, equipped.stick("M01"))
    assert (found.sheets, found.corrections) == (2, 1)
