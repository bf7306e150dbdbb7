"""An insider with the key and a prompt for SQL edits the office's file; `verify` must tell.

Cells of every official table are changed, swapped, deleted and doubled; experts go further and
make digests, links and their own signatures anew. What `verify` on the office alone cannot tell
must be told once the laptops have handed over again, or by the codes on the paper.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import shutil
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from commission_app.domain.facts.header import SIGN, Fact, Header, control_code
from commission_app.models.database import connect
from commission_app.models.vault import Vault
from commission_app.services.opening import FILE, open_workspace
from commission_app.services.verifying import Verify
from commission_app.shared import canonical
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys, tagged
from tests.soak.campaign import Outcome, say
from tests.support.seasons import MEMBERS, PASSPHRASE, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from tests.soak.campaign import Task

# What is official, with the columns that only repeat what is nobody's: nothing is left out
# but what the help names: drafts, ballots before the conclusion, counters, reports.
TABLES = (
    *("fact", "body", "standing", "candidate", "person", "slot", "sheet", "mark"),
    *("diary", "package", "document", "destroyed"),
)
UNPROTECTED = {
    ("package", "taken_at"),  # when it was taken in here: for people only
    ("document", "name"),  # of the file that is proposed
    ("document", "created"),
    ("document", "version"),
    ("document", "key"),
}
DRAFT = "final = 0"  # of a document: made anew at any time


@dataclass(frozen=True, slots=True)
class Edit:
    """What was done, in words."""

    kind: str
    text: str


def play(folder: Path) -> SmallSeason:
    """A decided season whose laptops have seen the office's end, and say so."""
    season = SmallSeason(folder, Clock(datetime(2026, 9, 1, tzinfo=UTC)), "edits")
    season.found()
    season.fill()
    for member in MEMBERS:
        season.equip(member)
    season.score_all()
    season.carry(*MEMBERS)
    season.close_day()
    season.open_plenary()
    season.decide_all()
    for member in MEMBERS:
        season.carry_back(member)
    season.carry(*MEMBERS)
    season.close()
    return season


@contextlib.contextmanager
def prompt(season: SmallSeason) -> Generator[Any]:
    """SQL without the program's triggers, which are put back."""
    place = season.place("office")
    raw: Any = connect(place / FILE, Vault(place / "vault").open(PASSPHRASE))
    with contextlib.closing(raw):
        triggers = raw.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("PRAGMA ignore_check_constraints=ON")
        yield raw
        for _, sql in triggers:
            raw.execute(sql)


def findings(season: SmallSeason, codes: tuple[str, ...] = ()) -> list[str]:
    """Kinds of what is found; a file that is refused when it is opened is found as well."""
    try:
        with open_workspace(
            season.place("office"), PASSPHRASE, season.world("auditor"), write=False
        ) as workspace:
            return [finding.kind for finding in Verify(codes)(workspace).findings]
    except UserError as error:
        return [error.key]


def _columns(raw: Any, table: str) -> list[tuple[str, str, int]]:
    rows = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    return [(row[1], row[2], row[5]) for row in rows]


def _rows(raw: Any, table: str) -> list[tuple[Any, ...]]:
    where = f" WHERE NOT ({DRAFT})" if table == "document" else ""
    return raw.execute(f'SELECT * FROM "{table}"{where}').fetchall()


def _same(columns: list[tuple[str, str, int]], row: tuple[Any, ...]) -> tuple[str, list[Any]]:
    """A condition that finds this very row."""
    said = [f'"{name}" IS ?' for name, _, _ in columns]
    return " AND ".join(said), list(row)


def _other(rng: random.Random, value: Any, rows: list[tuple[Any, ...]], place: int) -> Any:
    """Another value for a cell: of another row, or this one a little changed."""
    others = [row[place] for row in rows if row[place] != value]
    if others and rng.random() < 0.4:
        return rng.choice(others)
    if isinstance(value, int):
        return value + rng.choice((1, -1, 2))
    if isinstance(value, bytes):
        if not value:
            return b"\0"
        at = rng.randrange(len(value))
        return value[:at] + bytes([value[at] ^ (1 << rng.randrange(8))]) + value[at + 1 :]
    text = str(value or "")
    if not text:
        return "1"
    at = rng.randrange(len(text))
    sign = rng.choice([c for c in "0123456789abcdef" if c != text[at]])
    return text[:at] + sign + text[at + 1 :]


