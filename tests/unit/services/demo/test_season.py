"""The office's side of a played season."""

from __future__ import annotations

from datetime import datetime, timedelta

from commission_app.services.demo.season import StagedWorld
from commission_app.shared.world import ASTANA

NOON = datetime(2026, 9, 29, 12, tzinfo=ASTANA)


def test_a_clock_up_to_now_goes_on_only_for_an_answer() -> None:
    world = StagedWorld("laptop 1", NOON - timedelta(days=8), NOON)
    world.at(NOON + timedelta(hours=1))
    assert NOON < world.now() < NOON + timedelta(seconds=1)
    world.not_before(NOON + timedelta(seconds=9))
    assert NOON < world.now() - timedelta(seconds=9) < NOON + timedelta(seconds=1)
