"""Exchange by keys: nothing is taken in unseen, a bad file does no harm, the word goes out."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from commission_app.services.handing_over import HandOver
from commission_app.services.office.brought import TakeInFiles
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.office.stick import LookAt
from commission_app.services.opening import open_workspace
from commission_app.services.sealing import CorrectSheet
from commission_app.views.support.tongue import said
from tests.support.losses import seal_next
from tests.support.practice import noon, opened

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.office.exchange import Exchange
    from commission_app.views.exchange.exchange_view import ExchangeView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """The office at noon of the first day; one package of the stick is still new."""
    driver = desk_of(practice("scoring"))
    driver.go("exchange")
    return driver


def view(driver: Driver) -> ExchangeView:
    return driver.work.pages.screen_in_front  # type: ignore[return-value]


def exchange(driver: Driver) -> Exchange:
    return driver.ask(ReadExchange())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another stick, with nothing on it."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def drop(driver: Driver, *paths: Path) -> None:
    view(driver)._drop.dropped.emit(paths)
    driver.settle()


def damaged(driver: Driver, folder: Path) -> Path:
    """A package of a member with one byte changed in its middle."""
    data = bytearray((driver.season.stick / "M02.cmx").read_bytes())
    data[len(data) // 2] ^= 1
    path = folder / "damaged.cmx"
    path.write_bytes(bytes(data))
    return path


def test_what_lies_on_a_stick_is_shown_before_anything_is_taken(driver: Driver) -> None:
    before = exchange(driver)
    drop(driver, driver.season.stick)
    lines = said_lines(driver)
    (new,) = [line for line in lines if line.word == "новый"]
    assert new.upper == "ноутбук CM-03 (Конырбаева Шынар Жанибековна)"
    assert new.lower.startswith("пакет 2 · 29.09.2026 11:47 · 7 листов")
    assert driver.sees(f"Отмечено 1 из {len(lines)}")
    assert exchange(driver) == before


def test_one_act_takes_in_what_is_ticked_and_says_what_changed(driver: Driver) -> None:
    drop(driver, driver.season.stick)
    driver.click("Принять 1 пакет")
    assert driver.sees("7 новых листов")
    assert driver.sees("ноутбук CM-03 (Конырбаева Шынар Жанибековна): 7 новых листов")
    assert driver.sees("Отмечено 0 из ")
    came = [(one.member, one.number, one.sheets) for one in exchange(driver).came]
    assert ("M03", 2, 7) in came
    assert driver.sees("Не поступили ещё 27 листов")


def test_the_same_stick_twice_changes_nothing(driver: Driver) -> None:
    drop(driver, driver.season.stick)
    driver.click("Принять 1 пакет")
    before = exchange(driver)
    drop(driver, driver.season.stick)
    assert {line.word for line in said_lines(driver)} == {"уже принят", "записан здесь"}
    assert not driver.button("Принять").isEnabled()
    view(driver).arrivals.packages.setFocus()
    driver.press("Space")
    driver.click("Принять 1 пакет")
    assert driver.sees("всё уже было принято")
    assert driver.sees("новых листов нет")
    assert exchange(driver) == before


def test_keys_alone_take_a_stick_in(driver: Driver) -> None:
    driver.files.place = driver.season.stick
    view(driver).arrivals.folder.setFocus()
    driver.press("Space")
    driver.wait_to_see("Принять 1 пакет")
    driver.press("Space")  # the focus came to the act
    assert driver.sees("7 новых листов")


def test_a_damaged_package_goes_to_quarantine_with_its_reason(
    driver: Driver, tmp_path: Path
) -> None:
    before = exchange(driver)
    drop(driver, damaged(driver, tmp_path))
    (line,) = said_lines(driver)
    assert (line.upper, line.word) == ("damaged.cmx", "не подходит")
    assert not driver.button("Принять").isEnabled()
    view(driver).arrivals.packages.setFocus()
    driver.press("Space")
    driver.click("Принять 1 пакет")
    assert driver.sees("отклонён 1 файл")
    after = exchange(driver)
    assert (after.came, after.missing_sheets) == (before.came, before.missing_sheets)
    (held,) = after.quarantine
    driver.click("К карантину")
    assert driver.sees(held.reason.ru)
    assert driver.sees("Карантин · 1")


def test_a_good_package_comes_in_beside_a_damaged_one(driver: Driver, tmp_path: Path) -> None:
    drop(driver, damaged(driver, tmp_path), driver.season.stick / "M03.cmx")
    packages = view(driver).arrivals.packages
    packages.choose(str(tmp_path / "damaged.cmx"))
    packages.toggle()
    driver.click("Принять 2 пакета")
    assert driver.sees("7 новых листов")
    assert driver.sees("damaged.cmx: не принят")


def test_what_is_meant_for_another_is_refused_in_words(driver: Driver, tmp_path: Path) -> None:
    with opened(driver.season, "M01") as laptop:
        (sent,) = HandOver(tmp_path)(laptop).value
    foreign = tmp_path / "notes.cmx"
    foreign.write_bytes(b"shopping list")
    drop(driver, sent.path, foreign)
    words = {line.upper: line.word for line in said_lines(driver)}
    assert words["notes.cmx"] == "не подходит"
    assert words["ноутбук CM-01 (Сарсенбаева Айгуль Кайратовна)"] == "новый"


def test_what_the_office_wrote_cannot_be_taken_in_here(driver: Driver, stick: Path) -> None:
    driver.files.place = stick
    driver.click("Только для M01")
    driver.wait_to_see("Флешку можно вынимать")
    drop(driver, stick)
    (line,) = said_lines(driver)
    assert line.word == "записан здесь"
    view(driver).arrivals.packages.setFocus()
    driver.press("Space")
    assert driver.sees("Отмечено 0 из 1")


def test_the_word_for_all_laptops_is_written_and_read_back(
    practice: OnePractice, desk_of: Openers, stick: Path
) -> None:
    season = practice("scoring")
    driver = desk_of(season, world=noon(season, "later", hours=1))  # after what was taken in
    driver.go("exchange")
    assert driver.sees("Ответ пишется для 5 ноутбуков, новое есть для 2")
    driver.files.place = stick
    driver.click("Записать ответ для 5 ноутбуков")
    driver.wait_to_see("Флешку можно вынимать")
    assert len(list(stick.glob("*.cmx"))) == 5
    assert driver.sees("Записаны и прочитаны обратно 5 пакетов")
    driver.wait_to_see("Записывать нечего")
    assert {one.to_send for one in exchange(driver).laptops} == {0}


def test_who_handed_over_after_the_last_word_waits_for_another(
    practice: OnePractice, desk_of: Openers, stick: Path
) -> None:
    season = practice("scoring")
    with opened(season, "M02") as laptop:
        HandOver(stick)(laptop)
    driver = desk_of(season, world=noon(season, "later", hours=2))
    driver.go("exchange", "M02")
    assert driver.sees("Ответ пишется для 5 ноутбуков, новое есть для 2")
    drop(driver, stick)
    driver.click("Принять 1 пакет")
    driver.wait_to_see("Ответ пишется для 5 ноутбуков, новое есть для 3")
    assert driver.sees("Член комиссии ещё не знает")


def test_a_place_that_cannot_be_written_to_is_told_and_nothing_is_lost(
    driver: Driver, tmp_path: Path
) -> None:
    driver.files.place = tmp_path / "gone"
    driver.click("Только для M01")
    driver.wait_to_see("Запись не завершена")
    assert driver.sees("Здесь ничего не потеряно")
    assert not driver.sees("Флешку можно вынимать")
    assert exchange(driver).laptops[0].to_send


def test_a_corrected_sheet_is_one_sheet_and_a_correction_on_the_stick_and_in_the_register(
    practice: OnePractice, desk_of: Openers, tmp_path: Path
) -> None:
    season = practice("scoring")
    with opened(season, "M03") as laptop:
        interview = seal_next(laptop)
        CorrectSheet(interview, {"C1": (5, "")}, "Қате басылды.")(laptop)
        (sent,) = HandOver(tmp_path)(laptop).value
    driver = desk_of(season)
    driver.go("exchange")
    drop(driver, sent.path)
    (line,) = said_lines(driver)
    assert " · 8 листов, 1 исправление · " in line.lower
    driver.click("Принять 1 пакет")
    driver.wait_to_see("Итог приёма")
    driver.go("exchange", "register")
    rows = view(driver).register.table.seen().rows
    assert [row[3] for row in rows if "(M03)" in row[0]] == ["8, 1 исправление", "0"]


def test_numbers_that_a_later_package_made_good_stand_in_the_register_alone(
    practice: OnePractice, desk_of: Openers, tmp_path: Path
) -> None:
    season = practice("scoring")
    with opened(season, "M02") as laptop:
        HandOver(tmp_path / "lost.cmx")(laptop)
        (sent,) = HandOver(tmp_path / "came.cmx")(laptop).value
    driver = desk_of(season)
    driver.go("exchange")
    drop(driver, sent.path)
    driver.click("Принять 1 пакет")
    driver.wait_to_see("Итог приёма")
    assert not driver.sees("Чего не хватает или что не учитывается")
    driver.go("exchange", "register")
    told = [row[0] for row in view(driver).register.table.seen().rows]
    assert sum("№ 3: не поступало, всё есть здесь" in one for one in told) == 1


def test_numbers_that_may_still_hold_something_are_named_above(
    practice: OnePractice, desk_of: Openers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The laptop's folder was copied: what the lost package held may be in one copy alone."""
    season = practice("scoring")
    copy = tmp_path / "copy.commission"
    shutil.copytree(season.laptop("M02").folder, copy)
    with opened(season, "M02") as laptop:
        seal_next(laptop)
        (one,) = HandOver(tmp_path / "one.cmx")(laptop).value
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "another computer"))
    with open_workspace(copy, season.laptop("M02").passphrase, noon(season, "copy")) as laptop:
        seal_next(laptop)
        for name in ("lost", "lost too"):
            HandOver(tmp_path / f"{name}.cmx")(laptop)
        (two,) = HandOver(tmp_path / "two.cmx")(laptop).value
    driver = desk_of(season)
    driver.go("exchange")
    drop(driver, one.path, two.path)
    driver.click("Принять 2 пакета")
    driver.wait_to_see("Чего не хватает или что не учитывается")
    assert driver.sees("ноутбука CM-02 (Жумадилов Ерлан Толегенович) не пришёл")