def cell(raw: Any, rng: random.Random) -> Edit | None:
    """One cell of one official table."""
    table = rng.choice(TABLES)
    columns, rows = _columns(raw, table), _rows(raw, table)
    free = [i for i, c in enumerate(columns) if (table, c[0]) not in UNPROTECTED]
    if not rows:
        return None
    row, place = rng.choice(rows), rng.choice(free)
    name = columns[place][0]
    if name == "final":
        return None  # a draft is made anew from the facts
    new = _other(rng, row[place], rows, place)
    if name == "signature" and not new:
        return None  # within a chain a later one covers it; at its end see `unsigned`
    where, values = _same(columns, row)
    raw.execute(f'UPDATE OR REPLACE "{table}" SET "{name}" = ? WHERE {where}', [new, *values])
    return Edit("cell", f"{table}.{name}")


def deleted(raw: Any, rng: random.Random) -> Edit | None:
    """One row goes; of a fact, with all that hangs on it."""
    table = rng.choice([t for t in TABLES if t not in {"package", "document"}])
    columns, rows = _columns(raw, table), _rows(raw, table)
    if table == "diary":  # its last lines are on no other computer yet
        rows = [row for row in rows if row[0] <= _told_lines(raw)]
    if not rows:
        return None
    row = rng.choice(rows)
    if table == "fact":
        for name in ("body", "standing", "candidate", "person", "slot", "sheet", "mark"):
            raw.execute(f'DELETE FROM "{name}" WHERE fact = ?', (row[0],))
    where, values = _same(columns, row)
    raw.execute(f'DELETE FROM "{table}" WHERE {where}', values)
    return Edit("deleted", table)


def doubled(raw: Any, rng: random.Random) -> Edit | None:
    """A row is there twice, the second time with another key."""
    table = rng.choice([t for t in TABLES if t != "document"])
    columns, rows = _columns(raw, table), _rows(raw, table)
    if not rows:
        return None
    row = list(rng.choice(rows))
    for place, (name, _, key) in enumerate(columns):
        if key or name in {"digest", "n"}:
            row[place] = _other(rng, row[place], [], place)
    marks = ", ".join("?" * len(row))
    before = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    raw.execute(f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})', row)
    after = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return Edit("doubled", table) if before != after else None


def swapped(raw: Any, rng: random.Random) -> Edit | None:
    """Two members' marks, two bodies, two lines of the diary change places."""
    table, column, key = rng.choice(
        (
            ("mark", "level", "fact"),
            ("body", "bytes", "fact"),
            ("diary", "about", "n"),
            ("diary", "at", "n"),
            ("fact", "header", "id"),
            ("fact", "signature", "id"),
            ("sheet", "interview", "fact"),
            ("candidate", "name_ru", "fact"),
        )
    )
    rows = raw.execute(f'SELECT "{key}", "{column}" FROM "{table}"').fetchall()
    one, two = rng.choice(rows), rng.choice(rows)
    if one[1] == two[1] or one[0] == two[0]:
        return None
    for (where, _), (_, value) in ((one, two), (two, one)):
        raw.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{key}" = ?', (value, where))
    return Edit("swapped", f"{table}.{column}")


def unsigned(raw: Any, rng: random.Random) -> Edit | None:
    """The end of a chain loses its signature."""
    rows = raw.execute(
        "SELECT id FROM fact f WHERE NOT EXISTS (SELECT 1 FROM fact l WHERE l.prev = f.digest)"
    ).fetchall()
    raw.execute("UPDATE fact SET signature = x'' WHERE id = ?", rng.choice(rows))
    return Edit("unsigned", "the end of a chain")


def tail(raw: Any, rng: random.Random) -> Edit | None:
    """The office's own facts from some number on are made again, linked and signed."""
    own = json.loads(raw.execute("SELECT value FROM own WHERE key = 'own'").fetchone()[0])
    keys = Keys(b64decode(own["secret"]))
    rows = raw.execute(
        "SELECT f.id, f.header, b.bytes FROM fact f JOIN body b ON b.fact = f.id "
        "WHERE f.device = ? AND f.n > 1 ORDER BY f.n",
        (keys.device,),
    ).fetchall()
    first = rng.randrange(len(rows))
    previous, kind = "", ""
    for number, header, data in rows[first:]:
        old = msgspec.json.decode(bytes(header), type=Header)
        kind = kind or old.kind
        said = json.loads(bytes(data))
        if not previous:
            said["salt"] = "cd" * 16
        body = canonical.encode(said)
        changes: dict[str, Any] = {"body": hashlib.sha256(body).hexdigest()}
        if previous:
            changes["prev"] = previous
        fact = Fact.make(msgspec.structs.replace(old, **changes), body)
        previous = fact.digest
        signed = keys.sign(SIGN, fact.digest)
        raw.execute(
            "UPDATE fact SET digest = ?, prev = ?, header = ?, signature = ? WHERE id = ?",
            (fact.digest, fact.header.prev, fact.raw, signed, number),
        )
        raw.execute("UPDATE body SET bytes = ? WHERE fact = ?", (body, number))
    return Edit("tail", f"own facts made again from a {kind} on")


