"""The steps of a hand-over appear as they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from commission_app.services.delivering import Point, Reached
from commission_app.views.handing_over.way import AHEAD, DONE, FAILED, NOW, POINTS, Way

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def way(qtbot: QtBot) -> Way:
    found = Way()
    qtbot.addWidget(found)
    return found


def glyphs(way: Way) -> list[tuple[str, str]]:
    return [step._glyph._shown[:2] for step in way._steps.values()]


def reached(point: Point) -> Reached:
    return Reached(point, "2026-11-24T05:58:16Z", 20, 412 * 1024, "7F3A 91C2 04DE")


def test_one_step_after_the_other_is_done(way: Way) -> None:
    assert way.isHidden()
    way.begin()
    assert glyphs(way) == [NOW, AHEAD, AHEAD]
    way.passed(reached("written"))
    assert glyphs(way) == [DONE, NOW, AHEAD]
    texts = [one.text() for one in way.findChildren(QLabel)]
    assert "всего 20 листов · 412 КБ · 10:58:16" in texts
    for point in POINTS[1:]:
        way.passed(reached(point))
    assert glyphs(way) == [DONE] * 3


def test_the_step_that_failed_is_marked_and_a_new_try_begins_anew(way: Way) -> None:
    way.begin()
    way.passed(reached("written"))
    way.fail()
    assert glyphs(way) == [DONE, FAILED, AHEAD]
    way.begin()
    assert glyphs(way) == [NOW, AHEAD, AHEAD]
