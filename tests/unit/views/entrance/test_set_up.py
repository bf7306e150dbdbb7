"""A member's laptop: package, slip, passphrase; fingerprint and recovery key once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commission_app.services.devices.setting_up import PrepareLaptop
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.set_up import SetUpPage
from tests.support.keyboard import type_text
from tests.unit.views.entrance.test_entrance import GOOD, SLOW, press, words

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from commission_app.views.entrance.entrance import Entrance
    from tests.support.chosen_files import ChosenFiles
    from tests.support.seasons import SmallSeason
    from tests.unit.views.entrance.conftest import Entering


@pytest.fixture
def prepared(season: SmallSeason) -> tuple[Path, str]:
    """The package on the stick and the paper slip."""
    package = season.stick("M01")
    package.parent.mkdir(exist_ok=True)
    return package, PrepareLaptop("M01", package)(season.office).value.slip


@pytest.fixture
def entrance(enter: Entering) -> Entrance:
    entrance = enter()
    press(entrance.page, "Я член комиссии")
    return entrance


@pytest.fixture
def page(entrance: Entrance) -> SetUpPage:
    assert isinstance(entrance.page, SetUpPage)
    return entrance.page


def fill(page: SetUpPage, package: Path, slip: str, folder: Path) -> None:
    page.package.put(package)
    page.slip.put(slip)
    page.secret.first.editor.setText(GOOD)
    page.secret.again.editor.setText(GOOD)
    page.folder.line.put(str(folder))


def test_laptop_is_set_up_and_goes_on(
    entrance: Entrance,
    page: SetUpPage,
    prepared: tuple[Path, str],
    season: SmallSeason,
    qtbot: QtBot,
) -> None:
    fill(page, *prepared, season.folder / "mine.commission")
    page.go_button.click()
    qtbot.waitUntil(lambda: isinstance(entrance.page, OncePage), timeout=SLOW)
    once = entrance.page
    assert isinstance(once, OncePage)
    short = "   ".join(once.secret.fingerprint.split("-")[:2])
    assert short in words(once)
    assert "бумажную декларацию" in words(once)
    assert "нельзя показать" in words(once)
    closed: list[bool] = []
    assert not entrance.may_close(lambda: closed.append(True))
    assert "ещё не записан" in words(once)
    press(once, "Закрыть, не записав")
    assert closed == [True]


def test_what_was_written_down_lets_the_window_go(
    entrance: Entrance,
    page: SetUpPage,
    prepared: tuple[Path, str],
    season: SmallSeason,
    qtbot: QtBot,
) -> None:
    fill(page, *prepared, season.folder / "mine.commission")
    page.go_button.click()
    qtbot.waitUntil(lambda: isinstance(entrance.page, OncePage), timeout=SLOW)
    once = entrance.page
    assert isinstance(once, OncePage)
    once.written.click()
    assert entrance.may_close(lambda: None)
    with qtbot.waitSignal(entrance.opened, timeout=SLOW) as opened:
        once.go_button.click()
    assert opened.args is not None
    assert opened.args[0].own.member == "M01"


def test_slip_is_typed_through_its_groups_with_look_alikes(
    page: SetUpPage, prepared: tuple[Path, str]
) -> None:
    _, slip = prepared
    page.slip.groups[0].setFocus()
    type_text(page.slip.groups[0], slip.replace("-", "").replace("0", "O").lower())
    assert page.slip.text == slip


def test_backspace_goes_back_a_group(page: SetUpPage, qtbot: QtBot) -> None:
    page.slip.groups[0].setFocus()
    type_text(page, "ABCDE")
    assert page.window().focusWidget() is page.slip.groups[1]
    qtbot.keyClick(page.slip.groups[1], Qt.Key.Key_Backspace)
    assert page.window().focusWidget() is page.slip.groups[0]
    assert page.slip.groups[0].text() == "ABCDE"


def test_whole_slip_can_be_pasted(
    page: SetUpPage, prepared: tuple[Path, str], qtbot: QtBot
) -> None:
    QApplication.clipboard().setText(prepared[1])
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(page.slip.groups[0], Qt.Key.Key_V, control)
    assert page.slip.text == prepared[1]


def test_group_that_is_wrong_is_named(page: SetUpPage, prepared: tuple[Path, str]) -> None:
    page.package.put(prepared[0])
    page.slip.put(prepared[1])
    page.slip.groups[3].setText("AB")
    page.go_button.click()
    assert "Группа 4: знаков 2" in words(page)
    assert [one.property("tone") or "" for one in page.slip.groups].count("critical") == 1
    assert page.slip.groups[3].property("tone") == "critical"


def test_a_code_that_is_wrong_somewhere_is_red_as_a_whole(
    page: SetUpPage, prepared: tuple[Path, str]
) -> None:
    page.package.put(prepared[0])
    page.go_button.click()
    assert "Ничего не набрано" in words(page)
    assert {one.property("tone") for one in page.slip.groups} == {"critical"}
    page.slip.put("AAAAA-AAAAA-AAAAA-AAAAA-AAAAB")
    assert {one.property("tone") for one in page.slip.groups} == {""}
    page.go_button.click()
    assert "хотя бы один неверен" in words(page)
    assert {one.property("tone") for one in page.slip.groups} == {"critical"}


def test_missing_package_is_asked_for(page: SetUpPage) -> None:
    page.go_button.click()
    assert "Сначала выберите файл пакета" in words(page)


def test_slip_of_another_package_is_told_at_the_slip(
    page: SetUpPage, prepared: tuple[Path, str], season: SmallSeason, qtbot: QtBot
) -> None:
    other = PrepareLaptop("M02", season.stick("M02"))(season.office).value.slip
    fill(page, prepared[0], other, season.folder / "mine.commission")
    page.go_button.click()
    qtbot.waitUntil(page.go_button.isEnabled, timeout=SLOW)
    assert "не подходят друг к другу" in words(page)
    assert not (season.folder / "mine.commission").exists()


def test_what_is_no_package_is_told_at_the_package(
    page: SetUpPage, prepared: tuple[Path, str], season: SmallSeason, qtbot: QtBot
) -> None:
    letter = season.folder / "letter.cmx"
    letter.write_text("dear member")
    fill(page, letter, prepared[1], season.folder / "mine.commission")
    page.go_button.click()
    qtbot.waitUntil(page.go_button.isEnabled, timeout=SLOW)
    assert "letter.cmx" in words(page)
    assert page.package._message.property("tone") == "critical"


def test_weak_passphrase_is_refused_in_words(
    page: SetUpPage, prepared: tuple[Path, str]
) -> None:
    page.package.put(prepared[0])
    page.slip.put(prepared[1])
    page.secret.first.setFocus()
    type_text(page, "short")
    page.go_button.click()
    assert "Пока коротко" in words(page)


def test_enter_goes_on_from_passphrase_to_passphrase_and_sets_up(
    entrance: Entrance,
    page: SetUpPage,
    prepared: tuple[Path, str],
    season: SmallSeason,
    qtbot: QtBot,
) -> None:
    fill(page, *prepared, season.folder / "mine.commission")
    page.secret.again.editor.clear()
    page.secret.first.editor.setFocus()
    QTest.keyClick(page.secret.first.editor, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.secret.again.editor
    QTest.keyClick(page.secret.again.editor, Qt.Key.Key_Return)
    assert page.secret.again.wrong
    page.secret.again.editor.setText(GOOD)
    QTest.keyClick(page.secret.again.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(entrance.page, OncePage), timeout=SLOW)


def test_package_is_chosen_in_a_dialog_and_names_the_folder(
    page: SetUpPage, prepared: tuple[Path, str], files: ChosenFiles
) -> None:
    files.files = [prepared[0]]
    page.package.button.click()
    assert page.package.file == prepared[0]
    assert page.folder.folder.name == "M01.commission"


@pytest.mark.filterwarnings("ignore:.*QD:DeprecationWarning")  # to make such an event by hand
def test_package_can_be_dropped(page: SetUpPage, prepared: tuple[Path, str]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(prepared[0]))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(page.package, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QApplication.sendEvent(page.package, drop)
    assert page.package.file == prepared[0]
