"""The commission by keys: members, slips that are shown once, fingerprints from paper."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from commission_app.services.devices.setting_up import OpenLaptop
from commission_app.services.handing_over import HandOver
from commission_app.services.people.members import (
    CommissionSeen,
    MemberLine,
    PrepareWithSlip,
    ReadCommission,
)
from commission_app.services.scoring import Declare
from commission_app.services.taking_in import TakeIn
from commission_app.views.support import tongue
from tests.support.practice import noon, opened
from tests.support.seasons import write_members

if TYPE_CHECKING:
    from commission_app.views.commission.commission_view import CommissionView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

PASSPHRASE = "қазан шам жол бұлт ескі"
LOG2N = 4  # a cheap passphrase: nobody attacks a test


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    """A drawn schedule, no laptop yet; a folder to write packages into."""
    driver = desk_of(practice("scheduled"))
    driver.go("commission")
    driver.files.place = driver.season.folder / "packages out"
    driver.files.place.mkdir()
    return driver


def view(driver: Driver) -> CommissionView:
    found: Any = driver.work.pages.screen_in_front
    return found


def seen(driver: Driver) -> CommissionSeen:
    return driver.ask(ReadCommission())


def member(driver: Driver, code: str) -> MemberLine:
    return next(one for one in seen(driver).members if one.code == code)


def choose(driver: Driver, code: str) -> None:
    view(driver).table.choose(code)
    driver.settle()


def type_over(driver: Driver, text: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.clear()
    driver.type(text)


def everything(driver: Driver) -> str:
    """Every text of the window, also what is not in sight."""
    found: list[str] = []
    for one in driver.window.findChildren(QWidget):
        if isinstance(one, QLabel | QLineEdit):
            found.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
    return "\n".join(found)


def prepare(driver: Driver, code: str) -> str:
    """Prepare this member's laptop into the folder; the slip as it is shown."""
    choose(driver, code)
    driver.click("Подготовить ноутбук")
    driver.click("Другая папка")
    driver.click("Записать пакет")
    driver.wait_to_see("Записан 1 пакет, талон готов")
    return view(driver).slips._slip.text()


def test_everybody_stands_there_with_function_vote_and_laptop(driver: Driver) -> None:
    table = view(driver).table
    rows = {row[0]: row for row in table.seen().rows}
    assert rows["M01"][2] == "председатель, Панель A"
    assert rows["M01"][4] == "Не подготовлен"
    assert rows["S01"][2] == "секретарь, без права голоса"
    assert rows["S01"][4] == "Не нужен"
    assert driver.sees("Секретарь не голосует, ноутбук ему не готовится")


def test_no_laptop_is_offered_to_who_has_no_vote(driver: Driver) -> None:
    choose(driver, "S01")
    assert driver.sees("У секретаря и наблюдателя нет права голоса")
    assert not view(driver).asides.member_panel.prepare.isVisible()


def test_a_laptop_is_prepared_and_its_slip_opens_it(driver: Driver, tmp_path: Path) -> None:
    slip = prepare(driver, "M01")
    assert driver.sees("Талон показан только сейчас")
    assert driver.sees("Флешка и талон передаются порознь")
    place = driver.files.place
    assert place is not None
    assert [one.name for one in place.iterdir()] == ["CM-01.cmx"]
    world = noon(driver.season, "M01 opens")
    laptop, _ = OpenLaptop(place / "CM-01.cmx", slip)(
        tmp_path / "m01", PASSPHRASE, world, LOG2N
    )
    assert laptop.own.member == "M01"
    laptop.close()
    assert slip.replace("-", "") not in (place / "CM-01.cmx").read_bytes().decode("latin-1")


def test_the_slip_is_printed_from_the_pages_that_are_shown(driver: Driver) -> None:
    prepare(driver, "M01")
    assert view(driver).slips.pages.pages == 1
    driver.click("Напечатать талон")
    assert len(driver.files.printed) == 1
    driver.click("Талон передан, закрыть")
    assert member(driver, "M01").laptop is not None
    assert driver.sees("Готов, ждём ответа")


