"""From the first start to an open workspace, by keys and visible words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from commission_app.services.opening import open_workspace
from commission_app.services.sittings import OpenSitting
from commission_app.shared.errors import UserError
from commission_app.shared.texts import LANGUAGES, T
from commission_app.views.entrance import unlock
from commission_app.views.entrance.door import Door
from commission_app.views.entrance.first import FirstPage
from commission_app.views.entrance.new_office import NewOfficePage
from commission_app.views.entrance.once import OncePage
from commission_app.views.entrance.practice import PracticePage
from commission_app.views.entrance.recover import RecoverPage
from commission_app.views.entrance.restore import RestorePage
from commission_app.views.entrance.set_up import SetUpPage
from commission_app.views.entrance.unlock import UnlockPage
from commission_app.views.entrance.workspaces import WorkspacesPage
from commission_app.views.support import theme, tongue
from tests.support.keyboard import type_text
from tests.support.seasons import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from commission_app.shared.texts import Language
    from commission_app.views.entrance.entrance import Entrance
    from commission_app.views.entrance.page import Page
    from tests.support.chosen_files import ChosenFiles
    from tests.support.seasons import SmallSeason
    from tests.unit.views.entrance.conftest import Entering

SLOW = 20_000  # milliseconds: a guess at a passphrase costs its time
GOOD = "карлы шың, ескі көпір"


def words(page: Page) -> str:
    """All that can be read on a page."""
    labels = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    buttons = [one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    return "\n".join((*labels, *buttons))


def press(page: Page, text: str) -> None:
    found = [one for one in page.findChildren(QPushButton) if text in one.text()]
    found += [one for one in page.findChildren(QPushButton) if text in one.accessibleName()]
    found[0].click()


def unlocking(entrance: object) -> UnlockPage:
    page = entrance.page  # type: ignore[attr-defined]
    assert isinstance(page, UnlockPage)
    return page


def founding(entrance: Entrance) -> NewOfficePage:
    """The secretary's door was taken."""
    press(entrance.page, "Я секретарь")
    page = entrance.page
    assert isinstance(page, NewOfficePage)
    return page


def test_first_start_offers_three_doors(enter: Entering) -> None:
    page = enter().page
    assert isinstance(page, FirstPage)
    for text in ("Я член комиссии", "Я секретарь", "Потренироваться", "Открыть рабочую"):
        assert text in words(page)


@pytest.mark.parametrize(
    ("door", "page"),
    [
        ("Я член комиссии", SetUpPage),
        ("Я секретарь", NewOfficePage),
        ("Потренироваться", PracticePage),
        ("Восстановить", RestorePage),
    ],
)
def test_each_door_leads_somewhere_and_esc_leads_back(
    enter: Entering, qtbot: QtBot, door: str, page: type[Page]
) -> None:
    entrance = enter()
    press(entrance.page, door)
    assert isinstance(entrance.page, page)
    with qtbot.waitExposed(entrance):
        entrance.activateWindow()
    qtbot.keyClick(entrance, Qt.Key.Key_Escape)
    assert isinstance(entrance.page, FirstPage)


def test_right_passphrase_opens(enter: Entering, season: SmallSeason, qtbot: QtBot) -> None:
    season.close()
    entrance = enter(season.place("office"))
    page = unlocking(entrance)
    type_text(page.passphrase.editor, PASSPHRASE)
    with qtbot.waitSignal(entrance.opened, timeout=SLOW) as opened:
        qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].folder == season.place("office")


def test_wrong_passphrase_is_told_under_the_field_which_keeps_it(
    enter: Entering, season: SmallSeason, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unlock, "PAUSES", (0, 2))
    season.close()
    page = unlocking(enter(season.place("office")))
    type_text(page.passphrase.editor, "a wrong passphrase")
    qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.passphrase.wrong, timeout=SLOW)
    assert "Caps Lock" in words(page)
    assert page.passphrase.text == "a wrong passphrase"
    assert page.open_button.isEnabled()
    qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "через 2 секунды" in words(page), timeout=SLOW)
    assert not page.open_button.isEnabled()
    qtbot.waitUntil(page.open_button.isEnabled, timeout=SLOW)


def test_pauses_grow() -> None:
    assert list(unlock.PAUSES) == sorted(unlock.PAUSES)
    assert unlock.PAUSES[0] == 0
    assert unlock.PAUSES[-1] >= 30


def test_empty_passphrase_is_asked_for(enter: Entering, season: SmallSeason) -> None:
    page = unlocking(enter(season.place("office")))
    page.open_button.click()
    assert "Введите пароль" in words(page)


