"""A member's day: Today, Score, My sheets, Hand over, questions to the chair."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, cast

from commission_app.services.day.deliveries import ReadDeliveries
from commission_app.services.day.today import ReadToday
from commission_app.services.taking_in import TakeIn
from tests.support.gallery.shot import MEMBER, Shot
from tests.support.late_change import change_late, word
from tests.support.losses import OpenTwice
from tests.support.practice import opened

if TYPE_CHECKING:
    from commission_app.views.handing_over.handing_over_view import HandingOverView
    from tests.support.desks import Driver


def _sheet(driver: Driver) -> None:
    """The sheet of the first candidate who has no marks yet."""
    free = (i for i in driver.ask(ReadToday()).queue if i.state == "waiting" and not i.marked)
    driver.go("score", next(free).interview)


def _sheet_with_marks(driver: Driver) -> None:
    """A sheet that was begun."""
    begun = [i for i in driver.ask(ReadToday()).queue if i.state == "in_progress"]
    if begun:
        driver.go("score", begun[0].interview)
    else:
        _begin(driver)


def _begin(driver: Driver) -> None:
    """Some marks on the next candidate's sheet."""
    _sheet(driver)
    driver.press("4", "5", "3")


def _withdraw(driver: Driver) -> None:
    driver.go("score", f"{driver.ask(ReadToday()).next} withdraw")


def _miss(driver: Driver) -> None:
    driver.press("Del")


def _explain(driver: Driver) -> None:
    """The lowest level asks for words."""
    _sheet(driver)
    driver.press("4", "1")
    driver.type("Сабақ")


def _complete(driver: Driver) -> None:
    """All marks are given, what must be explained is explained: it can be sealed."""
    _sheet(driver)
    driver.press("4", "4", "3", "4", "5", "4")


def _note(driver: Driver) -> None:
    _sheet_with_marks(driver)
    driver.click("Заметка")


def _identify(driver: Driver) -> None:
    _sheet_with_marks(driver)
    driver.click("Проверить личность")


def _more(driver: Driver) -> None:
    _sheet_with_marks(driver)
    driver.click("Исправить ошибку")


def _stop(driver: Driver) -> None:
    """A fire alarm: what will be kept, and why."""
    _sheet_with_marks(driver)
    driver.click("Прервать")


def _stopped(driver: Driver) -> None:
    """It was interrupted: Today leads back."""
    _stop(driver)
    driver.type("Өрт дабылы")
    driver.press("Tab", "Space")


def _back_at_it(driver: Driver) -> None:
    """The sheet of an interview that was interrupted."""
    today = driver.ask(ReadToday())
    broken = next(i for i in today.queue if i.state == "interrupted")
    driver.go("score", broken.interview)


def _correct(driver: Driver) -> None:
    if driver.sees("К листу"):  # what was to be made void is not
        driver.click("К листу")
    driver.click("Исправить")
    driver.press("5")


def _make_void(driver: Driver) -> None:
    driver.click("Аннулировать")


def _plug_in(driver: Driver, name: str) -> HandingOverView:
    stick = driver.season.folder / name
    stick.mkdir(exist_ok=True)
    driver.files.place = stick
    driver.click("Другая папка…")
    driver.wait_to_see("Сдать")
    return cast("HandingOverView", driver.work.pages.screen_in_front)


def _choose_stick(driver: Driver) -> None:
    _plug_in(driver, "KINGSTON")


def _hand_over(driver: Driver) -> None:
    """Written, read back: the stick may be pulled out."""
    past = len(driver.ask(ReadDeliveries()).past)
    view = _plug_in(driver, f"KINGSTON {past}")
    driver.click("Сдать", view.medium)
    driver.wait_to_see("Флешку можно вынимать")


def _going(driver: Driver) -> None:
    """A slow stick: a part of it is written."""
    view = _plug_in(driver, "ADATA")
    view.medium.begin()
    view.medium.way.moved(210_000, 640_000)


def _pull_out(driver: Driver) -> None:
    """The stick goes before everything is on it."""
    view = _plug_in(driver, "TRANSCEND")
    shutil.rmtree(driver.season.folder / "TRANSCEND")
    view.medium.act.click()


def _be_asked(driver: Driver) -> None:
    """The office asks the chair about a sheet that was changed after the reveal."""
    change_late(driver.season, "M02")
    driver.desk.act(TakeIn([word(driver.season, MEMBER)]), driver.window)
    driver.settle()
    driver.go("approvals")


def _hear_of_another(driver: Driver) -> None:
    """The office's word says that a slip was used twice."""
    with opened(driver.season) as office:
        OpenTwice(driver.season, "M05")(office)
    driver.desk.act(TakeIn([word(driver.season, MEMBER)]), driver.window)
    driver.settle()
    driver.go("handover")


def _hear_today(driver: Driver) -> None:
    """The same on Today in a low window: the strip must leave the card its room."""
    _hear_of_another(driver)
    driver.go("today")


LAPTOP = (1093, 614)  # 1366 x 768 at 125 per cent
SHOTS = (
    Shot("today", "today", "scoring", MEMBER),
    Shot("today-missed", "today", "scoring", MEMBER, _miss),
    Shot("score", "today", "scoring", MEMBER, _begin),
    Shot("score-explained", "today", "scoring", MEMBER, _explain),
    Shot("score-complete", "today", "scoring", MEMBER, _complete),
    Shot("score-1300", "today", "scoring", MEMBER, _begin, size=(1300, 690)),
    Shot("score-1093", "today", "scoring", MEMBER, _explain, size=LAPTOP),
    Shot("score-note", "today", "scoring", MEMBER, _note),
    Shot("score-withdraw", "today", "scoring", MEMBER, _withdraw),
    Shot("score-identity", "today", "scoring", MEMBER, _identify),
    Shot("score-more", "today", "scoring", MEMBER, _more),
    Shot("score-interrupting", "today", "scoring", MEMBER, _stop),
    Shot("own_sheets", "own_sheets", "scoring", MEMBER),
    Shot("own_sheets-voiding", "own_sheets", "scoring", MEMBER, _make_void),
    Shot("handover", "handover", "scoring", MEMBER),
    Shot("handover-stick", "handover", "scoring", MEMBER, _choose_stick),
    Shot("handover-pulled_out", "handover", "scoring", MEMBER, _pull_out),
    Shot("handover-safe", "handover", "scoring", MEMBER, _hand_over),
    Shot("approvals", "approvals", "revealed", MEMBER, _be_asked),
    Shot("today-interrupted", "today", "scoring", MEMBER, _stopped, spoils=True),
    Shot("score-interrupted", "today", "scoring", MEMBER, _back_at_it, spoils=True),
    Shot("own_sheets-correcting", "own_sheets", "scoring", MEMBER, _correct, spoils=True),
    Shot("handover-safe-1093", "handover", "scoring", MEMBER, _hand_over, True, None, LAPTOP),
    Shot("handover-another", "handover", "scoring", MEMBER, _hear_of_another, spoils=True),
    Shot("handover-going", "handover", "scoring", MEMBER, _going, spoils=True),
    Shot("today-another", "today", "scoring", MEMBER, _hear_today, True, None, LAPTOP),
)
