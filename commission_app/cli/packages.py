"""Packages out and in, and what is still missing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from commission_app.cli.backing_up import back_up
from commission_app.cli.conflicts import contradiction, text_of
from commission_app.cli.grid import grid
from commission_app.cli.session import Session, file_option, files, in_workspace
from commission_app.cli.words import Verb, option
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.handing_over import HandOver
from commission_app.services.status import CellState, Status, read_status
from commission_app.services.taking_in import TakeIn, Taken
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.devices.overview import DeviceRow

WORDS = {
    "missing": T("cli.state_missing"),
    "received": T("cli.state_received"),
    "confirmed": T("cli.state_confirmed"),
    "recused": T("cli.state_recused"),
    "absent": T("cli.state_absent"),
    "paper": T("cli.state_paper"),
    "void": T("cli.state_void"),
    "conflict": T("cli.state_conflict"),
}
PLACES = {
    "": T("cli.where_not_begun"),
    "begun": T("cli.where_begun"),
    "laptop": T("cli.where_laptop"),
    "delivered": T("cli.where_delivered"),
    "confirmed": T("cli.state_confirmed"),
}
RESULTS = {
    "taken": T("cli.result_taken"),
    "already": T("cli.result_already"),
    "refused": T("cli.result_refused"),
}


@click.command("hand-over", cls=Verb, help=T("cli.help_hand_over"))
@file_option("--out", help=T("cli.opt_out"), required=True, metavar="DIR|FILE.cmx")
@option("--member", help=T("cli.opt_only_member"), metavar="MEMBER", default="")
@in_workspace
@click.pass_obj
def hand_over(session: Session, out: Path, member: str) -> None:
    """Everything that the other side may have."""
    with session.open() as workspace:
        sent = HandOver(out, member)(workspace).value
    session.answer(
        {"files": [str(one.path) for one in sent]},
        session.number(T("cli.handed_over"), len(sent)),
        *(f"  {one.path}" for one in sent),
    )


@click.command("take-in", cls=Verb, help=T("cli.help_take_in"))
@files("packages", "FILE.cmx", several=True)
@in_workspace
@click.pass_obj
def take_in(session: Session, packages: tuple[Path, ...]) -> int:
    """Packages of the other side; 1 when one was refused."""
    with session.progress() as progress, session.open() as workspace:
        taken = TakeIn(packages, progress)(workspace).value
        if any(one.result == "taken" for one in taken):
            back_up(session, workspace, "taken-in")
        with workspace.read() as now:
            digest = now.facts.state_digest()
    found = {"files": [_as_json(session, one) for one in taken], "state_digest": digest}
    headings = (
        T("cli.column_file"),
        T("cli.column_member"),
        T("cli.column_result"),
        T("cli.column_new_facts"),
        T("cli.column_sheets"),
    )
    rows = [
        (
            one.file,
            one.member or "–",
            session.text(RESULTS[one.result]),
            str(one.added),
            str(one.sheets),
        )
        for one in taken
    ]
    session.answer(found, session.table(headings, rows))
    _tell_trouble(session, taken)
    return int(any(one.result == "refused" for one in taken))


@click.command("status", cls=Verb, help=T("cli.help_status"))
@in_workspace
@click.pass_obj
def status(session: Session) -> None:
    """The matrix, missing packages, conflicts."""
    with session.open(write=False) as workspace:
        found, laptop = read_status(workspace), workspace.own.role == "laptop"
        open_ = () if laptop else ReadConflicts()(workspace).open
    as_json = {
        "cells": [
            {"interview": c.interview, "member": c.member, "state": c.state}
            for c in found.cells
        ],
        "missing_packages": [one.say(session.lang) for one in found.missing_packages],
        "conflicts": [
            {
                "kind": one.kind,
                "interview": one.interview,
                "member": one.member,
                "text": " ".join(map(session.error, one.text)),
            }
            for one in (found.conflicts if laptop else ())
        ]
        + [contradiction(session, one) for one in open_],
        "laptops": [_device(one) for one in found.devices],
        "restored": [one.say(session.lang) for one in found.restored],
        "not_counted": [one.say(session.lang) for one in found.not_counted],
    }
    lines = _laptop_lines(session, found) if laptop else _office_lines(session, found)
    lines += [f"! {one.argument}  {text_of(session, one)}" for one in open_]
    session.answer(as_json, *lines)


def _as_json(session: Session, one: Taken) -> dict[str, object]:
    return {
        "file": one.file,
        "result": one.result,
        "added": one.added,
        "already": one.already,
        "newer": one.newer,
        "conflicts": len(one.conflicts),
        "reason": session.error(one.reason) if one.reason else None,
    }


def _tell_trouble(session: Session, taken: tuple[Taken, ...]) -> None:
    for one in taken:
        if one.reason is not None:
            session.tell(f"{one.file}: {session.error(one.reason)}")
    if newer := sum(one.newer for one in taken):
        session.tell(session.number(T("cli.newer_kept"), newer))
    conflicts = len({thing for one in taken for thing in one.conflicts})
    if conflicts:
        session.tell(session.number(T("cli.conflicts_found"), conflicts))


def _office_lines(session: Session, found: Status) -> list[str]:
    """Interviews by members, counts, and what is to be done."""
    members = sorted({cell.member for cell in found.cells})
    cells = {(c.interview, c.member): c for c in found.cells}
    lines: list[str] = []
    if cells:
        titles = (session.text(T("cli.column_interview")), *members)
        rows = [
            (code, *(_word(session, cells.get((code, member))) for member in members))
            for code in sorted({cell.interview for cell in found.cells})
        ]
        lines.append(grid(titles, rows))
    counts = Counter(cell.state for cell in found.cells)
    lines += [f"{session.text(WORDS[state])}: {n}" for state, n in counts.most_common()]
    lines += [line for one in found.devices for line in _device_lines(session, one)]
    said = (*found.missing_packages, *found.restored, *found.not_counted)
    lines += [one.say(session.lang) for one in said]
    if found.waiting:
        lines.append(session.text(T("cli.waiting"), members=", ".join(found.waiting)))
    return lines or [session.text(T("cli.nothing_scheduled"))]


def _device(one: DeviceRow) -> dict[str, object]:
    return {
        "member": one.member,
        "laptop": one.laptop,
        "state": one.state,
        "fingerprint": one.fingerprint,
        "sheets": one.sheets,
        "unconfirmed": one.unconfirmed,
        "last_package": one.last_package.isoformat() if one.last_package else "",
    }


def _device_lines(session: Session, one: DeviceRow) -> list[str]:
    holds = [f"  {one.holds.say(session.lang)}"] if one.holds and one.unconfirmed else []
    return [one.words.say(session.lang), *holds]


def _laptop_lines(session: Session, found: Status) -> list[str]:
    if not found.declared:
        return [session.text(T("cli.declare_first"))]
    rows = [(cell.interview, _laptop_word(session, cell)) for cell in found.cells]
    if not rows:
        return [session.text(T("cli.nothing_scheduled"))]
    return [session.table((T("cli.column_interview"), T("cli.column_sheet")), rows)]


def _laptop_word(session: Session, cell: CellState) -> str:
    if cell.state in {"recused", "void"}:
        return session.text(WORDS[cell.state])
    return session.text(PLACES[cell.where])


def _word(session: Session, cell: CellState | None) -> str:
    return "" if cell is None else session.text(WORDS[cell.state])
