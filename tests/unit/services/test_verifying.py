"""An insider with the key and a prompt for SQL: whatever is changed is found and named."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from base64 import b64decode
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from commission_app.domain.facts.header import SIGN, Fact, Header, control_code
from commission_app.models.database import connect
from commission_app.models.vault import Vault
from commission_app.services.opening import FILE, open_workspace
from commission_app.services.paper_sheets.entering import EnterPaperSheet
from commission_app.services.sittings import OpenSitting
from commission_app.services.verifying import Verify, export_journal
from commission_app.shared import canonical
from commission_app.shared.keys import Keys
from tests.support.seasons import CRITERIA, MEMBERS, PASSPHRASE, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from commission_app.services.verifying import Verified


@contextlib.contextmanager
def prompt(season: SmallSeason, who: str = "office") -> Generator[Any]:
    """SQL on the decrypted database without the program's triggers, which are put back."""
    season.close()
    place = season.place(who)
    key = Vault(place / "vault").open(PASSPHRASE)
    raw: Any = connect(place / FILE, key)
    with contextlib.closing(raw):
        triggers = raw.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("PRAGMA foreign_keys=OFF")
        yield raw
        for _, sql in triggers:
            raw.execute(sql)
        with contextlib.suppress(Exception):
            raw.commit()


def verified(season: SmallSeason, who: str = "office", codes: tuple[str, ...] = ()) -> Verified:
    with open_workspace(
        season.place(who), PASSPHRASE, season.world("auditor"), write=False
    ) as workspace:
        return Verify(codes)(workspace)


def kinds(season: SmallSeason, who: str = "office") -> set[str]:
    return {finding.kind for finding in verified(season, who).findings}


def one(raw: Any, query: str, *values: object) -> Any:
    return raw.execute(query, values).fetchone()[0]


def test_an_honest_season_is_whole(decided: SmallSeason) -> None:
    for who in ("office", *MEMBERS):
        done = verified(decided, who)
        assert done.findings == ()
        assert done.ok
        assert done.facts
        assert done.entries
    assert verified(decided).unanchored > 0  # the plenary is on no other device yet


def mark(raw: Any) -> None:
    raw.execute("UPDATE mark SET level = 5 WHERE level = 2")


def standing(raw: Any) -> None:
    raw.execute(
        "UPDATE standing SET state = 'superseded' WHERE kind = 'sheet' AND rowid IN "
        "(SELECT rowid FROM standing WHERE kind = 'sheet' LIMIT 1)"
    )


def sheet_row(raw: Any) -> None:
    raw.execute("DELETE FROM sheet WHERE rowid = (SELECT min(rowid) FROM sheet)")


def fact_body(raw: Any) -> None:
    row, data = raw.execute(
        "SELECT b.rowid, b.bytes FROM body b JOIN fact f ON f.id = b.fact "
        "WHERE f.kind = 'sheet' ORDER BY f.id LIMIT 1"
    ).fetchone()
    text = bytes(data).replace(b'"level":4', b'"level":5')
    assert text != bytes(data)
    raw.execute("UPDATE body SET bytes = ? WHERE rowid = ?", (text, row))


def trigger(raw: Any) -> None:
    raw.execute("CREATE TABLE extra (a INTEGER) STRICT")


def diary_line(raw: Any) -> None:
    raw.execute("UPDATE diary SET what = 'nothing' WHERE n = 2")


def diary_gone(raw: Any) -> None:
    raw.execute("DELETE FROM diary WHERE n = 3")


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (mark, "table"),
        (standing, "table"),
        (sheet_row, "table"),
        (fact_body, "fact"),
        (trigger, "form"),
        (diary_line, "diary"),
        (diary_gone, "diary"),
    ],
)
def test_an_edit_is_found(decided: SmallSeason, edit: Callable[[Any], None], kind: str) -> None:
    with prompt(decided) as raw:
        edit(raw)
    assert kind in kinds(decided)


