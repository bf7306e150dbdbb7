"""Around the screens: palette, help, menu, notices, what is asked before one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from commission_app.services.office.matrix import ReadMatrix
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.shell.crash import CrashDialog
from commission_app.views.shell.help import HelpWindow
from commission_app.views.shell.menu import Menu
from commission_app.views.shell.palette import Palette
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import joined, phrase
from tests.support.gallery.shot import MEMBER, Shot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.views.paper_sheets.paper_sheet_view import PaperSheetView
    from tests.support.desks import Driver

LAPTOP = (1093, 614)  # 1366 x 768 at 125 per cent
FAULT = 'RuntimeError\n  File "views/kit/table.py", line 214, in _share\n  (values left out)'


def _clear(driver: Driver) -> None:
    """Nothing of the last picture lies above the window."""
    driver.work.notices.clear()
    for kind in (Palette, HelpWindow, CrashDialog, Menu):
        for one in driver.window.findChildren(kind):
            one.close()
            one.deleteLater()
    driver.window.activateWindow()
    driver.settle()


def _palette(driver: Driver, query: str = "") -> None:
    _clear(driver)
    Palette(driver.window, driver.work).open_over()
    driver.settle()
    if query:
        driver.type(query)


def _help(driver: Driver, page: str, search: str = "") -> None:
    _clear(driver)
    window = HelpWindow(driver.window)
    window.setProperty("a_window", True)
    window.search.setText(search)
    window.open_page(page)
    window._fill(search)


def _help_window(driver: Driver) -> QWidget:
    return driver.window.findChildren(HelpWindow)[-1]


def _menu(driver: Driver) -> QWidget:
    """Made anew for each language, as whenever it is opened."""
    _clear(driver)
    menu = Menu(driver.window, "light")
    menu.ensurePolished()
    menu.adjustSize()
    return menu


def _crash(driver: Driver) -> None:
    _clear(driver)
    dialog = CrashDialog(driver.window)
    dialog.add(FAULT)
    dialog.open()


def _crash_dialog(driver: Driver) -> QWidget:
    return driver.window.findChildren(CrashDialog)[-1]


def _no() -> None:
    """Nobody presses it."""


def _notices(driver: Driver) -> None:
    """A full disk, a lock that comes soon, a refusal: one below the other."""
    _clear(driver)
    driver.desk.runner.refused.disconnect(driver._refuse)
    driver.desk.runner.refused.emit(
        UserError(T("models.disk_full"), path="D:/Іріктеу 2026/commission.db")
    )
    refusal = UserError(T("services.folder_gone"), folder="/media/secretary/KINGSTON")
    again, lose = phrase(T("shell.unkept_again")), phrase(T("shell.lose_and_go"))
    note = "Қосымша сұраққа сенімді жауап берді, мысал келтірді"
    words = joined(phrase(T("score.note")), note, between=": ")
    unkept = phrase(T("shell.unkept"))
    driver.desk.tell(Notice("unkept", "critical", unkept, words, again, _no, lose, _no))
    driver.desk.tell(Notice("gone", "critical", phrase(T("shell.refused")), refusal))
    driver.desk.runner.refused.connect(driver._refuse)
    title, text = phrase(T("entrance.idle_soon")), phrase(T("entrance.idle_key"))
    driver.desk.tell(Notice("idle", "caution", title, text))


def _part(driver: Driver) -> None:
    """A sheet on paper is half typed, and its marks would go with the window."""
    _clear(driver)
    matrix = driver.ask(ReadMatrix())
    one = next(cell for row in matrix.rows for cell in row.cells if cell is not None)
    driver.go("paper_sheet", f"{one.interview}/{one.member}")
    cast("PaperSheetView", driver.work.pages.screen_in_front).by.editor.setFocus()
    driver.type("Ахметова Сәуле")
    driver.press("Enter", "Enter", "4", "3")
    driver.work.may_close(lambda: None)


SHOTS = (
    Shot("shell-palette", "season", "prepared", does=_palette),
    Shot("shell-palette-search", "season", "prepared", does=lambda d: _palette(d, "ра")),
    Shot("shell-palette-nothing", "season", "prepared", does=lambda d: _palette(d, "йцукен")),
    Shot("shell-palette-1093", "season", "prepared", does=_palette, size=LAPTOP),
    Shot(
        "shell-help",
        "season",
        "prepared",
        does=lambda d: _help(d, "import"),
        seen=_help_window,
    ),
    Shot(
        "shell-help-keys",
        "season",
        "prepared",
        does=lambda d: _help(d, "keyboard"),
        seen=_help_window,
    ),
    Shot(
        "shell-help-search",
        "season",
        "prepared",
        does=lambda d: _help(d, "season", "F8"),
        seen=_help_window,
    ),
    Shot(
        "shell-help-nothing",
        "season",
        "prepared",
        does=lambda d: _help(d, "season", "йцукен"),
        seen=_help_window,
    ),
    Shot("shell-menu", "season", "prepared", does=_clear, seen=_menu),
    Shot("shell-crash", "season", "prepared", does=_crash, seen=_crash_dialog),
    Shot("shell-notices", "season", "prepared", does=_notices),
    Shot("shell-notices-1093", "commission", "prepared", does=_notices, size=LAPTOP),
    Shot("shell-parting", "season", "prepared", does=_part, spoils=True),
    Shot("shell-member-palette", "today", "prepared", MEMBER, _palette),
    Shot("shell-member-notices", "today", "prepared", MEMBER, _notices, size=LAPTOP),
    Shot(
        "shell-member-help",
        "today",
        "prepared",
        MEMBER,
        lambda d: _help(d, "score"),
        seen=_help_window,
    ),
)
