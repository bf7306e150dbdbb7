"""Which package on a stick is the office's word for this laptop."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from commission_app.services.day.office_words import Judged, LookForWords, words_of
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn
from tests.support.practice import opened

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.practice import Practice
    from tests.support.practice import OnePractice


@pytest.fixture
def season(practice: OnePractice) -> Practice:
    return practice("scoring")


@pytest.fixture
def usb(season: Practice, tmp_path: Path) -> Path:
    """A stick with the office's word for every laptop, and rubbish."""
    folder = tmp_path / "usb"
    folder.mkdir()
    with opened(season) as office:
        HandOver(folder)(office)
    (folder / "KZL-RUBBISH.cmx").write_bytes(b"rubbish")
    (folder / "holiday.jpg").write_bytes(b"rubbish")
    return folder


def look(season: Practice, usb: Path, judged: tuple[Judged, ...] = ()) -> tuple[Judged, ...]:
    with opened(season, "M01") as laptop:
        return LookForWords(usb, judged)(laptop)


def test_only_the_package_for_this_laptop_is_found(season: Practice, usb: Path) -> None:
    judged = look(season, usb)
    assert len(judged) == len(list(usb.glob("*.cmx")))
    (word,) = words_of(judged)
    with opened(season, "M01") as laptop:
        (taken,) = TakeIn([word.file])(laptop).value
    assert taken.result == "taken"


def test_what_was_taken_in_is_no_news(season: Practice, usb: Path) -> None:
    (word,) = words_of(look(season, usb))
    with opened(season, "M01") as laptop:
        TakeIn([word.file])(laptop)
    assert words_of(look(season, usb)) == ()


def test_own_packages_are_not_offered(season: Practice, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    with opened(season, "M01") as laptop:
        HandOver(folder)(laptop)
    assert words_of(look(season, folder)) == ()


def test_a_judged_file_is_not_opened_again_unless_it_changed(
    season: Practice, usb: Path
) -> None:
    judged = look(season, usb)
    (word,) = words_of(judged)
    told = tuple(Judged(*one.mark, None) for one in judged)
    assert words_of(look(season, usb, told)) == (), "it was believed what was judged"
    word.file.touch()
    assert [one.file for one in words_of(look(season, usb, told))] == [word.file]


def test_a_stick_that_is_gone_holds_nothing(season: Practice, usb: Path) -> None:
    shutil.rmtree(usb)
    assert look(season, usb) == ()
