"""Somebody who is not on the list: a court's order, panels swapped. The slip says who it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.collation import search_key
from commission_app.domain.matter import candidate_code
from commission_app.domain.names import is_name
from commission_app.models import drafts, guests
from commission_app.models.guests import Guest
from commission_app.services.changes import Changes, Done
from commission_app.services.doubts import stands
from commission_app.services.scoring import has_declared
from commission_app.services.workspace import require_laptop, slots_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.shared.world import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace

LONGEST_NAME = 200
_CODE = re.compile(r"[^\s/:]{1,40}(/[1-9][0-9]{0,2})?")
_IIN = re.compile(r"[0-9]{12}")
CHANGED = Changes.SCHEDULE | Changes.DRAFTS


@dataclass(frozen=True, slots=True)
class AddWalkIn:
    """Type in code and name from a slip; the same code again corrects the name.

    Answers the interview's code, by which every act names it from then on. The sheet travels
    without an appointment, so that the office sees it and a person links it.
    """

    code: str
    name: str

    def __call__(self, workspace: Workspace) -> Done[str]:
        code, name = self.code.strip(), " ".join(self.name.split())
        with workspace.act() as act:
            _check(act, code, name)
            guests.keep(act.c, Guest(code, name, utc_text(act.at)))
            act.note("guest.added", code)
        return Done(code, CHANGED)


@dataclass(frozen=True, slots=True)
class RemoveWalkIn:
    """Typed in by mistake; refused while there are marks, which are moved first."""

    interview: str

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            require_laptop(act)
            if guests.find(act.c, self.interview) is None:
                raise UserError(T("services.no_interview"), interview=self.interview)
            _not_sealed(act, self.interview)
            if drafts.read(act.c, self.interview).begun:
                raise UserError(T("day.has_marks"), interview=self.interview)
            guests.forget(act.c, self.interview)
            drafts.clear(act.c, self.interview)
            act.note("guest.removed", self.interview)
        return Done(None, CHANGED)


def unlike(code: str, known: Iterable[str]) -> str:
    """A code of the list, where a typed one lacks letters or figures that all of them have.

    "" where it does not: another office may make its codes otherwise.
    """
    listed = sorted({candidate_code(one) for one in known})
    lacks = any(
        listed and all(any(map(kind, one)) for one in listed) and not any(map(kind, code))
        for kind in (str.isalpha, str.isdigit)
    )
    return listed[0] if lacks else ""


def _check(act: Act, code: str, name: str) -> None:
    require_laptop(act)
    if not has_declared(act.facts, act.own.member):
        raise UserError(T("services.declare_first"))
    if _IIN.fullmatch(code):
        raise UserError(T("day.code_is_iin"))
    if not _CODE.fullmatch(code):
        raise UserError(T("day.code_form"))
    if len(name) > LONGEST_NAME:
        raise UserError(T("day.name_long"), count=len(name), most=LONGEST_NAME)
    if not is_name(name):
        raise UserError(T("day.name_form"))
    here = {search_key(known): known for known in slots_of(act.facts)}
    if (known := here.get(search_key(code))) is not None:
        raise UserError(T("day.on_the_list"), interview=known)
    _not_sealed(act, code)


def _not_sealed(act: Act, interview: str) -> None:
    if stands(act.facts, ("sheet", f"{interview}/{act.own.member}")):
        raise UserError(T("services.sealed_already"), interview=interview)
