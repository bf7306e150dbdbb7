"""Cycles are looked for by the window alone, and Python does it again afterwards."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from commission_app.views.support.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


class Knot:
    """A cycle."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()


def knot() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


def test_python_does_not_look_by_itself(collector: Collector) -> None:
    assert not gc.isenabled()


def test_what_is_new_is_let_go(collector: Collector) -> None:
    made = knot()
    assert made() is not None
    collector.look_at_the_young()
    assert made() is None


def test_what_grew_old_goes_at_a_quiet_moment(collector: Collector) -> None:
    made = Knot()
    seen = weakref.ref(made)
    for _ in range(3):
        collector.look_at_the_young()
    del made
    collector.look_at_all()
    assert seen() is None


def test_python_does_it_again_afterwards(qapp: QApplication) -> None:
    gc.enable()
    made = Collector()
    made.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
