"""A confirmed laptop whose program was tampered with seals what no honest one would."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from commission_app.services.handing_over import HandOver
from commission_app.services.office.cell import ReadCell
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.sittings import RevealMarks
from commission_app.services.status import read_status
from commission_app.services.taking_in import TakeIn
from commission_app.services.verifying import Verify
from tests.support.hostile import Scene
from tests.support.seasons import CRITERIA, MEMBERS, SmallSeason, refused

if TYPE_CHECKING:
    from commission_app.services.taking_in import Taken

ODD: dict[str, list[dict[str, Any]]] = {
    "M01": [{"criterion": code, "level": 100} for code in CRITERIA],
    "M02": [{"criterion": f"X{n}", "level": 4} for n in range(6)],
    "M03": [],
    "M04": [{"criterion": CRITERIA[0], "level": 4}],
}


def hand_over(season: SmallSeason, member: str) -> Taken:
    """The member's package, in which his last sheet has other marks that the laptop signed."""
    laptop, stick, office = season.workspace(member), season.stick(member), season.office
    HandOver(stick)(laptop)
    data = stick.read_bytes()
    plain = zlib.decompress(office.keys.open(data), wbits=31)
    scene = Scene(office.keys.public, laptop.keys, data, plain, plain)
    stick.write_bytes(scene.insider(marks=ODD[member]))
    return TakeIn([stick])(office).value[0]


def test_marks_that_the_rules_do_not_have_are_shown_and_never_counted(
    equipped: SmallSeason,
) -> None:
    one = equipped.interviews[0]
    for member in MEMBERS:
        equipped.score(member, one, 4)
        assert hand_over(equipped, member).result == "taken"  # it is well formed, and signed
    office = equipped.office
    cells = [c for c in equipped.state().cells if c.interview == one]
    assert {(c.member, c.state, c.conflict) for c in cells} == {
        (member, "conflict", "not_countable") for member in MEMBERS
    }
    assert {one.member for one in read_status(office).conflicts} == set(MEMBERS)
    ReadMatrix()(office)
    for member in MEMBERS:
        ReadCell(one, member)(office)
    with refused("services.not_complete"):
        RevealMarks([one])(office)
    # Its own package says that it held another fact there: the journal tells it.
    assert {found.kind for found in Verify()(office).findings} == {"gone"}
