"""The hidden causes of scores."""

from __future__ import annotations

from commission_app.services.sample.ability import ability, form, leniency


def test_they_depend_on_seed_and_code_only() -> None:
    assert ability(1, "a") == ability(1, "a") != ability(2, "a")
    assert form(1, "a") == form(1, "a") != form(1, "b")


def test_members_differ_by_less_than_a_level() -> None:
    assert all(abs(leniency(1, f"M{number:02d}")) < 1 for number in range(1, 100))
