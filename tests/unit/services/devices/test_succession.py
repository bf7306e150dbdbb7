"""A restored laptop is told in words, and confirmed by the fingerprint on its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.trust import Confirmation
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.lines import laptops
from commission_app.services.devices.succession import (
    ConfirmSuccession,
    Restored,
    restored as seen,
)
from commission_app.shared.keys import short_fingerprint
from tests.support.seasons import refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.seasons import SmallSeason

    Save = Callable[[SmallSeason, str], Path]
    Again = Callable[[SmallSeason, Path, str], str]


def told(season: SmallSeason) -> tuple[Restored, ...]:
    with season.office.read() as now:
        return seen(season.office, now)


def counting(season: SmallSeason) -> set[str]:
    """Laptops of M01 that count, by their devices."""
    with season.office.read() as now:
        known = laptops(now.facts).values()
        return {o.device for o in known if o.member == "M01" and o.state == "confirmed"}


def test_sheets_sealed_after_the_copy_are_named(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    one, two, three = equipped.interviews[:3]
    equipped.score("M01", one, 4)
    file = saved(equipped, "M01")
    equipped.score("M01", two, 4)
    equipped.score("M01", three, 4)
    equipped.carry("M01")
    restored(equipped, file, "again")
    equipped.carry("again")
    (found,) = told(equipped)
    assert (found.later, found.counts, found.open) == (tuple(sorted((two, three))), True, True)
    assert found.reason == "Дискі сынды."
    words = " ".join(one.say("en") for one in found.words)
    assert words.startswith("CM-01 (M01) was restored from a copy; the last entry in it is of ")
    assert "2 sheets sealed after it are known here" in words
    assert "the old one's key signed for it" in words


def test_it_is_confirmed_by_the_typed_fingerprint_only(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    device = restored(equipped, saved(equipped, "M01"), "again")
    with refused("devices.no_succession"):
        ConfirmSuccession("CM-01", short_fingerprint(device))(equipped.office)
    equipped.carry("again")
    with refused("services.fingerprint_differs"):
        ConfirmSuccession("CM-01", "0000-0000")(equipped.office)
    old = short_fingerprint(equipped.workspace("M01").device)
    with refused("services.fingerprint_differs"):
        ConfirmSuccession("CM-01", old)(equipped.office)
    assert equipped.facts("confirmation") == 4
    typed = short_fingerprint(device).lower().replace("-", " ")
    assert ConfirmSuccession("CM-01", typed)(equipped.office).value.device == device
    ConfirmSuccession("CM-01", typed)(equipped.office)  # said twice, recorded once
    assert equipped.facts("confirmation") == 5
    assert [one.open for one in told(equipped)] == [False]


def test_of_two_copies_neither_counts_until_one_is_confirmed(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    file = saved(equipped, "M01")
    first, second = restored(equipped, file, "first"), restored(equipped, file, "second")
    one, two = equipped.interviews[:2]
    equipped.score("first", one, 4)
    equipped.score("second", two, 4)
    equipped.carry("first", "second")
    assert counting(equipped) == {equipped.workspace("M01").device}
    assert [(r.rivals, r.counts) for r in told(equipped)] == [(1, False)] * 2
    assert not equipped.state().sheets
    ConfirmSuccession("M01", short_fingerprint(second))(equipped.office)
    assert counting(equipped) == {second}
    assert set(equipped.state().sheets) == {f"{two}/M01"}
    with refused("devices.place_taken"):
        ConfirmSuccession("M01", short_fingerprint(first))(equipped.office)


def test_a_copy_of_a_laptop_that_was_ended_waits_for_the_office(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    file = saved(equipped, "M01")
    EndDevice("CM-01", "Жоғалды.")(equipped.office)
    device = restored(equipped, file, "again")
    equipped.score("again", equipped.interviews[0], 4)
    equipped.carry("again")
    assert counting(equipped) == set()
    (found,) = told(equipped)
    assert "Until its fingerprint is compared" in found.words[-1].say("en")
    ConfirmSuccession("CM-01", short_fingerprint(device))(equipped.office)
    assert counting(equipped) == {device}
    assert len(equipped.state().sheets) == 1
    with equipped.office.read() as now:
        assert now.facts.current_one(Confirmation, found.laptop.claim) is not None


def test_a_restored_laptop_seals_anew_what_did_not_count_and_nothing_is_doubled(
    equipped: SmallSeason, saved: Save, restored: Again
) -> None:
    one = equipped.interviews[0]
    file = saved(equipped, "M01")
    equipped.score("M01", one, 4)
    equipped.carry("M01")
    restored(equipped, file, "again")
    equipped.carry("again")
    equipped.score("again", one, 3)
    equipped.carry("again", "M01")
    state = equipped.state()
    assert state.contested == ()
    assert state.sheets[f"{one}/M01"][1].marks[0].level == 3