def test_eye_shows_what_was_typed_and_caps_lock_is_noticed(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    page = unlocking(enter(season.place("office")))
    edit = page.passphrase.editor
    edit._eye.trigger()
    assert edit.shown
    edit._eye.trigger()
    assert not edit.shown
    edit.setFocus()
    qtbot.keyClick(edit, Qt.Key.Key_F2)
    assert edit.shown, "the keyboard reaches the eye, too"
    assert "F2" in edit._eye.toolTip()
    edit.caps.emit(True)
    assert "Похоже, включён Caps Lock" in words(page)


def test_moved_folder_is_told_with_a_way_out(enter: Entering, season: SmallSeason) -> None:
    entrance = enter(season.folder / "gone.commission", season.place("office"))
    page = entrance.page
    assert "нет на месте: её переместили" in words(page)
    assert "Открыть" not in words(page).splitlines(), "there is nothing to open"
    press(page, "Выбрать другую папку")
    assert isinstance(entrance.page, WorkspacesPage)
    assert "папки нет на месте" in words(entrance.page)
    press(entrance.page, "office")
    assert unlocking(entrance).folder == season.place("office")


def test_workspace_that_is_open_elsewhere_can_be_tried_again(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    assert season.office.hold is not None
    entrance = enter(season.place("office"))
    page = unlocking(entrance)
    type_text(page.passphrase.editor, PASSPHRASE)
    page.open()
    qtbot.waitUntil(lambda: "Повторить" in words(page), timeout=SLOW)
    season.close()
    with qtbot.waitSignal(entrance.opened, timeout=SLOW):
        press(page, "Повторить")


def test_damaged_database_offers_a_backup(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    season.close()
    (season.place("office") / "commission.db").unlink()
    entrance = enter(season.place("office"))
    page = unlocking(entrance)
    type_text(page.passphrase.editor, PASSPHRASE)
    page.open()
    qtbot.waitUntil(lambda: "Восстановить из" in words(page), timeout=SLOW)
    press(page, "Восстановить из")
    assert isinstance(entrance.page, RestorePage)


def test_older_copy_goes_on_as_a_new_device(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    season.close()
    older = season.folder / "older.commission"
    shutil.copytree(season.place("office"), older)
    OpenSitting("P01", "panel")(season.office)
    season.close()
    entrance = enter(older)
    page = unlocking(entrance)
    type_text(page.passphrase.editor, PASSPHRASE)
    page.open()
    qtbot.waitUntil(lambda: "Восстановить из этой копии" in words(page), timeout=SLOW)
    press(page, "Восстановить из этой копии")
    qtbot.waitUntil(lambda: isinstance(entrance.page, RestorePage), timeout=SLOW)
    restore = entrance.page
    assert isinstance(restore, RestorePage)
    assert restore.file.file is not None
    restore.passphrase.editor.setText(PASSPHRASE)
    restore.restore()
    assert "Укажите, почему" in words(restore)
    restore.reason.put("жоғалды")
    restore.folder.line.put(str(season.folder / "again.commission"))
    with qtbot.waitSignal(entrance.opened, timeout=SLOW):
        restore.restore()


def test_recovery_key_sets_a_new_passphrase(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    season.close()
    entrance = enter(season.place("office"))
    press(entrance.page, "Забыли пароль")
    page = entrance.page
    assert isinstance(page, RecoverPage)
    page.code.put(season.recovery["office"].replace("0", "O").lower())
    page.secret.first.editor.setText(GOOD)
    page.secret.again.editor.setText(GOOD)
    with qtbot.waitSignal(entrance.opened, timeout=SLOW):
        page.go_button.click()
    open_workspace(season.place("office"), GOOD, season.world("later")).close()


def test_wrong_group_of_the_recovery_key_is_named(enter: Entering, season: SmallSeason) -> None:
    entrance = enter(season.place("office"))
    press(entrance.page, "Забыли пароль")
    page = entrance.page
    assert isinstance(page, RecoverPage)
    page.code.put(season.recovery["office"])
    page.code.groups[2].setText("AB!CD")
    page.go_button.click()
    assert "В группе 3" in words(page)
    assert page.code.groups[2].property("tone") == "critical"


def test_language_is_chosen_on_the_card(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    entrance = enter(season.place("office"))
    with qtbot.waitSignal(entrance.language_chosen) as chosen:
        press(entrance.page, "Қазақша")
    assert chosen.args == ["kk"]
    tongue.switch("kk")
    assert "Құпиясөзді ұмыттым" in words(entrance.page)


def test_f1_asks_for_the_page_of_help(
    enter: Entering, season: SmallSeason, qtbot: QtBot
) -> None:
    entrance = enter(season.place("office"))
    with qtbot.waitExposed(entrance):
        entrance.activateWindow()
    with qtbot.waitSignal(entrance.help_wanted) as wanted:
        qtbot.keyClick(entrance, Qt.Key.Key_F1)
    assert wanted.args == ["entrance"]


def test_another_folder_is_opened_or_refused(
    enter: Entering, season: SmallSeason, files: ChosenFiles
) -> None:
    entrance = enter()
    files.place = season.folder
    press(entrance.page, "Открыть рабочую")
    assert isinstance(entrance.page, FirstPage)
    assert "Не получилось" in words(entrance.page)
    files.place = season.place("office")
    press(entrance.page, "Открыть рабочую")
    assert unlocking(entrance).folder == season.place("office")


def test_new_office_shows_its_recovery_key_once_and_goes_on(
    enter: Entering, files: ChosenFiles, qtbot: QtBot, season: SmallSeason
) -> None:
    entrance = enter()
    page = founding(entrance)
    page.begin()
    assert "Укажите имя секретаря" in words(page)
    page.user.put("Сәуле")
    page.kind.button("practice").click()
    page.secret.first.editor.setText(GOOD)
    page.secret.again.editor.setText("something else")
    page.begin()
    assert "Пароли не совпадают" in words(page)
    page.secret.again.editor.setText(GOOD)
    page.folder.line.put(str(season.folder / "new.commission"))
    page.begin()
    qtbot.waitUntil(lambda: isinstance(entrance.page, OncePage), timeout=SLOW)
    once = entrance.page
    assert isinstance(once, OncePage)
    assert once.secret.key.split("-")[0] in words(once)
    assert not once.go_button.isEnabled()
    press(once, "Распечатать лист")
    assert len(files.printed) == 1
    once.written.click()
    with qtbot.waitSignal(entrance.opened, timeout=SLOW) as opened:
        once.go_button.click()
    assert opened.args is not None
    assert opened.args[0].own.practice


def test_enter_goes_through_a_new_season_and_begins_it(
    enter: Entering, qtbot: QtBot, season: SmallSeason
) -> None:
    entrance = enter()
    page = founding(entrance)
    page.window().activateWindow()
    page.folder.line.put(str(season.folder / "new.commission"))
    page.year.editor.setFocus()
    steps = (page.intake, page.user, page.secret.first)
    for field, following in zip((page.year, *steps), steps, strict=False):
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
        assert page.window().focusWidget() is following.editor
    page.user.put("Сәуле")
    for field in (page.secret.first, page.secret.again):
        field.editor.setText(GOOD)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(entrance.page, OncePage), timeout=SLOW)


def test_taken_folder_is_told_at_the_folder(
    enter: Entering, qtbot: QtBot, season: SmallSeason
) -> None:
    entrance = enter()
    page = founding(entrance)
    page.user.put("Сәуле")
    page.secret.first.editor.setText(GOOD)
    page.secret.again.editor.setText(GOOD)
    page.folder.line.put(str(season.place("office")))
    page.begin()
    qtbot.waitUntil(lambda: page.folder.line.wrong, timeout=SLOW)
    assert page.go_button.isEnabled()


def test_the_language_that_was_chosen_elsewhere_is_shown(enter: Entering) -> None:
    page = enter().page
    assert page.languages is not None
    tongue.switch("kk")
    assert page.languages.key == "kk"


def test_the_act_is_in_sight_in_a_low_window(enter: Entering, qtbot: QtBot) -> None:
    entrance = enter()
    press(entrance.page, "Я член комиссии")
    page = entrance.page
    assert isinstance(page, SetUpPage)
    entrance.resize(1093, 560)
    act = page.go_button
    qtbot.waitUntil(lambda: act.visibleRegion().boundingRect().height() == act.height())
    page.refuse(UserError(T("services.folder_taken"), folder="/home"))
    told = page.told
    qtbot.waitUntil(lambda: told.isVisible() and not told.visibleRegion().isEmpty())
    assert act.visibleRegion().boundingRect().height() == act.height()
    assert entrance.height() == 560


@pytest.mark.parametrize("by_mouse", [False, True])
def test_beside_a_long_notice_the_passphrase_is_in_sight_in_a_low_window(
    enter: Entering, qtbot: QtBot, season: SmallSeason, *, by_mouse: bool
) -> None:
    (season.place("office") / "commission.db").unlink()
    entrance = enter(season.place("office"))
    entrance.resize(1093, 614)
    entrance.activateWindow()
    qtbot.waitUntil(entrance.isActiveWindow)
    page = unlocking(entrance)
    typed = page.passphrase.editor
    typed.setText(PASSPHRASE)
    if by_mouse:
        qtbot.mouseClick(page.open_button, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(page.told.isVisible, timeout=SLOW)
    qtbot.waitUntil(lambda: typed.visibleRegion().boundingRect() == typed.rect())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_three_doors_are_in_sight_in_a_low_window(
    enter: Entering, qapp: QApplication, lang: Language
) -> None:
    theme.dress(qapp, theme.Mode.LIGHT, theme.MEMBER)
    tongue.switch(lang)
    entrance = enter()
    entrance.resize(1093, 614)
    QApplication.processEvents()
    doors = entrance.page.findChildren(Door)
    assert len(doors) == 3
    assert [one for one in doors if one.visibleRegion().boundingRect() != one.rect()] == []


def test_a_damaged_backup_is_told_once_at_its_field(enter: Entering, tmp_path: Path) -> None:
    entrance = enter()
    press(entrance.page, "Восстановить")
    page = entrance.page
    assert isinstance(page, RestorePage)
    file = tmp_path / "broken.backup"
    file.write_bytes(b"no backup at all")
    page.file.put(file)
    assert page.file.wrong
    page.passphrase.editor.setText(PASSPHRASE)
    page.reason.put("Диск сломался.")
    page.restore()
    assert page.hall.worker.idle
    assert not page.told.isVisible()
