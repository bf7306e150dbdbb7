"""What people settled: kind, chosen, rejected, reason, when and by whom, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.documents.protocol_snapshot import Change
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.deciding import Resolution
from commission_app.services.papers.gathering import Gathered, names_of, pair
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.header import Header
    from commission_app.domain.names import Names
    from commission_app.models.facts import Facts

OTHER = T("conflicts.kind_other")
KIND_TEXTS: Mapping[str, str] = {
    "fork": T("conflicts.kind_fork"),
    "laptops": T("conflicts.kind_laptops"),
    "sheet": T("conflicts.kind_sheet"),
    "paper-sheet": T("conflicts.kind_paper_sheet"),
    "cell": T("conflicts.kind_cell"),
    "contested": T("conflicts.kind_cell"),
    "paper_and_sealed": T("conflicts.kind_paper_and_sealed"),
    "changed_after_reveal": T("conflicts.kind_changed"),
    "no_slot": T("conflicts.kind_no_slot"),
    "not_countable": T("conflicts.kind_not_countable"),
    "older_ruleset": T("conflicts.kind_older_ruleset"),
    "withdrawn": T("conflicts.kind_withdrawn"),
    "kept": T("conflicts.kind_kept"),
    "kept_of_ended": T("conflicts.kind_kept"),
    "kept_beside": T("conflicts.kind_kept_beside"),
    "sheet_of_recused": T("conflicts.kind_recused"),
    "sheet_of_absent": T("conflicts.kind_absent"),
    "sheet_without_interview": T("conflicts.kind_not_held"),
    "recusal": T("conflicts.kind_recusal"),
    "decision": T("conflicts.kind_decision"),
    "vote": T("conflicts.kind_vote"),
    "reveal": T("conflicts.kind_reveal"),
    "interview": T("conflicts.kind_interview"),
    "attendance": T("conflicts.kind_attendance"),
    "candidate": T("conflicts.kind_candidate"),
    "person": T("conflicts.kind_candidate"),
    "status": T("conflicts.kind_status"),
    "results": T("conflicts.kind_results"),
    "slot": T("conflicts.kind_slot"),
    "panel": T("conflicts.kind_panel"),
    "member": T("conflicts.kind_member"),
    "commission": T("conflicts.kind_commission"),
    "ruleset": T("conflicts.kind_ruleset"),
    "sitting": T("conflicts.kind_sitting"),
    "closing": T("conflicts.kind_closing"),
    "declaration": T("conflicts.kind_declaration"),
    "dissent": T("conflicts.kind_dissent"),
    "protocol": T("conflicts.kind_protocol"),
    "order": T("conflicts.kind_order"),
    "certificate": T("conflicts.kind_certificate"),
    "resolution": T("conflicts.kind_resolution"),
}
BY_MEMBER = frozenset(
    (
        "sheet",
        "paper-sheet",
        "cell",
        "kept",
        "recusal",
        "interview",
        "dissent",
        "identity-check",
    )
)
BY_INTERVIEW = frozenset(("decision", "reveal", "slot"))


def resolutions(
    facts: Facts, gathered: Gathered, numbers: Mapping[str, int]
) -> tuple[Change, ...]:
    """Every settlement that stands; those about no interview come after the others."""
    current = facts.current(Resolution)
    headers = {d: f.header for d, f in facts.find(d for d, _ in current.values()).items()}
    found = [
        _change(gathered, numbers, said, headers[digest]) for digest, said in current.values()
    ]
    return tuple(sorted(found, key=lambda c: (not c.number, c.number, c.at, c.what.ru)))


def place_of(kind: str, thing: str) -> tuple[str, str]:
    """Interview and member that a thing is about, "" for what it is not about."""
    if kind in BY_MEMBER:
        interview, _, member = thing.rpartition("/")
        return interview, member
    if kind in BY_INTERVIEW:
        return thing, ""
    if kind in {"member", "laptops"}:
        return "", thing
    if kind in {"attendance", "declaration", "vote"}:
        return "", thing.rpartition("/")[2]
    return "", ""


def _change(
    gathered: Gathered, numbers: Mapping[str, int], said: Resolution, header: Header
) -> Change:
    interview, member = place_of(said.kind, said.thing)
    person = gathered.state.members.get(member)
    key = T("conflicts.annex_linked") if said.link else T("conflicts.annex")
    return Change(
        names=names_of(person) if person else None,
        candidate=_candidate(gathered, said, interview),
        number=numbers.get(interview, 0),
        at=f"{gathered.local(header.at):%d.%m.%Y %H:%M}",
        what=pair(
            key,
            kind=pair(KIND_TEXTS.get(said.kind, OTHER)),
            chosen=control_code(said.chosen) if said.chosen else pair(T("conflicts.nothing")),
            rejected=_codes(said.rejected),
            **({"link": said.link} if said.link else {}),
            reason=said.reason,
            user=header.user,
            device=short_fingerprint(header.device),
        ),
    )


def _candidate(gathered: Gathered, said: Resolution, interview: str) -> Names | None:
    """Whom it is about; nobody where the code is not of a candidate that is known here."""
    code = said.thing if said.kind == "candidate" else interview.partition("/")[0]
    known = gathered.candidates.get(code)
    return known.names if known else None


def _codes(digests: Iterable[str]) -> str:
    return ", ".join(map(control_code, digests)) or "–"
