"""A long act is looked at without waiting, and hears that it should stop."""

from __future__ import annotations

import pytest

from commission_app.shared.errors import Cancelled
from commission_app.views.support.polled import Polled


def test_the_last_step_is_what_is_seen() -> None:
    polled = Polled()
    assert polled.now == ("", 0, 0)
    polled.step("services.taking_in", 1, 4)
    polled.step("services.taking_in", 2, 4)
    assert polled.now == ("services.taking_in", 2, 4)


def test_a_wish_to_stop_is_heard_at_the_next_step() -> None:
    polled = Polled()
    polled.step("services.taking_in", 1, 4)
    polled.cancel()
    with pytest.raises(Cancelled):
        polled.step("services.taking_in", 2, 4)
    assert polled.now == ("services.taking_in", 1, 4)


def test_an_act_says_when_it_is_over() -> None:
    polled = Polled()
    assert not polled.over
    polled.end()
    assert polled.over
