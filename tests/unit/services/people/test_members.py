"""The commission's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.devices.setting_up import OpenLaptop
from commission_app.services.papers import printing
from commission_app.services.people.members import PrepareWithSlip, ReadCommission
from commission_app.services.scoring import Declare
from tests.support import pdf
from tests.support.seasons import LOG2N, MEMBERS, PASSPHRASE, refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_members_stand_in_the_order_of_signing(founded: SmallSeason) -> None:
    found = ReadCommission()(founded.office)
    assert [one.function for one in found.members][:2] == ["chair", "deputy"]
    assert {one.code for one in found.without_laptop} == set(MEMBERS)
    assert (found.frozen, found.laptops) == (False, ())
    assert found.members[0].panels == ("A",)


def test_laptops_are_seen_on_their_way(founded: SmallSeason) -> None:
    founded.enrol("M01")
    found = ReadCommission()(founded.office)
    assert [one.member for one in found.pending] == ["M01"]
    assert found.frozen
    founded.carry("M01")
    found = ReadCommission()(founded.office)
    assert [one.member for one in found.unconfirmed] == ["M01"]
    assert found.pending == ()


def test_declarations_and_sheets_are_counted(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    Declare((one,))(equipped.workspace("M02"))
    equipped.score("M01", one, 4)
    equipped.carry("M01", "M02")
    found = {m.code: m for m in ReadCommission()(equipped.office).members}
    assert (found["M02"].declared, found["M02"].conflicts) == (True, (one,))
    assert (found["M01"].conflicts, found["M01"].sheets) == ((), 1)
    laptop = found["M01"].laptop
    assert laptop is not None
    assert (laptop.state, laptop.sheets) == ("confirmed", 1)


def test_a_slip_is_printed_and_opens_the_laptop(founded: SmallSeason) -> None:
    founded.stick("x").parent.mkdir()
    done = PrepareWithSlip("M01", founded.stick("x"))(founded.office).value
    groups = done.prepared.slip.split("-")
    printed = "".join(pdf.text(done.pdf).split())
    assert all(group in printed for group in groups)
    workspace, opened = OpenLaptop(founded.stick("x"), done.prepared.slip)(
        founded.place("M01"), PASSPHRASE, founded.world("M01"), LOG2N
    )
    workspace.close()
    assert opened.member == "M01"


def test_a_slip_that_cannot_be_printed_leaves_no_laptop_and_no_package(
    founded: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    founded.stick("x").parent.mkdir()

    def broken(*_: object, **__: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(printing, "render", broken)
        with pytest.raises(MemoryError):
            PrepareWithSlip("M01", founded.stick("x"))(founded.office)
    assert not founded.stick("x").exists()
    assert ReadCommission()(founded.office).laptops == ()
    done = PrepareWithSlip("M01", founded.stick("x"))(founded.office).value
    assert (done.prepared.laptop, bool(done.pdf)) == ("CM-01", True)


def test_a_laptop_needs_a_schedule(new_office: SmallSeason) -> None:
    with refused("people.no_schedule"):
        PrepareWithSlip("M01", new_office.folder)(new_office.office)