def test_once_closed_the_slip_is_nowhere(driver: Driver) -> None:
    slip = prepare(driver, "M01")
    assert slip in everything(driver)
    driver.click("Напечатать талон")
    driver.click("Талон передан, закрыть")
    for group in slip.split("-"):
        assert group not in everything(driver)
    assert view(driver).slips.pages.pages == 0
    driver.go("schedule")
    driver.go("commission")
    assert slip not in everything(driver)
    assert not driver.sees("Напечатать талон")


def test_a_slip_that_is_gone_leads_to_a_new_one(driver: Driver) -> None:
    slip = prepare(driver, "M01")
    driver.click("Напечатать талон")
    driver.click("Талон передан, закрыть")
    choose(driver, "M01")
    driver.wait_to_see("он показывается только один раз")
    driver.click("Подготовить заново, новый талон")
    assert driver.sees("прежний пакет без талона никто не откроет")
    assert not driver.sees("Листы, пришедшие с прежнего ноутбука")
    driver.click("Записать пакет")
    driver.wait_to_see("Записан 1 пакет, талон готов")
    assert view(driver).slips._slip.text() not in {"", slip}


def test_a_slip_that_was_not_printed_is_not_closed_by_mistake(driver: Driver) -> None:
    slip = prepare(driver, "M01")
    driver.press("Esc")
    assert driver.sees("Талон ещё не напечатан")
    assert driver.sees(slip)
    driver.files.prints = False
    driver.click("Напечатать талон")
    driver.click("Талон передан, закрыть")
    assert driver.sees(slip)
    driver.click("Всё равно закрыть")
    assert slip not in everything(driver)


