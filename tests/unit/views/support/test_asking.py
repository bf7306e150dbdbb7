"""A question that is refused is answered where it was asked, or else as a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from commission_app.services.office.printing import PreviewPaper

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice


def test_a_refused_question_is_told_to_whoever_asked(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver, asker = desk_of(practice("founded")), QObject()
    told: list[UserError] = []
    driver.desk.ask(PreviewPaper("roll-call"), asker, print, told.append)
    driver.settle()
    assert [error.key for error in told] == ["services.nothing_to_print"]
    assert not driver.refused


def test_nobody_answers_for_it_then_it_is_a_notice(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver, asker = desk_of(practice("founded")), QObject()
    driver.desk.ask(PreviewPaper("roll-call"), asker, print)
    driver.settle()
    assert driver.refused == ["services.nothing_to_print"]
