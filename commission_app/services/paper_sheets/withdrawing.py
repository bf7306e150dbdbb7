"""A paper sheet that was typed in wrongly is withdrawn: by one person, and again by another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from commission_app.domain.criteria import substance
from commission_app.domain.facts.header import control_code
from commission_app.domain.names import same_person
from commission_app.models import paper_drafts
from commission_app.models.paper_drafts import Withdrawal
from commission_app.services.changes import Changes, Done
from commission_app.services.four_eyes.second import counted
from commission_app.services.paper_sheets.entering import Typed, line_of_text
from commission_app.services.prose import prose
from commission_app.services.reckoning import reckon
from commission_app.services.vaults.people import vault_of
from commission_app.services.workspace import require_office
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.approving import PaperSheet
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WithdrawPaperSheet:
    """Say that what was typed in is not this cell's paper; the cell is missing again.

    It takes what typing takes: two people, and two keys where several have one. What was
    opened with the marks counts on until the chair approves. The old typing stays readable.
    """

    interview: str
    member: str
    by: str
    reason: str = ""  # the first person's; the second one confirms it

    def __call__(self, workspace: Workspace) -> Done[Typed]:
        with workspace.act() as act:
            require_office(act)
            counted(act)  # one who is planted would be the second pair of eyes here too
            where = act.own.season, self.interview, self.member
            by, about = line_of_text(self.by), f"{self.interview}/{self.member}"
            if not any(letter.isalpha() for letter in by):
                raise UserError(T("paper_sheets.who"))
            digest, sheet = self._typed(act)
            first = paper_drafts.withdrawal(act.c, *where)
            alone = len(vault_of(workspace).users()) < 2
            if first is None or first.sheet != digest or same_person(first.by, by):
                mine = first is None or first.sheet != digest or first.user == act.user
                if first is not None and not alone and not mine:
                    raise UserError(T("paper_sheets.of_another"), by=first.by)
                reason = prose(self.reason)
                if not substance(reason):
                    raise UserError(T("services.reason_needed"))
                kept = Withdrawal(self.interview, self.member, digest, reason, by, act.user)
                paper_drafts.keep_withdrawal(act.c, act.own.season, kept)
                act.note("paper.withdrawing", about)
                return Done(Typed((by,)), Changes.DRAFTS)
            if not alone and first.user == act.user:
                raise UserError(T("paper_sheets.another_key"), by=first.by)
            two, reason = (first.by, by), first.reason
            new = msgspec.structs.replace(
                sheet, state="void", marks=(), note="", reason=reason, typed=two, salt=""
            )
            made = act.record(new)
            paper_drafts.forget_withdrawal(act.c, *where)
            act.note("paper.withdrawn", about)
        return Done(Typed(two, control_code(made)), Changes.DRAFTS | Changes.SHEETS)

    def _typed(self, act: Act) -> tuple[str, PaperSheet]:
        """The typing that stands; UserError where none does."""
        found = reckon(act.facts).paper_sheet(self.interview, self.member)
        if found is None or found[1].state == "void":
            raise UserError(T("paper_sheets.no_sheet"), interview=self.interview)
        return found
