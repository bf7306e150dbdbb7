"""Words on sheets: an approval on a laptop, a paper sheet typed in at the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commission_app.cli.session import Session, file_option, in_workspace
from commission_app.cli.words import Verb, Wrong, option
from commission_app.services.day.approving import (
    Approve,
    ReadApprovals,
    SheetToApprove,
    Wanted,
    asked_words,
)
from commission_app.services.paper_sheets.entering import DropPaperDraft
from commission_app.services.paper_sheets.from_file import PaperSheetFromTable
from commission_app.services.paper_sheets.withdrawing import WithdrawPaperSheet
from commission_app.shared.texts import T
from commission_app.tables.simple import read_scores

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = "·····-·····-·····-·····"


@click.command("approve", cls=Verb, help=T("cli.help_approve"))
@click.argument("code", metavar="[CODE]", required=False)
@option("--reason", help=T("cli.opt_reason"), metavar="R", default="")
@option("--withdraw", help=T("cli.opt_withdraw"), is_flag=True)
@option("--leave-out", "out", help=T("cli.opt_leave_out"), is_flag=True)
@in_workspace
@click.pass_obj
def approve(
    session: Session, code: str | None, reason: str, *, withdraw: bool, out: bool
) -> None:
    """The chair's or the author's word on a sheet; without a code, what is asked."""
    if code is None:
        _asked(session)
        return
    if not reason:
        raise Wrong(T("cli.missing"), name="--reason")
    with session.open() as workspace:
        named = Approve(code, reason, withdraw, out=out)(workspace).value
    done = T("cli.let_go") if out else T("cli.approved")
    if withdraw:
        done = T("cli.approval_withdrawn")
    found = {"code": named, "withdrawn": withdraw, **({"leave_out": True} if out else {})}
    session.answer(found, session.text(done, code=named))


@click.command("paper-sheet", cls=Verb, help=T("cli.help_paper_sheet"))
@click.argument("interview", metavar="INTERVIEW")
@click.argument("member", metavar="MEMBER")
@file_option("--from", "file", help=T("cli.opt_from_paper"), metavar="FILE.csv")
@option("--typed-by", help=T("cli.opt_typed_by"), metavar="NAME", default="")
@option("--number", help=T("cli.opt_paper_number"), metavar="N", default="")
@option("--reason", help=T("cli.opt_paper_reason"), metavar="R", default="")
@option("--discard", help=T("cli.opt_discard"), is_flag=True)
@option("--withdraw", help=T("cli.opt_withdraw_paper"), is_flag=True)
@in_workspace
@click.pass_obj
def paper_sheet(
    session: Session,
    interview: str,
    member: str,
    file: Path | None,
    typed_by: str,
    number: str,
    reason: str,
    *,
    discard: bool,
    withdraw: bool,
) -> None:
    """Typed once by one person, once more by another: equal, it counts."""
    if withdraw:
        _withdraw(session, WithdrawPaperSheet(interview, member, typed_by, reason))
        return
    if discard:
        with session.open() as workspace:
            DropPaperDraft(interview, member)(workspace)
        session.answer({"state": "discarded"}, session.text(T("cli.paper_discarded")))
        return
    if file is None or not typed_by:
        raise Wrong(T("cli.missing"), name="--from" if file is None else "--typed-by")
    rows = read_scores(file)
    act = PaperSheetFromTable(interview, member, rows, typed_by, number, reason)
    with session.open() as workspace:
        done = act(workspace).value
    state, line = "typed", T("cli.paper_typed")
    if done.complete:
        state, line = "complete", T("cli.paper_complete")
    said: dict[str, Any] = {"interview": interview, "member": member, "state": state}
    said |= {"typed_by": done.by, "code": done.code}
    names = ", ".join(done.by)
    session.answer(said, session.text(line, names=names, interview=interview, code=done.code))


def _withdraw(session: Session, act: WithdrawPaperSheet) -> None:
    """By one person with a reason, and by another."""
    if not act.by:
        raise Wrong(T("cli.missing"), name="--typed-by")
    with session.open() as workspace:
        done = act(workspace).value
    state = "withdrawn" if done.complete else "withdrawing"
    line = T("cli.paper_withdrawn") if done.complete else T("cli.paper_withdrawing")
    found = {"interview": act.interview, "member": act.member, "state": state}
    said = {"names": ", ".join(done.by), "interview": act.interview, "code": done.code}
    session.answer(
        {**found, "typed_by": done.by, "code": done.code}, session.text(line, **said)
    )


def _asked(session: Session) -> None:
    """What the office asks this laptop's member."""
    with session.open() as workspace:
        asked = ReadApprovals()(workspace)
    lines = [line for one in asked for line in _lines(session, one)]
    session.answer(
        {"asked": [_found(one) for one in asked]},
        *(lines or [session.text(T("cli.nothing_asked"))]),
    )


def _lines(session: Session, one: Wanted) -> list[str]:
    conflict = session.text(asked_words(one))
    given = session.text(T("cli.is_let_go") if one.out else T("cli.is_approved"))
    marked = ((s, given if s.approved else "") for s in one.sheets)
    codes = [f"  {_code(s)}  {s.at:%d.%m.%Y %H:%M}  {word}".rstrip() for s, word in marked]
    return [f"{one.card.interview}  {one.member}  {conflict}", *codes]


def _code(sheet: SheetToApprove, unsaid: str = HIDDEN) -> str:
    """As on the screen: a code that was not typed yet is read from the paper."""
    return sheet.control if sheet.approved else unsaid


def _found(one: Wanted) -> dict[str, Any]:
    return {
        "interview": one.card.interview,
        "member": one.member,
        "conflict": one.conflict,
        "may": one.may,
        "sheets": [
            {
                "code": _code(s, ""),
                "form": s.form,
                "at": s.at.isoformat(),
                "approved": s.approved,
            }
            for s in one.sheets
        ],
    }
