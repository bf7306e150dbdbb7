"""The protocol of a plenary sitting, from the facts that it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Absence, Annex, ProtocolSnapshot
from commission_app.documents.snapshots import Sitting as PrintedSitting
from commission_app.domain.facts.kinds import scoring as kinds
from commission_app.services.papers.composed import composed
from commission_app.services.papers.devices import corrections, device_uses
from commission_app.services.papers.explained import explained
from commission_app.services.papers.gathering import (
    Gathered,
    days_of,
    names_of,
    pair,
    person_of,
    secretary_of,
    signatory_of,
)
from commission_app.services.papers.keys import keys
from commission_app.services.papers.membership import memberships
from commission_app.services.papers.paper_sheets import approvals, paper_lines
from commission_app.services.papers.present import (
    attendance,
    presiding,
    quorum,
    reason,
    recording,
    recusals,
)
from commission_app.services.papers.renamed import renamed
from commission_app.services.papers.resolutions import resolutions
from commission_app.services.papers.scored import hearing, result, scoring
from commission_app.services.papers.unsettled import unsettled
from commission_app.services.papers.voted import decided, dissents, votes, voting_rule
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.documents.snapshots import Control
    from commission_app.domain.facts.kinds.commission import Sitting
    from commission_app.models.facts import Facts


def protocol_snapshot(
    facts: Facts,
    gathered: Gathered,
    sitting: Sitting,
    number: str | None,
    control: Control | None = None,
) -> ProtocolSnapshot:
    """All that the protocol of this sitting says; UserError without chair or secretary."""
    state = gathered.state
    numbers = gathered.numbered(state.slots)
    present, absent = attendance(gathered, sitting)
    panels = [s for s in state.sittings.values() if s.form == "panel"]
    secretary = secretary_of(gathered)
    made = decided(gathered, numbers)
    sheets = sum(bool(cell.counts) for cell in state.cells)
    return ProtocolSnapshot(
        requisites=gathered.requisites,
        sitting=PrintedSitting(number=number, dates=days_of(gathered, [*panels, sitting])),
        heading=gathered.requisite("commission_heading"),
        composed=composed(facts, gathered),
        basis=gathered.requisite("basis"),
        presiding=names_of(presiding(gathered, present)),
        secretary=names_of(secretary),
        present=tuple(person_of(m) for m in present),
        absent=tuple(Absence(names=names_of(m), reason=reason(r)) for m, r in absent),
        observers=tuple(
            person_of(m) for m in gathered.members if m.function in {"observer", "expert"}
        ),
        quorum=quorum(gathered, present),
        declarations=len({d.member for _, d in facts.current(kinds.Declaration).values()}),
        recusals=recusals(gathered, numbers),
        agenda=(pair(T("papers.agenda.candidates")), pair(T("papers.agenda.results"))),
        form=pair(T("papers.form.in_person")),
        recording=recording(sitting),
        hearing=hearing(gathered, secretary),
        scoring=scoring(gathered),
        results=tuple(result(gathered, code, n) for code, n in numbers.items()),
        votes=votes(gathered, numbers),
        voting_rule=voting_rule(gathered),
        reserve=gathered.requisite("reserve"),
        recommended=made["enrol"],
        refused=made["refuse"],
        postponed=made["postpone"],
        instructions=tuple(x for x in [gathered.requisite("instructions")] if x is not None),
        dissents=dissents(facts, gathered, numbers),
        appeal=gathered.requisite("appeal_note"),
        annexes=(
            Annex(title=pair(T("papers.annex.sheets")), sheets=sheets),
            Annex(title=pair(T("papers.annex.summary"))),
            Annex(title=pair(T("papers.annex.attendance"))),
            Annex(title=pair(T("papers.annex.roll_call"))),
        ),
        signatories=tuple(signatory_of(m) for m in (*present, secretary)),
        control=control,
        devices=device_uses(facts, gathered),
        corrections=corrections(gathered, numbers),
        resolutions=(
            *resolutions(facts, gathered, numbers),
            *unsettled(facts, gathered, numbers),
        ),
        membership=memberships(facts, gathered),
        explained=explained(facts, gathered, numbers),
        renamed=renamed(facts, gathered, numbers),
        paper=paper_lines(gathered, numbers),
        approvals=approvals(facts, gathered, numbers),
        keys=keys(facts, gathered),
    )
