"""The laptop says whose it is."""

from __future__ import annotations

from commission_app.services.day.own_device import ReadOwnDevice
from commission_app.services.scoring import Declare
from commission_app.shared.keys import fingerprint, short_fingerprint
from tests.support.seasons import SmallSeason, people


def test_a_new_laptop_shows_what_goes_on_the_paper(founded: SmallSeason) -> None:
    short = founded.enrol("M01")
    laptop = founded.workspace("M01")
    own = ReadOwnDevice()(laptop)
    assert own.short == short == own.fingerprint[:9]
    assert own.fingerprint == fingerprint(laptop.device)
    assert own.office_short == short_fingerprint(founded.office.device)
    assert own.office == fingerprint(founded.office.device)
    assert (own.member, own.laptop, own.practice, own.user) == ("M01", "CM-01", True, "M01")
    assert own.names.kk
    assert own.names.ru
    assert (own.function, own.year) == ("chair", 2026)
    assert (own.declared, own.confirmed, own.devices) == (False, False, 1)
    Declare()(laptop)
    assert ReadOwnDevice()(laptop).declared


def test_the_confirmation_comes_back_with_the_offices_word(equipped: SmallSeason) -> None:
    assert not ReadOwnDevice()(equipped.workspace("M01")).confirmed
    equipped.carry_back("M01")
    assert ReadOwnDevice()(equipped.workspace("M01")).confirmed


def test_nothing_of_it_is_about_a_candidate(equipped: SmallSeason) -> None:
    said = repr(ReadOwnDevice()(equipped.workspace("M01")))
    assert not [p.code for p in people() if p.code in said or p.iin in said]
