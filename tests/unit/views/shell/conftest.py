"""An open laptop and an open office with the shell around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.opening import open_workspace
from commission_app.views.shell.window import Window
from commission_app.views.shell.work import Work
from commission_app.views.support.desk import Desk
from tests.support.chosen_files import ChosenFiles
from tests.support.practice import noon, practice, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.support.practice import OnePractice

__all__ = ("practice", "shelf")


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def laptop(practice: OnePractice, files: ChosenFiles) -> Iterator[Desk]:
    """A member's desk at noon of the first day."""
    season = practice("scoring")
    one = season.laptop()
    desk = Desk(open_workspace(one.folder, one.passphrase, noon(season, one.member)), files)
    yield desk
    desk.close()


@pytest.fixture
def shown(qtbot: QtBot, laptop: Desk) -> Iterator[Work]:
    """The laptop's screens in a window."""
    window = Window()
    qtbot.addWidget(window)
    work = Work(laptop)
    window.show_work(work)
    window.show()
    yield work
    window.hide()  # the window lives as long as the test
