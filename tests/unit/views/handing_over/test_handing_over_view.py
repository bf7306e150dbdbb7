"""Hand over by keys: a folder stands for the stick, which a test cannot plug in."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from commission_app.services.day.deliveries import Deliveries, ReadDeliveries
from commission_app.services.day.today import ReadToday
from commission_app.services.handing_over import HandOver
from commission_app.services.taking_in import TakeIn
from commission_app.views.handing_over.handing_over_view import EVERY_MS, HandingOverView
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from tests.support.practice import opened

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    found = desk_of(practice("scoring"), "M01")
    found.go("handover")
    return found


def view(driver: Driver) -> HandingOverView:
    return driver.window.findChildren(HandingOverView)[0]


def deliveries(driver: Driver) -> Deliveries:
    return driver.ask(ReadDeliveries())


def plug_in(driver: Driver, folder: Path) -> None:
    driver.files.place = folder
    driver.click("Другая папка…")
    driver.wait_to_see("Сдать")
    driver.settle()


def office_answers(driver: Driver, usb: Path) -> None:
    with opened(driver.season) as office:
        TakeIn(sorted(usb.glob("*.cmx")))(office)
        HandOver(usb, member="M01")(office)


def test_without_a_stick_the_page_says_so_and_the_act_says_why(driver: Driver) -> None:
    assert driver.sees("Флешки не видно")
    assert not view(driver).medium.act.isEnabled()
    assert view(driver).medium.act.toolTip() == "Вставьте флешку: она появится здесь сама."


def test_handing_over_tells_each_step_and_that_the_stick_may_go(
    driver: Driver, usb: Path
) -> None:
    assert deliveries(driver).to_go == 4
    plug_in(driver, usb)
    view(driver).medium.take_focus()
    driver.press("Space")
    driver.wait_to_see("Флешку можно вынимать")
    now = deliveries(driver)
    assert (now.to_go, len(list(usb.glob("*.cmx")))) == (0, 1)
    newest = now.past[0]
    for words in ("Записано", "Полностью на флешке", "Прочитано обратно и сверено"):
        assert driver.sees(words)
    assert driver.sees(newest.code.replace(" ", "\N{NO-BREAK SPACE}"))
    assert (newest.all_sheets, newest.all_corrections) == (4, 1)
    assert "всего 4 листа, 1 исправление" in driver.reads()
    assert view(driver).confirmed.list.key == newest.package


def test_the_receipt_is_printed_and_the_act_can_be_done_again(
    driver: Driver, usb: Path
) -> None:
    plug_in(driver, usb)
    driver.click("Сдать", view(driver).medium)
    driver.click("Квитанция")
    assert len(driver.files.printed) == 1
    driver.click("Сдать ещё раз", view(driver).medium)
    driver.wait_to_see("Флешку можно вынимать")
    assert len(list(usb.glob("*.cmx"))) == 2


def test_a_stick_that_was_pulled_out_loses_nothing_and_is_tried_again(
    driver: Driver, usb: Path
) -> None:
    plug_in(driver, usb)
    shutil.rmtree(usb)
    view(driver).medium.act.click()
    driver.settle()
    assert driver.sees("Сдача не завершена")
    assert driver.sees("На этом ноутбуке ничего не потеряно")
    assert driver.sees("«KINGSTON» больше не видно. Вставьте флешку ещё раз")
    assert deliveries(driver).to_go == 4
    assert not driver.refused, "it is told beside the act"
    usb.mkdir()
    driver.click("Повторить")
    driver.wait_to_see("Флешку можно вынимать")
    assert not driver.sees("Сдача не завершена")


def test_a_folder_that_was_named_is_one_key_away_from_the_hand_over(
    driver: Driver, usb: Path
) -> None:
    view(driver).medium.other.setFocus()
    plug_in(driver, usb)
    assert view(driver).medium.act.hasFocus()


def test_while_it_is_written_the_keys_stay_at_the_way(driver: Driver, usb: Path) -> None:
    plug_in(driver, usb)
    medium = view(driver).medium
    medium.act.setFocus()
    medium.begin()
    assert medium.way.hasFocus()
    medium.way.moved(1, 2)
    driver.press("Tab")
    assert medium.way.stop.hasFocus()


def test_the_fault_of_a_stick_is_said_in_words_and_forbids_the_act(
    driver: Driver, usb: Path
) -> None:
    plug_in(driver, usb)
    assert view(driver).medium.act.isEnabled()
    usb.rmdir()
    view(driver)._look()
    driver.settle()
    assert driver.sees("больше не видно. Вставьте флешку ещё раз")
    assert not view(driver).medium.act.isEnabled()
    usb.mkdir()
    view(driver)._look()
    driver.settle()
    assert not driver.sees("больше не видно")
    assert view(driver).medium.act.isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such right there")
@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may write everywhere")
def test_a_place_that_cannot_be_written_to_says_so(driver: Driver, usb: Path) -> None:
    usb.chmod(0o500)
    plug_in(driver, usb)
    assert driver.sees("доступна только для чтения")
    assert not view(driver).medium.act.isEnabled()
    usb.chmod(0o700)


def test_the_choice_is_kept_while_a_stick_goes_and_comes(
    driver: Driver, usb: Path, tmp_path: Path
) -> None:
    other = tmp_path / "TRANSCEND"
    other.mkdir()
    plug_in(driver, usb)
    plug_in(driver, other)
    sticks = view(driver).medium.list
    assert sticks.key == str(other)
    sticks.setFocus()
    driver.press("Up")
    assert sticks.key == str(usb)
    view(driver).refresh()
    driver.settle()
    assert sticks.key == str(usb)
    resets: list[object] = []
    sticks.model().modelReset.connect(lambda: resets.append(None))
    sticks.model().dataChanged.connect(lambda: resets.append(None))
    view(driver)._look()
    driver.settle()
    assert not resets, "what did not change is not drawn anew"


def test_sticks_are_looked_for_only_while_the_screen_is_in_front(driver: Driver) -> None:
    timer = view(driver)._timer
    assert (timer.isActive(), timer.interval()) == (True, EVERY_MS)
    driver.go("today")
    assert not timer.isActive()


def test_the_offices_word_on_the_stick_is_offered_and_taken_in(
    driver: Driver, usb: Path
) -> None:
    plug_in(driver, usb)
    driver.click("Сдать", view(driver).medium)
    office_answers(driver, usb)
    view(driver)._look()
    driver.wait_to_see("На флешке ответ секретаря")
    driver.click("Принять")
    driver.wait_to_see("Ответ секретаря принят")
    assert driver.sees("Подтверждено листов: 4 из 4.")
    assert deliveries(driver).confirmed == 4
    view(driver)._look()
    driver.settle()
    assert not driver.sees("На флешке ответ секретаря"), "it is known now"
    assert driver.sees("Запечатано 4, подтверждено 4")


def test_a_package_that_is_dropped_on_the_page_is_taken_in(driver: Driver, usb: Path) -> None:
    HandOver(usb)(driver.desk._workspace)
    office_answers(driver, usb)
    own = sorted(usb.glob("*.cmx"), key=lambda file: file.stat().st_mtime_ns)
    drop(driver, own[-1])
    driver.wait_to_see("Ответ секретаря принят")
    drop(driver, own[-1])
    driver.wait_to_see("В этом ответе нет ничего нового")


def test_a_file_that_is_no_package_is_refused_in_words(driver: Driver, usb: Path) -> None:
    file = usb / "KZL-000000.cmx"
    file.write_bytes(b"not a package")
    drop(driver, file)
    driver.wait_to_see("Файл не принят")
    assert driver.sees("KZL-000000.cmx")


def test_sheets_that_are_not_sealed_are_named_and_opened(driver: Driver) -> None:
    (first, *_) = driver.ask(ReadToday()).unfinished
    assert driver.sees("1 лист ещё не запечатан")
    assert driver.sees(first.card.names.ru)
    driver.click("Открыть")
    assert driver.screen == "score"
    assert driver.sees(first.interview)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_nothing_is_clipped_or_untranslated_in_a_low_window(
    practice: OnePractice, desk_of: Openers, usb: Path, lang: str
) -> None:
    tongue.switch(lang)  # type: ignore[arg-type]
    driver = desk_of(practice("scoring"), "M01", size=(1366, 690))
    driver.go("handover")
    view(driver)._be_at(usb)
    driver.settle()
    view(driver).medium.act.click()
    driver.wait_for(view(driver).medium.safe.isVisible)
    driver.wait_for(lambda: not clipped(driver.window), str(clipped(driver.window)))
    assert not untranslated(driver.window)
    assert not nameless(driver.window)
    assert driver.window.height() == 690


def drop(driver: Driver, file: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(file))])
    about = (Qt.DropAction.CopyAction, held, Qt.MouseButton.LeftButton)
    for kind in (QDragEnterEvent, QDropEvent):
        event = kind(QPointF(9, 9), *about, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view(driver), event)
    driver.settle()
