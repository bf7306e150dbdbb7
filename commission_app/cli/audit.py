"""A season computed anew from signed facts alone, compared with codes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from commission_app.cli.session import Session, files, in_workspace
from commission_app.cli.sittings import HEADINGS, tally_json, tally_row
from commission_app.cli.words import Verb, option
from commission_app.services.auditing.audit import Audit, Audited
from commission_app.services.office.kinds_of_lines import FACTS
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.auditing.codes import Code
    from commission_app.services.auditing.decisions import Decided
    from commission_app.services.auditing.findings import Found


@click.command("audit", cls=Verb, help=T("audit.help"))
@files("packages", "FILE", several=True)
@option("--code", "codes", help=T("audit.opt_code"), multiple=True, metavar="CODE")
@in_workspace
@click.pass_obj
def audit(session: Session, packages: tuple[Path, ...], codes: tuple[str, ...]) -> int:
    """Compute everything again; 1 when something differs."""
    with session.progress() as progress, session.open() as workspace:
        done = Audit(packages, codes, progress)(workspace).value
    session.answer(_as_json(session, done), *_lines(session, done))
    return int(not done.ok)


def _as_json(session: Session, done: Audited) -> dict[str, object]:
    season = done.season
    codes = [_code_json(one) for one in done.codes]
    return {
        "ok": done.ok,
        "interviews": []
        if season is None
        else [tally_json(season.tally, one) for one in season.tally.scores],
        "ranking": []
        if season is None
        else [
            {"code": one.interview, "rank": one.rank, "shared": one.shared, "cut": one.cut}
            for one in season.places
        ],
        "decisions": [] if season is None else [_decision(one) for one in season.decisions],
        "ruleset": "" if season is None else season.tally.ruleset,
        "facts": done.facts,
        "state_digest": done.state_digest,
        "code": codes[0] if codes else None,
        "codes": codes,
        "findings": [
            {"kind": one.kind, "where": one.where, "text": session.error(one.text)}
            for one in done.findings
        ],
    }


def _decision(one: Decided) -> dict[str, object]:
    vote = one.vote
    return {
        "code": one.made.interview,
        "decision": one.made.decision,
        "computed": one.computed,
        "proposal": vote.proposal if vote else "",
        "round": vote.round if vote else 0,
        "for": len(vote.votes_for) if vote else 0,
        "against": len(vote.votes_against) if vote else 0,
        "abstained": len(vote.abstained) if vote else 0,
        "present": len(vote.quorum.present) if vote else 0,
        "needed": vote.quorum.needed if vote else 0,
        "follows": one.follows,
    }


def _code_json(one: Code) -> dict[str, object]:
    return {
        "code": one.code,
        "kind": one.kind,
        "about": one.about,
        "digest": one.digest,
        "standing": one.standing,
        "counts": one.counts,
        "agrees": one.agrees,
    }


def _lines(session: Session, done: Audited) -> list[str]:
    lines: list[str] = []
    if done.season is not None:
        votes = {one.made.interview: _voted(one) for one in done.season.decisions}
        headings = (*HEADINGS, T("audit.column_decision"), T("audit.column_votes"))
        tally = done.season.tally
        rows = [
            (*tally_row(session, tally, one), *votes.get(one.interview, ("–", "–")))
            for one in tally.scores
        ]
        lines.append(session.table(headings, rows))
    lines.append(session.number(T("audit.facts"), done.facts))
    lines.append(session.text(T("audit.state"), digest=done.state_digest or "–"))
    lines += [_code_line(session, one) for one in done.codes if one.digest]
    if done.ok:
        return [*lines, session.text(T("audit.whole"))]
    lines.append(session.number(T("audit.differs"), len(done.findings)))
    return lines + [f"! {_finding(session, one)}" for one in done.findings]


def _voted(one: Decided) -> tuple[str, str]:
    vote = one.vote
    counted = f"{len(vote.votes_for)}–{len(vote.votes_against)}" if vote else "–"
    return one.made.decision, counted


def _finding(session: Session, one: Found) -> str:
    text = session.error(one.text)
    return f"{one.where}: {text}" if one.where and one.where not in text else text


def _code_line(session: Session, one: Code) -> str:
    key = T("audit.code_agrees") if one.agrees else T("audit.code_differs")
    if one.agrees and one.standing != "current":
        key = T("audit.code_old")
    kind = session.text(FACTS[one.kind]) if one.kind in FACTS else one.kind
    return session.text(key, code=one.code, kind=kind, about=one.about)
