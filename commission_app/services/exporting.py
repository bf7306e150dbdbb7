"""Candidates leave as a workbook that can be imported again; a line in the diary says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.people import Candidate, Person
from commission_app.services.changes import Changes, Done
from commission_app.services.workspace import require_office
from commission_app.tables.candidates import CandidateRow
from commission_app.tables.export import export_candidates
from commission_app.tables.regions import load_regions

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace
    from commission_app.shared.texts import Language


@dataclass(frozen=True, slots=True)
class ExportCandidates:
    """All candidates with all that an office knows of them, by code."""

    lang: Language

    def __call__(self, workspace: Workspace) -> Done[tuple[bytes, int]]:
        with workspace.act() as act:
            require_office(act)
            private = {code: body for code, (_, body) in act.facts.current(Person).items()}
            here = sorted(act.facts.current(Candidate).items())
            rows = [_row(body, private.get(code)) for code, (_, body) in here]
            act.note("candidates.exported", str(len(rows)))
        data = export_candidates(rows, load_regions(), self.lang)
        return Done((data, len(rows)), Changes.DIARY)


def _row(candidate: Candidate, person: Person | None) -> CandidateRow:
    known = person or Person(code=candidate.code, iin="0" * 12)
    return CandidateRow(
        code=candidate.code,
        iin=person.iin if person else "",
        names=candidate.names,
        birth_date=known.birth_date,
        sex=known.sex,
        region=candidate.region,
        district=candidate.district,
        organisation=candidate.organisation,
        org_type=candidate.org_type,
        position=candidate.position,
        category=candidate.category,
        years_of_service=known.years_of_service,
        language=candidate.language,
        phone=known.phone,
        email=known.email,
        consent=known.consent,
    )
