"""The steps of a hand-over appear as they happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from commission_app.services.delivering import Point, Reached
from commission_app.shared.errors import UserError
from commission_app.views.handing_over.way import (
    AHEAD,
    DONE,
    FAILED,
    NOW,
    POINTS,
    Watching,
    Way,
)

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


def test_a_small_package_is_through_before_anybody_could_stop_it(way: Way) -> None:
    way.begin()
    way.moved(412 * 1024, 412 * 1024)
    assert way.stop.isHidden()


def test_a_slow_stick_tells_how_far_it_is_and_can_be_stopped(way: Way, qtbot: QtBot) -> None:
    watching = Watching(way)
    watching.written.connect(way.moved)
    way.stop_wanted.connect(watching.stop)
    watching.begin()
    way.begin()
    watching.moved(1 << 20, 3 << 20)
    texts = [one.text().replace("\N{NO-BREAK SPACE}", " ") for one in way.findChildren(QLabel)]
    assert any("1,0 МБ" in text and "3,0 МБ" in text for text in texts)
    assert not way.stop.isHidden()
    with qtbot.waitSignal(way.stop_wanted):
        way.stop.click()
    assert not way.stop.isEnabled()
    with pytest.raises(UserError) as found:
        watching.moved(2 << 20, 3 << 20)
    assert found.value.key == "handover.stopped"
    way.fail()
    assert way.stop.isHidden()
    watching.begin()
    way.begin()
    assert way.stop.isEnabled()
    watching.moved(1 << 20, 3 << 20)


def test_what_is_written_can_be_stopped_no_more(way: Way) -> None:
    way.begin()
    way.moved(1 << 20, 3 << 20)
    way.passed(reached("written"))
    assert way.stop.isHidden()