def cut(raw: Any, rng: random.Random) -> Edit | None:
    """The office's own last facts go, and the lines of the diary after them."""
    rows = raw.execute(
        "SELECT id FROM fact WHERE device = (SELECT device FROM fact WHERE id = 1) "
        "ORDER BY n DESC LIMIT ?",
        (rng.randint(1, 6),),
    ).fetchall()
    for (number,) in rows:
        for name in ("body", "standing", "candidate", "person", "slot", "sheet", "mark"):
            raw.execute(f'DELETE FROM "{name}" WHERE fact = ?', (number,))
        raw.execute("DELETE FROM fact WHERE id = ?", (number,))
    raw.execute("DELETE FROM diary WHERE n > (SELECT max(n) FROM diary) - ?", (len(rows),))
    return Edit("cut", f"{len(rows)} own facts at the end")


def _told_lines(raw: Any) -> int:
    """How many lines of the diary the last package out has told of."""
    last = raw.execute(
        "SELECT manifest FROM package WHERE direction = 'out' ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return json.loads(bytes(last[0]))["diary"]["n"]


def diary(raw: Any, rng: random.Random) -> Edit | None:
    """A line of the diary says something else, and all after it are hashed anew."""
    first = rng.randint(1, _told_lines(raw))
    prev = ""
    if first > 1:
        prev = raw.execute("SELECT hash FROM diary WHERE n = ?", (first - 1,)).fetchone()[0]
    rows = raw.execute(
        "SELECT n, at, offset, user, what, about FROM diary WHERE n >= ? ORDER BY n", (first,)
    ).fetchall()
    for n, at, offset, user, what, about in rows:
        text = f"{about}x" if n == first else about
        hashed = tagged(
            "commission-diary-1", canonical.encode([n, at, offset, user, what, text, prev])
        ).hex()
        raw.execute(
            "UPDATE diary SET about = ?, prev = ?, hash = ? WHERE n = ?",
            (text, prev, hashed, n),
        )
        prev = hashed
    return Edit("diary", "lines of the diary hashed anew")


EDITS: tuple[tuple[Callable[[Any, random.Random], Edit | None], int], ...] = (
    (cell, 10),
    (deleted, 4),
    (doubled, 3),
    (swapped, 3),
    (unsigned, 1),
    (tail, 3),
    (cut, 2),
    (diary, 1),
)


def run(task: Task) -> Outcome:
    """Edit a copy of the season, ask `verify`; then the laptops; then the codes on paper."""
    season = play(task.folder)
    copy = task.folder / "before"
    shutil.copytree(season.place("office"), copy)
    codes = _codes(season)
    if (found := findings(season)) != []:
        return Outcome(0, (f"an honest season is not whole: {found}",))
    wrong: list[str] = []
    by: Counter[str] = Counter()
    done = number = 0
    while done < task.amount:
        number += 1
        rng = random.Random(f"{task.seed} {number}")
        shutil.rmtree(season.place("office"))
        shutil.copytree(copy, season.place("office"))
        edit = _edit(season, rng)
        if edit is None:
            continue
        done += 1
        told = _told(season, codes)
        by[told or "nothing"] += 1
        if not told:
            wrong.append(f"seed {task.seed}, edit {number}: {edit.kind} {edit.text}: not found")
        if done % 100 == 0:
            say(f"  {done} edits, {len(wrong)} not found")
    note = ", ".join(f"{count} by {how}" for how, count in by.most_common())
    return Outcome(done, tuple(wrong), note)


def _edit(season: SmallSeason, rng: random.Random) -> Edit | None:
    kinds = [kind for kind, weight in EDITS for _ in range(weight)]
    with prompt(season) as raw:
        return rng.choice(kinds)(raw, rng)


def _codes(season: SmallSeason) -> tuple[str, ...]:
    """What stands on the members' papers."""
    codes = tuple(control_code(digest) for digest, _ in season.state().sheets.values())
    season.close()
    return codes


def _told(season: SmallSeason, codes: tuple[str, ...]) -> str:
    """Who tells of the edit first; "" for nobody."""
    if findings(season):
        return "the office's own file"
    try:
        season.carry(*MEMBERS[:2])
    except UserError:
        return "a refusal"
    finally:
        season.close()
    if findings(season):
        return "the laptops' packages"
    return "the paper's codes" if findings(season, codes) else ""