def test_a_laptop_shows_what_it_has_brought(driver: Driver) -> None:
    laptops = {one.member: one for one in exchange(driver).laptops}
    driver.go("exchange", "M03")
    assert view(driver).laptops.current == laptops["M03"]
    line = view(driver).laptops.list.lines[2]
    assert said(line.lower) == "CM-03 · листы: 0 из 12"
    assert driver.sees("Есть новое: запишите ответ на флешку")


def test_the_register_names_every_package_and_prints(driver: Driver, tmp_path: Path) -> None:
    driver.go("exchange", "register")
    table = view(driver).register.table.seen()
    assert len(table.rows) == len(exchange(driver).came)
    assert any("ноутбук CM-02 (M02)" in row[0] for row in table.rows)
    driver.files.place = tmp_path / "register.xlsx"
    view(driver).register.print.setFocus()
    driver.press("Space")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyPress(menu, Qt.Key.Key_Return)
    driver.wait_to_see("Сохранено: «register.xlsx»")
    assert (tmp_path / "register.xlsx").stat().st_size > 1000


def test_before_any_laptop_there_is_nobody_to_write_to(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scheduled"))
    driver.go("exchange")
    assert driver.sees("Ноутбуки ещё не подготовлены")
    assert driver.sees("Вставьте флешку члена комиссии")
    assert not driver.button("Записать ответ").isEnabled()


def test_a_folder_without_packages_says_so(driver: Driver, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    drop(driver, tmp_path / "empty")
    assert driver.sees("empty: 0 пакетов")
    assert not driver.button("Принять").isEnabled()


def test_stopping_leaves_the_rest_where_it_is(driver: Driver, stick: Path) -> None:
    shutil.copy(driver.season.stick / "M03.cmx", stick / "M03.cmx")
    drop(driver, stick)
    arrivals = view(driver).arrivals
    polled = arrivals.waiting.begin("")
    polled.cancel()
    done = TakeInFiles(arrivals.packages.files, polled)(driver.desk._workspace)
    assert (done.value.left, done.value.packages) == (1, ())
    arrivals.result.show_taken(done.value)
    assert driver.sees("Приём остановлен: 1 файл не открыт, он остался на месте.")
    (one,) = LookAt((stick,))(driver.desk._workspace).value
    assert one.lies == "new"


class SaidLine:
    """A row of the list as it is read."""

    def __init__(self, upper: str, lower: str, word: str) -> None:
        self.upper, self.lower, self.word = upper, lower, word


def said_lines(driver: Driver) -> list[SaidLine]:
    return [
        SaidLine(said(one.upper), said(one.lower), said(one.word))
        for one in view(driver).arrivals.packages.lines
    ]
