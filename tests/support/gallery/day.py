"""A member's day: Today, Score, My sheets, Hand over, questions to the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.day.today import ReadToday
from commission_app.services.taking_in import TakeIn
from tests.support.gallery.shot import MEMBER, Shot
from tests.support.late_change import change_late, word
from tests.support.losses import OpenTwice
from tests.support.practice import opened

if TYPE_CHECKING:
    from tests.support.desks import Driver


def _begin(driver: Driver) -> None:
    """Some marks on the next candidate's sheet."""
    driver.go("score", driver.ask(ReadToday()).next)
    driver.press("4", "5", "3")


def _withdraw(driver: Driver) -> None:
    driver.go("score", f"{driver.ask(ReadToday()).next} withdraw")


def _miss(driver: Driver) -> None:
    driver.press("Del")


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


SHOTS = (
    Shot("today", "today", "scoring", MEMBER),
    Shot("today-missed", "today", "scoring", MEMBER, _miss),
    Shot("score", "today", "scoring", MEMBER, _begin),
    Shot("score-withdraw", "today", "scoring", MEMBER, _withdraw),
    Shot("own_sheets", "own_sheets", "scoring", MEMBER),
    Shot("handover", "handover", "scoring", MEMBER),
    Shot("approvals", "approvals", "revealed", MEMBER, _be_asked),
    Shot("handover-another", "handover", "scoring", MEMBER, _hear_of_another, spoils=True),
)
