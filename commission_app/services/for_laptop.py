"""Which facts a member's laptop may have: the least that its member needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import TRUST, body_of
from commission_app.domain.facts.kinds.approving import ApprovalRequest
from commission_app.domain.facts.kinds.commission import Member, Panel
from commission_app.domain.facts.kinds.trust import Assignment
from commission_app.models import desk

if TYPE_CHECKING:
    from commission_app.domain.facts.header import Fact
    from commission_app.models.facts import Facts

ALL = (TRUST - {"assignment"}) | {"ruleset", "commission", "sitting", "destruction"}
OFFICE_ONLY = frozenset(("vote", "person", "results", "status"))
MEMBERS_OWN = frozenset(("sheet", "declaration", "dissent", "identity-check", "paper-sheet"))
OWN_SHEETS = ("sheet", "paper-sheet")
# What a resolution may speak of that is the member's own word, or one about it.
OWN_WORDS = MEMBERS_OWN | {"cell", "kept", "recusal", "interview", "approval"}
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


@dataclass(frozen=True, slots=True)
class Concern:
    """What a member's laptop is about: panels that have or had the member, and their lists.

    Of an interview that was on such a list all is told, so that the laptop says where it went.
    """

    member: str
    panels: frozenset[str]
    interviews: frozenset[str]
    people: frozenset[str]  # candidates

    @classmethod
    def of(cls, facts: Facts, member: str) -> Concern:
        """From every version of panels and appointments."""
        panels = {f.header.about for f in facts.select(("panel",)) if _of(f, member)}
        listed = desk.listings(facts.c, facts.season)
        interviews = frozenset(code for code, panel in listed if panel in panels)
        people = frozenset(code.partition("/")[0] for code in interviews)
        return cls(member, frozenset(panels), interviews, people)

    def has(self, kind: str, about: str) -> bool:
        """Whether this thing of the office, or a resolution about it, is for the laptop."""
        if kind == "resolution":
            target, _, thing = about.partition(":")
            own = target in OWN_WORDS and thing.rpartition("/")[2] == self.member
            return own or self.has(target, thing)
        if kind in BY_INTERVIEW:
            interview, _, who = about.rpartition("/")
            return interview in self.interviews and who in {"", self.member}
        if kind == "member":
            return about == self.member
        mine = {"panel": self.panels, "slot": self.interviews, "candidate": self.people}
        return kind in ALL or about in mine.get(kind, ())


def _least(facts: Facts, member: str, assignment: str) -> list[Fact]:
    concern = Concern.of(facts, member)
    offices = facts.authority().offices
    by_kind = [*ALL, "member", "panel", "slot", "candidate", "resolution"]
    return [
        *[f for f in facts.select(by_kind) if concern.has(f.header.kind, f.header.about)],
        *[
            f
            for f in facts.select(BY_INTERVIEW, offices)
            if concern.has(f.header.kind, f.header.about)
        ],
        *[f for f in facts.select(("assignment",)) if _assigned(f, member, assignment)],
        *[f for f in facts.select(("paper-sheet",)) if f.header.about.endswith(f"/{member}")],
        *_approving(facts, member),
    ]


def foreign(fact: Fact, member: str, device: str) -> bool:
    """What a member's laptop never keeps, whoever sends it: others' marks, votes, private data.

    Decided from the header, which is signed; a body with another `about` is never admitted.
    """
    h = fact.header
    if h.device == device:
        return False
    if h.kind == "resolution":  # its words may tell what they settle
        kind, _, thing = h.about.partition(":")
        return _foreign(kind, thing, member) or (
            kind in {"cell", "kept"} and _other(thing, member)
        )
    return _foreign(h.kind, h.about, member)


def _foreign(kind: str, about: str, member: str) -> bool:
    return kind in OFFICE_ONLY or (kind in MEMBERS_OWN and _other(about, member))


def _other(about: str, member: str) -> bool:
    return about.rpartition("/")[2] not in {"", member}


def _own(facts: Facts, member: str, device: str) -> list[Fact]:
    """Whole chains of the member's confirmed laptops, ended and replaced ones too."""
    members = facts.authority().members
    others = [d for d, who in members.items() if who == member and d != device]
    return facts.select(devices=others) if others else []


def _of(fact: Fact, member: str) -> bool:
    body = body_of(fact)
    return isinstance(body, Panel) and member in body.members


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
    asked = [f for f in requests if every or f.header.about.endswith(end) or _asks(f, member)]
    own = {f.digest for f in facts.select(OWN_SHEETS) if f.header.about.endswith(end)}
    given = facts.select(("approval",))
    return [*asked, *(f for f in given if f.header.about.partition("/")[0] in own)]


def _asks(fact: Fact, member: str) -> bool:
    """Whether the member was asked in the chair's place, now or before."""
    body = body_of(fact)
    return isinstance(body, ApprovalRequest) and (member in body.by)
