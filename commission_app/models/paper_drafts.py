"""Paper sheets that one person has typed in and another has not: rows that never travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.facts.kinds.scoring import Mark
from commission_app.models import own

if TYPE_CHECKING:
    from commission_app.models.database import Connection

_PREFIX = "paper:"
_WITHDRAWING = "paper-withdrawal:"


class PaperDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the first person typed, and when."""

    interview: str
    member: str
    marks: tuple[Mark, ...]
    number: str
    note: str
    reason: str
    by: str
    at: str  # ISO 8601, UTC
    user: str = ""  # whose key the workspace was opened with
    misses: int = 0  # typings of another person that differed


class Withdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the first person said of a typing that is wrong; another has to say it, too."""

    interview: str
    member: str
    sheet: str  # digest of the typing
    reason: str
    by: str
    user: str


def keep(c: Connection, season: str, draft: PaperDraft) -> None:
    """Keep it, in place of what was typed for this cell before."""
    key = _key(season, draft.interview, draft.member)
    own.keep_value(c, key, msgspec.json.encode(draft))


def find(c: Connection, season: str, interview: str, member: str) -> PaperDraft | None:
    """What waits for a second person."""
    raw = own.value(c, _key(season, interview, member))
    return None if raw is None else msgspec.json.decode(raw, type=PaperDraft)


def all_of(c: Connection, season: str) -> tuple[PaperDraft, ...]:
    """All that wait, the oldest first."""
    found = own.values(c, f"{_PREFIX}{season}:").values()
    drafts = (msgspec.json.decode(raw, type=PaperDraft) for raw in found)
    return tuple(sorted(drafts, key=lambda d: (d.at, d.interview, d.member)))


def forget(c: Connection, season: str, interview: str, member: str) -> None:
    """Two people agreed, or it was typed by mistake."""
    own.forget(c, _key(season, interview, member))


def keep_withdrawal(c: Connection, season: str, said: Withdrawal) -> None:
    """Keep it, in place of what was said of this cell before."""
    key = _key(season, said.interview, said.member, _WITHDRAWING)
    own.keep_value(c, key, msgspec.json.encode(said))


def withdrawal(c: Connection, season: str, interview: str, member: str) -> Withdrawal | None:
    """What waits for a second person."""
    raw = own.value(c, _key(season, interview, member, _WITHDRAWING))
    return None if raw is None else msgspec.json.decode(raw, type=Withdrawal)


def forget_withdrawal(c: Connection, season: str, interview: str, member: str) -> None:
    """Two people agreed, or it was said by mistake."""
    own.forget(c, _key(season, interview, member, _WITHDRAWING))


def _key(season: str, interview: str, member: str, prefix: str = _PREFIX) -> str:
    return f"{prefix}{season}:{interview}/{member}"
