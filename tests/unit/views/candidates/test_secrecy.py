"""Before the reveal not a word on these screens tells one mark from another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from commission_app.views.candidates.candidates_view import CandidatesView
from commission_app.views.season.season_view import SeasonView
from commission_app.views.support.desk import Desk
from tests.support.chosen_files import ChosenFiles
from tests.support.seasons import FOUNDED, MEMBERS, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from commission_app.views.support.screen import Screen


@pytest.fixture
def equipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallSeason]:
    """A small season whose members have their laptops."""
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "computer"))
    season = SmallSeason(tmp_path / "season", Clock(FOUNDED), "secrecy")
    season.folder.mkdir()
    season.found()
    season.fill()
    for member in MEMBERS:
        season.equip(member)
    yield season
    season.close()


def scored(season: SmallSeason, levels: Sequence[int]) -> None:
    for interview, level in zip(season.interviews, levels, strict=True):
        for member in MEMBERS[:3]:
            if level:
                season.score(member, interview, level)
    season.carry(*MEMBERS)


def visible(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def settled(desk: Desk) -> None:
    for _ in range(500):
        QTest.qWait(5)
        if desk.runner.idle:
            return
    pytest.fail("never came to rest")


def shown(desk: Desk, screen: Screen, qtbot: QtBot) -> Screen:
    qtbot.addWidget(screen)
    screen.setProperty("a_window", True)
    screen.resize(1366, 768)
    screen.show()
    screen.refresh()
    settled(desk)
    return screen


def told(season: SmallSeason, qtbot: QtBot) -> list[str]:
    """Every word of the season, of the list in each order, and of each dossier."""
    desk = Desk(season.office, ChosenFiles())
    words = visible(shown(desk, SeasonView(desk), qtbot))
    view = cast("CandidatesView", shown(desk, CandidatesView(desk), qtbot))
    for column in view.table.rows.columns:
        view.table.sort_by(column.key, falling=False)
        words += [cell for row in view.table.seen().rows for cell in row]
    for code in season.interviews:
        view.open_at(code)
        view.refresh()
        settled(desk)
        for tab in ("data", "stages", "papers"):
            view.panel.tabs.button(tab).click()
            QApplication.sendPostedEvents()
            words += visible(view.panel)
    desk.close()
    season.opened.pop("office")
    return words


def test_two_seasons_that_differ_in_marks_only_read_alike(
    equipped: SmallSeason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    other = equipped.copy(tmp_path / "other")
    scored(equipped, (5, 4, 3, 5, 4, 3))
    mine = told(equipped, qtbot)
    equipped.close()
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "another computer"))
    scored(other, (3, 5, 4, 3, 5, 4))
    theirs = told(other, qtbot)
    other.close()
    assert "Баллы закрыты до раскрытия" in mine
    assert mine == theirs


def test_the_comparison_can_fail(
    equipped: SmallSeason, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A sheet more is no secret, and is seen."""
    other = equipped.copy(tmp_path / "other")
    scored(equipped, (5, 4, 3, 5, 4, 3))
    mine = told(equipped, qtbot)
    equipped.close()
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "another computer"))
    scored(other, (5, 4, 3, 5, 4, 0))
    assert told(other, qtbot) != mine
    other.close()
