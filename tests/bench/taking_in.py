"""40 packages of sheets into an office, against inserting the same rows.

The rival inserts all the same rows (fact, body, standing, sheet, mark) in 40 transactions and
does nothing else: its rows are made beforehand, its file is the program's own, with the same
cipher, durability, indexes, triggers and foreign keys.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Table, select

from commission_app.domain.facts.kinds.commission import Member
from commission_app.domain.facts.kinds.scoring import Mark, Sheet
from commission_app.domain.facts.kinds.trust import (
    Assignment,
    Confirmation,
    Enrolment,
    enrolment_proof,
)
from commission_app.domain.language import Bilingual
from commission_app.exchange.envelope import Addressee, pack
from commission_app.exchange.manifest import Diary, Draft
from commission_app.models import tables as t
from commission_app.services.taking_in import TakeIn
from commission_app.services.workspace import rules_of
from tests.bench.measure import Figure, paired
from tests.bench.places import insert_all, new_place, office, same_file
from tests.support.history import Scribe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from commission_app.domain.facts.header import Fact
    from commission_app.models.database import Connection
    from commission_app.services.workspace import Workspace
    from tests.bench.measure import Work
    from tests.bench.places import Row

PACKAGES, SHEETS, MARKS = 40, 430, 8
NOTE = "Отвечает по существу, приводит пример решённого конфликта с родителями. " * 5
TABLES = (t.fact, t.body, t.standing, t.sheet, t.mark)


@dataclass(frozen=True)
class Laptop:
    """A member's laptop that has scored everybody: its facts, and its package as a file."""

    assignment: Assignment
    facts: tuple[Fact, ...]
    file: Path


def figures(folder: Path) -> list[Figure]:
    """All packages of a large commission, every laptop confirmed."""
    with office(folder) as founded:
        laptops = [_laptop(founded, folder, i) for i in range(PACKAGES)]
    rows = _rows(folder, laptops)
    with contextlib.ExitStack() as stack:

        def ours() -> Work:
            workspace = _ready(stack.enter_context(office(folder)), laptops)
            return lambda: _take_in(workspace, laptops)

        def rival() -> Work:
            raw = stack.enter_context(contextlib.closing(same_file(new_place(folder, "rival"))))
            return lambda: [insert_all(raw, batch) for batch in rows]

        def unchecked() -> Work:
            workspace = _ready(stack.enter_context(office(folder)), laptops)
            return lambda: [_apply(workspace, laptop.facts) for laptop in laptops]

        what = f"take in {PACKAGES} packages, {PACKAGES * SHEETS * MARKS} marks"
        return [
            paired(
                what,
                ours,
                ("INSERT of the rows into the same tables, 40 commits", rival),
                target=2,
            ),
            paired(
                "the same, checked",
                ours,
                ("the same facts applied without packages and checks", unchecked),
                pairs=3,
            ),
        ]


def _laptop(founded: Workspace, folder: Path, number: int) -> Laptop:
    member, season = f"m{number:02}", founded.own.season
    scribe = Scribe(f"laptop {number}", season)
    assignment = Assignment(
        number=f"{number:032x}",
        member=member,
        laptop=f"CM-{number}",
        secret=scribe.world.random(32).hex(),
    )
    keys = (scribe.keys.public.signing, scribe.keys.public.sealing)
    where = (season, assignment.number, member, founded.device)
    nonce = scribe.world.random(16).hex()
    enrolment = Enrolment(
        signing=keys[0],
        sealing=keys[1],
        member=member,
        assignment=assignment.number,
        nonce=nonce,
        proof=enrolment_proof(assignment.secret, *where, keys, nonce),
    )
    with founded.read() as now:
        ruleset, _ = rules_of(now.facts)
    facts = [scribe.write(enrolment)]
    facts += [scribe.write(_sheet(member, ruleset, i)) for i in range(SHEETS)]
    file = folder / f"{member}.cmx"
    draft = Draft(
        package=f"{number:032x}",
        kind="sheets",
        practice=True,
        season=season,
        number=1,
        made_at="2026-09-29T09:14:03.120Z",
        offset="+05:00",
        diary=Diary(n=0, head=""),
    )
    office_ = Addressee(founded.keys.public.sealing, founded.device)
    file.write_bytes(pack(draft, facts, scribe.keys, [office_]))
    return Laptop(assignment, tuple(facts), file)


def _sheet(member: str, ruleset: str, number: int) -> Sheet:
    return Sheet(
        interview=f"L26-{number:04}",
        member=member,
        slot="a" * 64,
        ruleset=ruleset,
        state="sealed",
        marks=tuple(
            Mark(criterion=f"C{place}", level=(number + place) % 5 + 1)
            for place in range(MARKS)
        ),
        note=NOTE,
        language="ru",
        started="2026-09-29T04:14:03.120Z",
        sealed="2026-09-29T04:34:03.120Z",
    )


def _ready(workspace: Workspace, laptops: Sequence[Laptop]) -> Workspace:
    """Members, laptops and their confirmations are here before the packages come."""
    with workspace.act() as act:
        for laptop in laptops:
            code = laptop.assignment.member
            name = Bilingual(code, code)
            act.record(
                Member(code=code, names=name, position=name, function="member", votes=True)
            )
            act.record(laptop.assignment)
            act.record(Confirmation(fact=laptop.facts[0].digest))
    return workspace


def _take_in(workspace: Workspace, laptops: Iterable[Laptop]) -> None:
    taken = TakeIn([laptop.file for laptop in laptops])(workspace).value
    if any((one.result, one.sheets) != ("taken", SHEETS) for one in taken):
        raise RuntimeError(f"a package was refused: {[one.reason for one in taken]}")


def _apply(workspace: Workspace, facts: tuple[Fact, ...]) -> None:
    with workspace.act() as act:
        act.facts.apply(facts)


def _rows(folder: Path, laptops: Sequence[Laptop]) -> list[dict[str, list[Row]]]:
    """What each package adds, as it stands in the tables afterwards, with numbers from 1."""
    with office(folder) as workspace:
        _take_in(_ready(workspace, laptops), laptops)
        with workspace.read() as now:
            devices = [laptop.facts[0].header.device for laptop in laptops]
            ids = [_numbers(now.c, device) for device in devices]
            before = min(min(numbers) for numbers in ids) - 1
            found = [_added(now.c, numbers, before) for numbers in ids]
    counts = [sum(len(batch[table.name]) for batch in found) for table in TABLES]
    facts = PACKAGES * (SHEETS + 1)
    sheets = PACKAGES * SHEETS
    if counts != [facts, facts, facts, sheets, sheets * MARKS]:
        raise RuntimeError(f"not all rows are there: {counts}")
    return found


def _numbers(c: Connection, device: str) -> list[int]:
    query = select(t.fact.c.id).where(t.fact.c.device == device)
    return list(c.execute(query.order_by(t.fact.c.id)).scalars())


def _added(c: Connection, numbers: Sequence[int], before: int) -> dict[str, list[Row]]:
    return {
        table.name: [
            (number - before, *rest)
            for number, *rest in c.execute(
                select(table).where(_number(table).between(numbers[0], numbers[-1]))
            )
        ]
        for table in TABLES
    }


def _number(table: Table) -> Column[Any]:
    """The fact's number, whatever it is called."""
    return table.primary_key.columns[0]
