"""The season's state, reckoned once for all questions that are asked of the same moment."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from commission_app.domain.language import Bilingual
from commission_app.models import desk, packages
from commission_app.services.reckoning import reckon
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from commission_app.domain.facts.kinds.commission import Member
    from commission_app.models.desk import NameRow
    from commission_app.services.reckoning import Reckoning
    from commission_app.services.workspace import Reading, Workspace

NOTHING = Bilingual("", "")


@dataclass(frozen=True, slots=True)
class Person:
    """A candidate on a list: the code of the interview and both names."""

    interview: str
    names: Bilingual
    region: str = ""
    organisation: Bilingual = NOTHING


_lock = threading.Lock()
_kept: WeakKeyDictionary[Workspace, tuple[tuple[int, int], str, Reckoning]] = (
    WeakKeyDictionary()
)


def state_of(workspace: Workspace, now: Reading) -> Reckoning:
    """What `reckon` says of this moment; kept until a fact comes, or a body with a package."""
    if now.own.role != "office":
        raise UserError(T("services.office_only"))
    with _lock:
        place = desk.position(now.c)[0], packages.count(now.c, now.own.season, "in")
        held = _kept.get(workspace)
        if held is None or held[:2] != (place, now.own.season):
            held = (place, now.own.season, reckon(now.facts))
            _kept[workspace] = held
        return held[2]


def people(now: Reading, interviews: Iterable[str]) -> dict[str, Person]:
    """Interview → who it is with, in the Kazakh order of names, then by code."""
    wanted = list(interviews)
    rows = desk.names(now.c, now.own.season, {code.partition("/")[0] for code in wanted})
    wanted.sort(key=lambda code: (_sort(rows, code), code))
    return {code: _person(code, rows.get(code.partition("/")[0])) for code in wanted}


def member_name(state: Reckoning, code: str) -> Bilingual:
    """A member's name; the code where nobody by that code is in the list any more."""
    member = state.members.get(code)
    return member.names if member else Bilingual(code, code)


def voting(state: Reckoning) -> tuple[Member, ...]:
    """Members with a vote: chair, deputy, then by code."""
    order = {"chair": 0, "deputy": 1}
    found = [m for m in state.members.values() if m.votes]
    return tuple(sorted(found, key=lambda m: (order.get(m.function, 2), m.code)))


def _sort(rows: Mapping[str, NameRow], interview: str) -> str:
    row = rows.get(interview.partition("/")[0])
    return row.sort if row else "\uffff"


def _person(interview: str, row: NameRow | None) -> Person:
    if row is None:  # its data is not here any more
        return Person(interview, Bilingual(interview, interview))
    organisation = Bilingual(row.organisation_kk, row.organisation_ru)
    return Person(interview, Bilingual(row.kk, row.ru), row.region, organisation)
