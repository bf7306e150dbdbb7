"""Every kind of fact on one page: the registry from a kind's name to its class."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.facts.kinds.approving import (
    Approval,
    ApprovalRequest,
    PaperSheet,
)
from commission_app.domain.facts.kinds.commission import (
    Commission,
    Member,
    Panel,
    RuleSet,
    Sitting,
    Slot,
)
from commission_app.domain.facts.kinds.consolidating import (
    Consolidation,
    FourEyes,
    KeyChange,
)
from commission_app.domain.facts.kinds.deciding import (
    Attendance,
    Closing,
    Decision,
    Destruction,
    Resolution,
    Reveal,
    Vote,
)
from commission_app.domain.facts.kinds.handing import Unsent
from commission_app.domain.facts.kinds.papers import Certificate, Order, Protocol
from commission_app.domain.facts.kinds.people import Candidate, Person, Results, Status
from commission_app.domain.facts.kinds.scoring import (
    Declaration,
    Dissent,
    IdentityCheck,
    Interview,
    Recusal,
    Sheet,
)
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    Device,
    DeviceEnd,
    Enrolment,
    Office,
    Season,
    Succession,
)
from commission_app.shared import canonical

if TYPE_CHECKING:
    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact

KINDS: dict[str, type[Body]] = {
    "season": Season,
    "office": Office,
    "device": Device,
    "enrolment": Enrolment,
    "succession": Succession,
    "device-end": DeviceEnd,
    "confirmation": Confirmation,
    "assignment": Assignment,
    "ruleset": RuleSet,
    "commission": Commission,
    "member": Member,
    "panel": Panel,
    "slot": Slot,
    "sitting": Sitting,
    "candidate": Candidate,
    "person": Person,
    "results": Results,
    "status": Status,
    "declaration": Declaration,
    "sheet": Sheet,
    "recusal": Recusal,
    "identity-check": IdentityCheck,
    "interview": Interview,
    "dissent": Dissent,
    "attendance": Attendance,
    "reveal": Reveal,
    "vote": Vote,
    "decision": Decision,
    "closing": Closing,
    "resolution": Resolution,
    "destruction": Destruction,
    "protocol": Protocol,
    "order": Order,
    "certificate": Certificate,
    "paper-sheet": PaperSheet,
    "approval": Approval,
    "approval-request": ApprovalRequest,
    "four-eyes": FourEyes,
    "consolidation": Consolidation,
    "key-change": KeyChange,
    "unsent": Unsent,
}
NAME_OF = {kind: name for name, kind in KINDS.items()}
TRUST = frozenset(name for name, kind in KINDS.items() if kind.trust)
_UNTYPED = msgspec.json.Decoder(dict[str, Any])


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Body]:
    return msgspec.json.Decoder(KINDS[kind])


def known(fact: Fact) -> bool:
    """False for a kind, or a version of a kind, of a newer program."""
    kind = KINDS.get(fact.header.kind)
    return kind is not None and fact.header.v <= kind.version


def body_of(fact: Fact) -> Body | None:
    """The body; None when it is withheld, destroyed or of a newer program."""
    if fact.body is None or not known(fact):
        return None
    return _decoder(fact.header.kind).decode(fact.body).heard()


def body_again(fact: Fact) -> Body | None:
    """The same for what is asked for with every key press: the last bodies are kept."""
    if fact.body is None or not known(fact):
        return None
    return _read(fact.header.kind, fact.body)


@lru_cache(maxsize=64)
def _read(kind: str, raw: bytes) -> Body:
    return _decoder(kind).decode(raw).heard()


def check(fact: Fact) -> Body | None:
    """Admission of one fact by its bytes only; ValueError. Unknown bodies are canonical too."""
    if fact.body is None:
        if fact.header.kind in TRUST and fact.header.kind != "assignment":
            raise ValueError("withheld trust")
        return None
    if not known(fact):
        canonical.bounded(canonical.read(_UNTYPED, fact.body))
        return None
    body = canonical.read(_decoder(fact.header.kind), fact.body)
    if not body.salt:
        raise ValueError("salt")
    if body.about != fact.header.about:
        raise ValueError("about")
    return body.heard()