def forget(raw: Any, where: str, *values: object) -> None:
    """A fact and all that hangs on it are deleted, as an insider would."""
    ids = [row[0] for row in raw.execute(f"SELECT id FROM fact WHERE {where}", values)]
    assert ids
    tables = [
        row[0]
        for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    ]
    for table in tables:
        columns = {row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')}
        for column in {"fact"} & columns:
            for number in ids:
                raw.execute(f'DELETE FROM "{table}" WHERE {column} = ?', (number,))
    for number in ids:
        raw.execute("DELETE FROM fact WHERE id = ?", (number,))


def test_a_sheet_that_came_and_was_deleted_is_missed(decided: SmallSeason) -> None:
    with prompt(decided) as raw:
        last = one(raw, "SELECT max(id) FROM fact WHERE kind = 'sheet'")
        forget(raw, "id = ?", last)
    assert "gone" in kinds(decided)


def test_an_own_fact_that_was_deleted_is_missed(decided: SmallSeason) -> None:
    with prompt(decided) as raw:
        forget(raw, "kind = 'reveal' AND id = (SELECT min(id) FROM fact WHERE kind = 'reveal')")
    assert "link" in kinds(decided)


def test_the_journal_cut_off_at_its_end_is_missed_on_this_computer(
    decided: SmallSeason,
) -> None:
    OpenSitting("LAST", "panel")(decided.office)
    with prompt(decided) as raw:
        forget(raw, "id = (SELECT max(id) FROM fact)")
    assert "older" in kinds(decided)


def test_a_tail_that_was_written_again_is_seen_by_the_laptops(decided: SmallSeason) -> None:
    """The office's own key signs the new tail: only what left the house tells."""
    decided.carry_back("M01")
    decided.carry("M01")  # the laptop says what it has seen of the office
    with prompt(decided) as raw:
        rewrite_last_reveal(raw)
    found = kinds(decided)
    assert "seen" in found


def rewrite_last_reveal(raw: Any) -> None:
    """Every own fact from the last reveal on is made again, linked and signed."""
    own = json.loads(one(raw, "SELECT value FROM own WHERE key = 'own'"))
    keys = Keys(b64decode(own["secret"]))
    first = one(raw, "SELECT max(id) FROM fact WHERE kind = 'reveal'")
    rows = raw.execute(
        "SELECT f.id, f.header, b.bytes FROM fact f LEFT JOIN body b ON b.fact = f.id "
        "WHERE f.id >= ? ORDER BY f.id",
        (first,),
    ).fetchall()
    previous = ""
    for number, header, data in rows:
        old = msgspec.json.decode(bytes(header), type=Header)
        if old.device != keys.device:
            continue
        said = json.loads(bytes(data))
        said["salt"] = "cd" * 16
        body = canonical.encode(said)
        changes: dict[str, Any] = {"body": hashlib.sha256(body).hexdigest()}
        if previous:
            changes["prev"] = previous
        fact = Fact.make(msgspec.structs.replace(old, **changes), body)
        previous = fact.digest
        raw.execute(
            "UPDATE fact SET digest = ?, header = ?, signature = ? WHERE id = ?",
            (
                fact.digest,
                fact.raw,
                keys.sign(SIGN, fact.digest),
                number,
            ),
        )
        raw.execute("UPDATE body SET bytes = ? WHERE fact = ?", (body, number))


def test_a_signature_that_was_changed_is_found(decided: SmallSeason) -> None:
    with prompt(decided) as raw:
        number, signature = raw.execute(
            "SELECT id, signature FROM fact WHERE length(signature) = 64 LIMIT 1"
        ).fetchone()
        broken = bytes([signature[0] ^ 1]) + bytes(signature)[1:]
        raw.execute("UPDATE fact SET signature = ? WHERE id = ?", (broken, number))
    assert "signature" in kinds(decided)


def test_a_kept_manifest_that_was_changed_is_found(decided: SmallSeason) -> None:
    with prompt(decided) as raw:
        digest, manifest = raw.execute(
            "SELECT sha256, manifest FROM package WHERE direction = 'in' LIMIT 1"
        ).fetchone()
        said = json.loads(bytes(manifest))
        said["number"] += 1
        raw.execute(
            "UPDATE package SET manifest = ? WHERE sha256 = ?", (canonical.encode(said), digest)
        )
    assert "package" in kinds(decided)


def test_an_older_database_put_back_is_named(scored: SmallSeason) -> None:
    scored.close()
    yesterday = scored.folder / "yesterday.db"
    shutil.copy(scored.place("office") / FILE, yesterday)
    scored.open_plenary()
    scored.decide_all()
    scored.close()
    shutil.copy(yesterday, scored.place("office") / FILE)
    assert kinds(scored) == {"older"}


def test_a_laptop_remembers_what_the_office_had(scored: SmallSeason) -> None:
    """The same on another computer: the laptops' packages tell that facts are gone."""
    scored.close()
    yesterday = scored.folder / "yesterday.db"
    shutil.copy(scored.place("office") / FILE, yesterday)
    OpenSitting("P", "plenary")(scored.office)
    scored.carry_back("M01")
    scored.close()
    shutil.copy(yesterday, scored.place("office") / FILE)
    with pytest.MonkeyPatch.context() as other:
        other.setenv("COMMISSION_DATA", str(scored.folder / "another computer"))
        scored.carry("M01")
        scored.close()
        assert kinds(scored) == {"seen"}


def test_codes_from_paper_are_looked_up(scored: SmallSeason) -> None:
    code = next(iter(scored.state().sheets.values()))[0]
    scored.close()
    typed = control_code(code).lower().replace("-", " ")
    assert verified(scored, codes=(typed,)).findings == ()
    (finding,) = verified(scored, codes=("AAAAA-AAAAA-AAAAA-AAAAA",)).findings
    assert finding.kind == "code"


def test_the_journal_leaves_whole(decided: SmallSeason) -> None:
    lines = export_journal(decided.office).splitlines()
    facts = [json.loads(line) for line in lines]
    assert sum("digest" in fact for fact in facts) == decided.facts()
    assert any("diary" in fact for fact in facts)


def test_marks_stay_closed_in_an_exported_journal(scored: SmallSeason) -> None:
    exported = map(json.loads, export_journal(scored.office).splitlines())
    facts = [line for line in exported if "digest" in line]
    sheets = [fact for fact in facts if fact["header"]["kind"] == "sheet"]
    assert sheets
    assert all(fact["body"] is None for fact in sheets)
    assert any(fact["body"] for fact in facts)


def test_marks_of_a_paper_sheet_stay_closed_too(scored: SmallSeason) -> None:
    six = scored.interviews[5]
    marks = dict.fromkeys(CRITERIA, (4, ""))
    for who in ("Айгүл", "Болат"):
        EnterPaperSheet(six, "M03", marks, who, "7")(scored.office)
    exported = list(map(json.loads, export_journal(scored.office).splitlines()))
    facts = [line for line in exported if "digest" in line]
    typed = [fact for fact in facts if fact["header"]["kind"] == "paper-sheet"]
    assert [fact["body"] for fact in typed] == [None]


def test_a_laptop_exports_its_own_sheets(scored: SmallSeason) -> None:
    exported = map(json.loads, export_journal(scored.workspace("M01")).splitlines())
    facts = [line for line in exported if "digest" in line]
    assert all(f["body"] for f in facts if f["header"]["kind"] == "sheet")


def test_marks_leave_once_they_are_revealed(decided: SmallSeason) -> None:
    exported = map(json.loads, export_journal(decided.office).splitlines())
    facts = [line for line in exported if "digest" in line]
    opened = set(decided.state().revealed)
    for fact in (f for f in facts if f["header"]["kind"] == "sheet"):
        interview = fact["header"]["about"].rpartition("/")[0]
        assert (fact["body"] is not None) is (interview in opened)
