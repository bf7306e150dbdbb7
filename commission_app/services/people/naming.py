"""A candidate's name is corrected: both spellings, with a reason, the earlier ones kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.domain.lookalikes import clean, mixed_words
from commission_app.domain.names import Name, Names, is_name
from commission_app.services.changes import Changes, Done
from commission_app.services.late_reason import reason_line
from commission_app.services.people.dossier import candidate_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

LONGEST = 100  # of a part of a name, as in an import


@dataclass(frozen=True, slots=True)
class Corrected:
    """What hangs on a name that was corrected."""

    names: Names  # as they were kept: look-alike letters repaired
    certificates: tuple[str, ...]  # numbers of those issued with another name
    update_laptops: bool  # laptops are out: an update takes the name there


@dataclass(frozen=True, slots=True)
class CorrectName:
    """Correct both spellings of a name as the identity document has it."""

    code: str
    kk: Name
    ru: Name
    reason: str

    def __call__(self, workspace: Workspace) -> Done[Corrected]:
        names = Names(_meant(self.kk), _meant(self.ru))
        reason = reason_line(self.reason)
        if not reason:
            raise UserError(T("services.reason_needed"))
        with workspace.act() as act:
            require_office(act)
            old = candidate_of(act.facts.current_one(Candidate, self.code), self.code)
            if old.names == names:
                raise UserError(T("people.name_same"), candidate=self.code)
            earlier = (*old.earlier, old.names)
            act.record(msgspec.structs.replace(old, salt="", names=names, earlier=earlier))
            act.note("name.corrected", f"{self.code}: {reason[:300]}")
            issued = sorted(
                (
                    one
                    for _, one in act.facts.current(Certificate).values()
                    if one.candidate == self.code and one.names != names
                ),
                key=lambda one: one.sequence,
            )
            out = bool(act.facts.current(Assignment))
        done = Corrected(names, tuple(one.number for one in issued), out)
        return Done(done, Changes.CANDIDATES | Changes.DIARY)


def _meant(name: Name) -> Name:
    """Letters as they were meant; UserError for what no name is made of."""
    parts = [clean(part, names=True).text.strip() for part in msgspec.structs.astuple(name)]
    surname, given, _ = parts
    if not surname:
        raise UserError(T("people.name_surname"))
    for part in filter(None, parts):
        if not is_name(part) or mixed_words(part) or len(part) > LONGEST:
            raise UserError(T("people.name_letters"), text=part[:40])
    if not given and parts[2]:
        raise UserError(T("people.name_given"))
    return Name(*parts)
