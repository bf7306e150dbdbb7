"""A correction that was begun: on the disk until it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.day.corrections import Begun, KeepCorrection, ReadCorrection
from commission_app.services.day.own_sheets import ReadOwnSheets
from commission_app.services.sealing import CorrectSheet, VoidSheet
from tests.support.practice import opened
from tests.support.seasons import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from commission_app.services.workspace import Workspace
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason

BEGUN = Begun({"C1": (None, ""), "C2": (3, "слова")}, "заметка", "строкой ошиблась")


@pytest.fixture
def laptop(practice: OnePractice) -> Iterator[Workspace]:
    with opened(practice("scoring"), "M01") as workspace:
        yield workspace


def test_what_was_begun_is_read_again_and_changes_no_sheet(laptop: Workspace) -> None:
    before = ReadOwnSheets()(laptop)
    revision = before.sheets[0].current.digest
    assert ReadCorrection(revision)(laptop) is None
    KeepCorrection(revision, BEGUN)(laptop)
    assert ReadCorrection(revision)(laptop) == BEGUN
    assert ReadOwnSheets()(laptop) == before


def test_once_recorded_nothing_is_begun_any_more(laptop: Workspace) -> None:
    one, other = ReadOwnSheets()(laptop).sheets[:2]
    for sheet in (one, other):
        KeepCorrection(sheet.current.digest, BEGUN)(laptop)
    CorrectSheet(one.interview, {}, "строкой ошиблась", "другая заметка")(laptop)
    VoidSheet(other.interview, "не тот человек")(laptop)
    assert ReadCorrection(one.current.digest)(laptop) is None
    assert ReadCorrection(other.current.digest)(laptop) is None


def test_an_office_corrects_no_sheet(founded: SmallSeason) -> None:
    with refused("services.laptop_only"):
        KeepCorrection("0" * 64, BEGUN)(founded.office)
