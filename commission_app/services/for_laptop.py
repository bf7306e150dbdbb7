"""Which facts a member's laptop may have: the least that its member needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import TRUST, body_of
from commission_app.domain.facts.kinds.commission import Member, Panel, Slot
from commission_app.domain.facts.kinds.trust import Assignment

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.models.facts import Facts

ALL = (TRUST - {"assignment"}) | {"ruleset", "commission", "sitting", "destruction"}
OFFICE_ONLY = frozenset(("vote", "person", "results", "status"))
MEMBERS_OWN = frozenset(("sheet", "declaration", "dissent", "identity-check", "paper-sheet"))
OWN_SHEETS = ("sheet", "paper-sheet")
BY_INTERVIEW = ("recusal", "interview", "identity-check")


def facts_for(facts: Facts, member: str, assignment: str = "", device: str = "") -> list[Fact]:
    """Everything for one member, old versions included, so that the laptop judges by itself.

    What the member said on other laptops than `device` comes along, so that a replacement goes
    on where a lost one stopped. Never an IIN, a result, another member's sheet, vote or
    assignment.
    """
    least = _least(facts, member, assignment)
    here = {f.digest for f in least}
    return [*least, *(f for f in _own(facts, member, device) if f.digest not in here)]


def _least(facts: Facts, member: str, assignment: str) -> list[Fact]:
    panels = facts.select(("panel",))
    mine = {f.header.about for f in panels if _of(f, member)}
    slots = [f for f in facts.select(("slot",)) if _panel(f) in mine]
    interviews = {f.header.about for f in slots}
    codes = {about.partition("/")[0] for about in interviews}
    return [
        *facts.select(ALL),
        *[f for f in facts.select(("assignment",)) if _assigned(f, member, assignment)],
        *facts.select(("member",), about=member),
        *[f for f in panels if f.header.about in mine],
        *slots,
        *[f for f in facts.select(("candidate",)) if f.header.about in codes],
        *_said_by_office(facts, interviews, member),
        *[f for f in facts.select(("resolution",)) if f.header.about.endswith(f"/{member}")],
        *[f for f in facts.select(("paper-sheet",)) if f.header.about.endswith(f"/{member}")],
        *_approving(facts, member),
    ]


def foreign(fact: Fact, member: str, device: str) -> bool:
    """What a member's laptop never keeps, whoever sends it: others' marks, votes, private data.

    Decided from the header, which is signed; a body with another `about` is never admitted.
    """
    h = fact.header
    if h.device == device or h.kind not in OFFICE_ONLY | MEMBERS_OWN:
        return False
    return h.kind in OFFICE_ONLY or h.about.rpartition("/")[2] not in {"", member}


def _own(facts: Facts, member: str, device: str) -> list[Fact]:
    """Whole chains of the member's confirmed laptops, ended and replaced ones too."""
    members = facts.authority().members
    others = [d for d, who in members.items() if who == member and d != device]
    return facts.select(devices=others) if others else []


def _of(fact: Fact, member: str) -> bool:
    body = body_of(fact)
    return isinstance(body, Panel) and member in body.members


def _panel(fact: Fact) -> str:
    body = body_of(fact)
    return body.panel if isinstance(body, Slot) else ""


def _assigned(fact: Fact, member: str, number: str) -> bool:
    body = body_of(fact)
    if not isinstance(body, Assignment) or body.member != member:
        return False
    return not number or body.number == number


def _approving(facts: Facts, member: str) -> list[Fact]:
    """What the office asks of the member's sheets, and the answers; the chair is asked of all.

    A question names a sheet by its digest and holds no mark of it.
    """
    requests = facts.select(("approval-request",))
    if not requests:
        return []
    said = facts.current_one(Member, member)
    every = said is not None and said[1].function == "chair"
    end = f"/{member}"
    asked = [f for f in requests if every or f.header.about.endswith(end)]
    own = {f.digest for f in facts.select(OWN_SHEETS) if f.header.about.endswith(end)}
    given = facts.select(("approval",))
    return [*asked, *(f for f in given if f.header.about.partition("/")[0] in own)]


def _said_by_office(facts: Facts, interviews: set[str], member: str) -> list[Fact]:
    """The office's word about the laptop's interviews; nothing that another member said."""
    offices = facts.authority().offices
    return [
        f
        for f in facts.select(BY_INTERVIEW, offices)
        if f.header.about.rpartition("/")[0] in interviews
        and f.header.about.rpartition("/")[2] in {"", member}
    ]
