"""Before its first answer a screen has no button without words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from commission_app.views.support.desk import Place

if TYPE_CHECKING:
    from tests.support.desks import Openers
    from tests.support.practice import OnePractice

SCREENS = ("exchange", "matrix", "conflicts", "sitting", "documents", "journal", "paper_sheet")


def test_no_button_is_without_words_before_the_first_answer(
    practice: OnePractice, desk_of: Openers
) -> None:
    driver = desk_of(practice("scoring"))
    for key in SCREENS:
        driver.work.pages.go(Place(key))
        front = driver.work.pages.screen_in_front
        assert front is not None
        wordless = [
            one
            for one in front.findChildren(QPushButton)
            if one.isVisible() and not (one.text().strip() or one.accessibleName())
        ]
        assert not wordless, key
        driver.settle()