def test_all_that_have_none_are_prepared_one_after_the_other(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Five packages, each with a slow key for its slip.
    monkeypatch.setattr(type(driver), "patience", 120.0)
    driver.click("Подготовить всем, у кого нет: 5")
    driver.click("Другая папка")
    driver.click("Записать 5 пакетов")
    driver.wait_to_see("Записано 5 пакетов, талоны готовы")
    place = driver.files.place
    assert place is not None
    names = sorted(one.name for one in place.iterdir())
    assert names == [f"CM-0{n}.cmx" for n in range(1, 6)]
    slips = view(driver).slips
    first = slips._slip.text()
    slips.list.setFocus()
    driver.press("Down")
    assert slips._slip.text() != first
    driver.click("Напечатать талоны")
    assert len(driver.files.printed) == 5
    driver.click("Талоны переданы, закрыть")
    assert not seen(driver).without_laptop
    assert not view(driver)._all.isVisible()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at a medium of Linux")
def test_a_medium_on_which_nothing_can_be_written_is_said_beforehand(driver: Driver) -> None:
    driver.files.place = Path("/proc")
    choose(driver, "M01")
    driver.click("Подготовить ноутбук")
    driver.click("Другая папка")
    assert not driver.button("Записать пакет").isEnabled()
    assert driver.sees("не хватает места") or driver.sees("только для чтения")
    assert not seen(driver).laptops


def test_a_folder_that_went_away_leaves_nothing_half_prepared(driver: Driver) -> None:
    place = driver.files.place
    assert place is not None
    choose(driver, "M01")
    driver.click("Подготовить ноутбук")
    driver.click("Другая папка")
    view(driver).asides.prepare_form._timer.stop()
    place.rmdir()
    driver.click("Записать пакет")
    driver.wait_to_see("больше не видно")
    assert not seen(driver).laptops
    assert not driver.sees("Талон показан")


def test_without_a_schedule_it_comes_first(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("imported"))
    driver.go("commission")
    assert driver.sees("Расписания ещё нет")
    choose(driver, "M01")
    assert not view(driver).asides.member_panel.prepare.isEnabled()
    driver.click("К расписанию")
    assert driver.screen == "schedule"
    assert driver.sees("Посмотреть, что выйдет")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A desk where M03's second laptop waits, and what its paper says."""

    driver: Driver
    paper: str


@pytest.fixture
def waiting(practice: OnePractice, desk_of: Openers, tmp_path: Path) -> Waiting:
    """A replacement was opened and its package came in."""
    season = practice("prepared")
    stick = tmp_path / "stick"
    stick.mkdir()
    with opened(season) as office:
        made = PrepareWithSlip("M03", stick)(office).value.prepared
        laptop, words = OpenLaptop(made.sent.path, made.slip)(
            tmp_path / "m03", PASSPHRASE, noon(season, "M03 again"), LOG2N
        )
        with laptop:
            Declare()(laptop)
            (sent,) = HandOver(stick)(laptop).value
        (taken,) = TakeIn([sent.path])(office).value
        assert taken.result == "taken"
    driver = desk_of(season, world=noon(season, "office", hours=1))
    driver.go("commission")
    return Waiting(driver, words.short_fingerprint)


def states(driver: Driver) -> list[str]:
    return [one.state for one in member(driver, "M03").laptops]


def test_the_fingerprint_is_shown_nowhere_before_it_was_typed(waiting: Waiting) -> None:
    driver = waiting.driver
    assert driver.sees("1 ноутбук ждёт подтверждения")
    choose(driver, "M03")
    assert driver.sees("Ждёт подтверждения")
    assert waiting.paper not in everything(driver)
    driver.click("Подтвердить ноутбук", view(driver).asides)
    assert waiting.paper not in everything(driver)


def test_a_wrong_fingerprint_is_said_at_the_field(waiting: Waiting) -> None:
    driver = waiting.driver
    driver.click("Подтвердить ноутбук", view(driver).notices)
    driver.type("0000-0000")
    driver.press("Enter")
    form = view(driver).asides.confirm_form
    assert form.fingerprint.wrong
    assert driver.sees("Отпечаток не совпадает")
    assert "waiting" in states(driver)
    assert waiting.paper not in everything(driver)


def test_the_fingerprint_from_paper_is_forgiven_its_look(waiting: Waiting) -> None:
    driver = waiting.driver
    driver.click("Подтвердить ноутбук", view(driver).notices)
    alike = str.maketrans("0ABEHKMPCTXY", "oавенкмрстху")
    driver.type(f" {waiting.paper.replace('-', ' ').translate(alike)} ")
    driver.press("Enter")
    driver.wait_for(lambda: "waiting" not in states(driver))
    driver.wait_for(lambda: not driver.sees("ждёт подтверждения"))
    assert driver.sees("Подтверждён")
    assert driver.sees(waiting.paper)


def test_an_empty_fingerprint_is_asked_for(waiting: Waiting) -> None:
    driver = waiting.driver
    driver.click("Подтвердить ноутбук", view(driver).notices)
    driver.press("Enter")
    assert driver.sees("Наберите знаки с бумаги.")


def test_a_lost_laptop_gets_a_replacement(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("scoring"))
    driver.go("commission")
    driver.files.place = driver.season.folder / "packages out"
    driver.files.place.mkdir()
    choose(driver, "M02")
    driver.click("Подготовить замену")
    assert driver.sees("Листы, пришедшие с прежнего ноутбука, остаются")
    driver.click("Другая папка")
    driver.click("Записать пакет")
    driver.wait_to_see("талон готов")
    driver.click("Напечатать талон")
    driver.click("Талон передан, закрыть")
    assert len(member(driver, "M02").laptops) == 2
    labels = [one.label for one in seen(driver).laptops]
    assert len(set(labels)) == len(labels)


def test_a_member_is_added_by_keys(driver: Driver) -> None:
    driver.click("Добавить")
    driver.type("Оспанова Динара Маратовна")
    form = view(driver).asides.member_form
    form.position_ru.setFocus()
    driver.type("ректор")
    driver.click("Включить в состав")
    added = next(m for m in seen(driver).members if m.names.ru.startswith("Оспанова"))
    assert (added.position.ru, added.function, added.votes) == ("ректор", "member", True)
    driver.wait_to_see("Оспанова Динара Маратовна")
    current = view(driver).table.current
    assert current is not None
    assert current.code == added.code


def test_enter_goes_from_field_to_field_and_includes_in_the_end(driver: Driver) -> None:
    driver.click("Добавить")
    form = view(driver).asides.member_form
    driver.type("Оспанова Динара Маратовна")
    driver.press("Enter")
    assert form.name_kk.editor.hasFocus()
    driver.press("Enter", "Enter", "Enter")
    assert form.function.editor.hasFocus()
    before = len(seen(driver).members)
    form.code.setFocus()
    driver.press("Enter")
    assert len(seen(driver).members) == before + 1


def test_a_name_is_asked_for_at_its_field(driver: Driver) -> None:
    driver.click("Добавить")
    driver.click("Включить в состав")
    assert view(driver).asides.member_form.name_ru.wrong
    assert driver.sees("Имя пусто")


def test_a_secretary_cannot_be_given_a_vote(driver: Driver) -> None:
    choose(driver, "S01")
    driver.click("Изменить")
    form = view(driver).asides.member_form
    assert not form.vote.isEnabled()
    assert form.vote.key == "no"
    form.function.choose("member")
    form.function.chosen.emit("member")
    assert form.vote.isEnabled()


def test_once_laptops_are_out_a_change_asks_for_its_reason(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    driver.go("commission")
    choose(driver, "M04")
    driver.click("Изменить")
    form = view(driver).asides.member_form
    form.position_ru.setFocus()
    type_over(driver, "советник")
    driver.click("Записать изменение")
    assert form.reason.wrong
    driver.type("Назначен на другую должность")
    driver.click("Записать изменение")
    assert member(driver, "M04").position.ru == "советник"


def test_a_membership_ends_with_a_reason(driver: Driver) -> None:
    choose(driver, "M05")
    driver.click("Вывести из состава")
    driver.click("Вывести из состава", view(driver).asides.end_form)
    assert view(driver).asides.end_form.reason.wrong
    driver.type("Уволился")
    driver.click("Вывести из состава", view(driver).asides.end_form)
    ended = member(driver, "M05")
    assert (ended.votes, ended.ended) == (False, "Уволился")
    driver.wait_to_see("Почему прекращено")


def test_who_has_sealed_sheets_stays(practice: OnePractice, desk_of: Openers) -> None:
    driver = desk_of(practice("delivered"))
    driver.go("commission")
    choose(driver, "M01")
    driver.click("Вывести из состава")
    driver.type("Уволился")
    driver.click("Вывести из состава", view(driver).asides.end_form)
    assert driver.sees("есть запечатанные листы")
    assert member(driver, "M01").votes


def test_the_order_is_recorded(driver: Driver) -> None:
    driver.click("Приказ")
    form = view(driver).asides.order_form
    assert form.name_ru.text.startswith("Отборочная комиссия по проекту")
    driver.type("417-о")
    driver.click("Записать реквизиты")
    assert seen(driver).order_number == "417-о"
    driver.wait_to_see("Приказ № 417-о от")


def test_members_come_from_a_table_after_their_consequences(
    practice: OnePractice, desk_of: Openers, tmp_path: Path
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("commission")
    assert driver.sees("Состава комиссии ещё нет")
    driver.files.files = [write_members(tmp_path / "members.csv")]
    driver.click("Взять из таблицы")
    driver.click("Выбрать файл")
    driver.wait_to_see("новых членов комиссии")
    assert not seen(driver).members
    driver.click("Принять состав")
    driver.wait_for(lambda: seen(driver).members)
    driver.wait_for(view(driver).table.isVisible)


def test_a_wrong_table_says_what_is_wrong_with_it(
    practice: OnePractice, desk_of: Openers, tmp_path: Path
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("commission")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    driver.files.files = [wrong]
    driver.click("Взять из таблицы")
    driver.click("Выбрать файл")
    assert view(driver).asides.import_form._told.isVisible()
    assert not driver.button("Принять состав").isEnabled()


def test_esc_leaves_a_form_and_nothing_was_done(driver: Driver) -> None:
    was = seen(driver)
    choose(driver, "M02")
    driver.click("Изменить")
    type_over(driver, "другое имя")
    driver.press("Esc")
    assert view(driver).asides.current is view(driver).asides.member_panel
    assert seen(driver) == was


def test_enter_opens_the_member_and_other_languages_are_said_in_place(driver: Driver) -> None:
    choose(driver, "M01")
    view(driver).table.setFocus(Qt.FocusReason.OtherFocusReason)
    driver.press("Enter")
    assert QApplication.focusWidget() is view(driver).asides.member_panel.prepare
    tongue.switch("kk")
    QTest.qWait(1)
    assert driver.sees("Ноутбук дайындау")


def test_where_nobody_is_yet_the_first_act_has_the_focus(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("founded"))
    driver.go("commission")
    assert driver.sees("Состава комиссии ещё нет")
    assert not driver.sees("С правом голоса: 0")
    assert view(driver)._first.hasFocus()
    driver.press("Enter")
    assert view(driver).asides.current is view(driver).asides.import_form


def test_a_form_is_no_wider_than_its_panel_whatever_names_it_offers(driver: Driver) -> None:
    driver.click("Добавить")
    form = view(driver).asides.member_form
    for field in (form.name_ru, form.function, form.substitute):
        assert field.mapTo(form, field.rect().topRight()).x() < form.width()


def test_a_member_is_closed_and_the_table_has_the_focus_again(driver: Driver) -> None:
    choose(driver, "M02")
    driver.press("Esc")
    assert view(driver).asides.current is None
    assert view(driver).table.hasFocus()


@pytest.mark.parametrize(("key", "made"), [(Qt.Key.Key_Return, 3), (Qt.Key.Key_Escape, 1)])
def test_while_packages_are_written_esc_stops_and_one_more_enter_does_not(
    practice: OnePractice, desk_of: Openers, key: Qt.Key, made: int
) -> None:
    """Whoever pressed Enter twice did not want to stop; the one under way is finished."""
    driver = desk_of(practice("scheduled"))
    driver.go("commission")
    driver.files.place = driver.season.folder / "packages out"
    driver.files.place.mkdir()
    view(driver).asides.prepare(driver.ask(ReadCommission()).without_laptop[:3])
    driver.settle()
    driver.click("Другая папка")
    form = view(driver).asides.prepare_form
    assert form._act.hasFocus()
    form._act.click()
    assert QApplication.focusWidget() is form._busy
    QTest.keyClick(form._busy, key)
    driver.wait_to_see("Записан 1 пакет" if made == 1 else f"Записано {made} пакета")
    assert len(list(driver.files.place.iterdir())) == made


def test_a_table_of_members_says_whose_record_changes(driver: Driver) -> None:
    file = write_members(driver.season.folder / "members.csv")
    words = file.read_text(encoding="utf-8").replace("вице-президент", "советник")
    file.write_text(words, encoding="utf-8")
    driver.click("Взять из таблицы")
    view(driver).asides.import_form.look_at(file)
    driver.wait_to_see("1 запись изменится")
    assert driver.sees(f"{member(driver, 'M03').names.ru}  ·  Должность: ")


def test_a_table_of_members_says_who_is_new(driver: Driver) -> None:
    file = write_members(driver.season.folder / "members.csv")
    words = file.read_text(encoding="utf-8").replace("M02,", "M12,")
    file.write_text(words, encoding="utf-8")
    driver.click("Взять из таблицы")
    form = view(driver).asides.import_form
    form.look_at(file)
    driver.wait_to_see("1 новый член комиссии")
    texts = [one.text() for one in form.findChildren(QLabel) if one.isVisible()]
    new = texts.index("1 новый член комиссии") + 1
    assert texts[new] == member(driver, "M02").names.ru
    assert texts[new + 1] == (
        "Такое имя уже есть под кодом M02. Если это тот же человек, укажите в файле код M02."
    )


def test_a_laptops_state_is_not_said_of_the_person(driver: Driver) -> None:
    choose(driver, "M01")
    driver.press("Enter")
    texts = [
        one.text()
        for one in view(driver).asides.member_panel.findChildren(QLabel)
        if one.isVisible() and one.text()
    ]
    name = texts.index(member(driver, "M01").names.ru)
    assert texts[name + 1 : name + 3] == ["Ноутбук", "Не подготовлен"]
