"""Numbers that follow each other stand as one."""

from __future__ import annotations

import pytest

from commission_app.views.exchange.register import runs


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((3,), "3"), ((2, 3, 4, 7), "2–4, 7"), ((1, 3, 5, 6), "1, 3, 5–6")],
)
def test_runs_are_short(numbers: tuple[int, ...], words: str) -> None:
    assert runs(numbers) == words
