"""A contested thing does not vanish in silence: what hangs on it stays, and waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from commission_app.domain.facts.kinds.commission import Panel, Slot
from commission_app.domain.facts.kinds.deciding import Attendance
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.services.doubts import SafeReading, require_no_conflict, require_settled
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.people.cells import light_state
from commission_app.services.scoring import GiveMark
from commission_app.services.sealing import Recuse
from commission_app.services.sittings import RevealMarks
from tests.support.copies import clone, contradict, pour, record
from tests.support.seasons import refused

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_two_versions_of_a_panel_open_nothing(scored: SmallSeason) -> None:
    panel = next(iter(scored.state().panels.values()))
    bare = replace(panel, salt="")
    first, second = ("M01", "M02", "M03"), ("M02", "M03", "M04")
    contradict(scored, replace(bare, members=first), replace(bare, members=second))
    state = scored.state()
    assert state.panels[panel.code].members == ("M01", "M02", "M03", "M04")
    assert RevealMarks()(scored.office).value == ()
    with scored.office.read() as now:
        light = light_state(now)
    assert not any(light.complete(code) for code in scored.interviews)
    assert light.contradictions == 1


def test_two_appointments_keep_the_interview_on_the_list(scored: SmallSeason) -> None:
    one = scored.interviews[0]
    bare = replace(scored.state().slots[one][1], salt="")
    contradict(scored, replace(bare, cancelled=True), replace(bare, position=17))
    assert one in scored.state().slots
    (row,) = [r for r in ReadMatrix()(scored.office).rows if r.interview == one]
    assert (row.complete, len(row.doubts)) == (False, 1)


def test_a_member_recused_in_two_ways_may_not_score(equipped: SmallSeason) -> None:
    one = equipped.interviews[0]
    laptop = equipped.workspace("M01")
    record(laptop, Recusal(interview=one, member="M01", ground="relative"))
    second = clone(equipped, "office", "office copy")
    Recuse(one, "other", "Ескі дос.", "M01")(second)
    pour(second, equipped.workspace("M01"))
    with equipped.workspace("M01").read() as now:
        assert len(SafeReading(now.facts).contested) == 1
    with refused("services.recused"):
        GiveMark(one, "C1", 4)(equipped.workspace("M01"))


def test_presence_in_doubt_makes_no_quorum(decided: SmallSeason) -> None:
    said = Attendance(sitting="P", member="M01", present=())
    contradict(decided, said, replace(said, reason="Ауырып қалды."))
    assert "M01" not in {m for m, p in decided.state().assembly.presence.items() if p.intervals}


def test_refusals_name_what_contradicts_as_it_is_settled() -> None:
    with refused("conflicts.interview_waits") as found:
        require_settled({"1": (("slot", "1"),)}, "1")
    assert found.value.values["things"] == "slot:1"
    with refused("conflicts.season_waits"):
        require_no_conflict([("slot", "1")], [])
    require_no_conflict([("certificate", "5"), ("approval", "x/M01")], [])
    require_settled({"1": (("slot", "1"),)}, "2")


def test_kinds_that_are_read_safely_are_told_by_their_bodies(scored: SmallSeason) -> None:
    with scored.office.read() as now:
        safe = SafeReading(now.facts)
        assert safe.contested == ()
        assert set(safe.of(Panel)) == set(now.facts.current(Panel))
        assert set(safe.of(Slot)) == set(now.facts.current(Slot))
