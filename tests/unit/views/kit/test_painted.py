"""Painted strips: what they say to readers, and that what they show can be told apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.funnel import Funnel, Stage
from commission_app.views.kit.meter import Bar, Meter
from commission_app.views.kit.seats import Seats
from commission_app.views.kit.sign import Mark
from commission_app.views.kit.spread import Spread
from commission_app.views.support import theme, tongue
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def share_of(widget: QWidget, role: str) -> float:
    """How much of the widget is painted in this colour."""
    image = widget.grab().toImage()
    wanted = QColor(getattr(theme.colors(), role))
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(image.pixelColor(*p) == wanted for p in points) / len(points)


def test_a_bar_is_filled_by_its_share(qtbot: QtBot) -> None:
    bar = Bar(0, "0 %")
    qtbot.addWidget(bar)
    bar.resize(200, 6)
    assert share_of(bar, "accent") == 0
    bar.show_share(0.5, "50 %")
    assert share_of(bar, "accent") == pytest.approx(0.5, abs=0.05)
    assert bar.accessibleName() == "50 %"
    bar.show_share(7)
    assert share_of(bar, "line") < 0.05


@pytest.mark.parametrize(("done", "of"), [(3, 6), (50, 100)])
def test_a_meter_fills_its_steps(qtbot: QtBot, done: int, of: int) -> None:
    meter = Meter(0, of, "x")
    qtbot.addWidget(meter)
    meter.resize(300, 8)
    meter.show_steps(done, of, "3 / 6")
    assert share_of(meter, "accent") == pytest.approx(0.48, abs=0.06)
    assert meter.accessibleName() == "3 / 6"


def test_a_meter_of_nothing_can_be_painted(qtbot: QtBot) -> None:
    meter = Meter(0, 0)
    qtbot.addWidget(meter)
    assert share_of(meter, "accent") == 0


def test_seats_turn_green_only_with_a_quorum(qtbot: QtBot) -> None:
    seats = Seats()
    qtbot.addWidget(seats)
    seats.show_seats(7, 11, 8, "7 из 11")
    seats.adjustSize()
    assert share_of(seats, "good") == 0
    seats.show_seats(8, 11, 8, "8 из 11")
    assert share_of(seats, "good") > 0.1
    assert seats.accessibleName() == "8 из 11"


def test_a_spread_names_the_members_and_marks_what_is_flagged(qtbot: QtBot) -> None:
    strip = Spread(5, "Лидерство")
    qtbot.addWidget(strip)
    strip.show_marks({2: ["Ким"], 5: ["Цой", "Оспан"]}, Decimal("4.00"))
    strip.adjustSize()
    assert strip.accessibleName() == "Лидерство; 2: Ким; 5: Цой, Оспан; среднее 4,00"
    assert share_of(strip, "caution") == 0
    strip.show_marks({2: ["Ким"], 5: ["Цой"]}, Decimal(4), frozenset({2, 5}))
    assert share_of(strip, "caution") > 0
    tongue.switch("en")
    assert strip.accessibleName().endswith("mean 4")


def test_arrow_keys_walk_the_levels_of_a_spread_that_have_marks(qtbot: QtBot) -> None:
    strip = Spread(5)
    qtbot.addWidget(strip)
    strip.show()
    strip.show_marks({2: ["Ким"], 5: ["Цой"]})
    assert (strip.members_at(2), strip.members_at(3)) == ("2: Ким", "")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(strip, key)


def test_a_funnel_says_its_stages(qtbot: QtBot) -> None:
    funnel = Funnel("Этапы")
    qtbot.addWidget(funnel)
    funnel.grab()
    first = Stage(phrase("kit.search"), "18 мая", 8068, "100 %")
    funnel.show_stages((first, Stage("Отбор", "идёт", 411, "5,1 %", now=True)))
    funnel.resize(600, 120)
    expected = "Этапы; Поиск, 18 мая: 8\u202f068 100 %; Отбор, идёт: 411 5,1 %"
    assert funnel.accessibleName() == expected
    assert 0 < share_of(funnel, "accent") < share_of(funnel, "edge")


def test_the_sign_is_painted_in_the_accent(qtbot: QtBot) -> None:
    mark = Mark(40)
    qtbot.addWidget(mark)
    assert share_of(mark, "link") > 0.1


def test_a_stage_whose_name_is_cut_says_it_whole(qtbot: QtBot) -> None:
    funnel = Funnel("Этапы")
    qtbot.addWidget(funnel)
    long = "Тестирование профессиональных и управленческих компетенций"
    funnel.show_stages((Stage(long, "", 120), Stage("Отбор", "", 11)))
    funnel.resize(500, 120)
    assert funnel._cut_at(10) == long
    assert funnel._cut_at(70) == ""
    funnel.resize(1000, 120)
    assert funnel._cut_at(10) == ""
