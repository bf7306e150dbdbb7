"""Acts from anywhere: by their keys, each with words in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from commission_app.models import diary
from commission_app.views.actions import ACTIONS, actions_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from commission_app.views.shell.work import Work
    from tests.support.chosen_files import ChosenFiles

from tests.unit.views.shell.conftest import files, laptop, practice, shelf, shown

__all__ = ("files", "laptop", "practice", "shelf", "shown")


def run(work: Work, key: str) -> None:
    next(one for one in ACTIONS if one.key == key).run(work)


def lines(work: Work) -> list[str]:
    with work.desk._workspace.read() as now:
        return [line.what for line in diary.entries(now.c)]


def test_keys_are_given_once() -> None:
    keys = [one.shortcut for one in ACTIONS if one.shortcut]
    assert len(keys) == len(set(keys))
    assert len({one.key for one in ACTIONS}) == len(ACTIONS)


def test_both_roles_may_lock_and_ask_for_help() -> None:
    for role in ("office", "laptop"):
        assert {"lock", "help"} <= {one.key for one in actions_of(role)}


def test_ctrl_l_locks(shown: Work, qtbot: QtBot) -> None:
    with qtbot.waitExposed(shown.window()):
        shown.window().activateWindow()
    with qtbot.waitSignal(shown.desk.locked):
        qtbot.keyClick(shown.window(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_f1_asks_for_the_page_of_the_screen_in_front(shown: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.help_wanted) as wanted:
        run(shown, "help")
    assert wanted.args == ["today"]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_language_is_asked_for(shown: Work, qtbot: QtBot, lang: str) -> None:
    with qtbot.waitSignal(shown.language_wanted) as wanted:
        run(shown, lang)
    assert wanted.args == [lang]


@pytest.mark.parametrize(
    ("key", "mode"), [("dark", "dark"), ("light", "light"), ("system", "")]
)
def test_look_is_asked_for(shown: Work, qtbot: QtBot, key: str, mode: str) -> None:
    with qtbot.waitSignal(shown.mode_wanted) as wanted:
        run(shown, key)
    assert wanted.args == [mode]


def test_what_is_seen_goes_to_the_printer_with_a_line_in_the_diary(
    shown: Work, qtbot: QtBot, files: ChosenFiles
) -> None:
    run(shown, "print")
    qtbot.waitUntil(lambda: shown.desk.runner.idle)
    assert [page.width() for page in files.printed] == [shown.pages.width()]
    assert lines(shown)[-1] == "screen.printed"


def test_who_thinks_better_of_it_printed_nothing(
    shown: Work, qtbot: QtBot, files: ChosenFiles
) -> None:
    files.prints = False
    run(shown, "print")
    qtbot.waitUntil(lambda: shown.desk.runner.idle)
    assert "screen.printed" not in lines(shown)
