"""Registers, kept files and what a device knows of itself are compared with the facts."""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.services.registers import compare_registers
from commission_app.services.sealing import CorrectSheet
from tests.soak import edits
from tests.soak.campaign import Task
from tests.soak.edits import findings, prompt
from tests.support.asked import asked
from tests.support.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.seasons import SmallSeason


def direction(raw: Any) -> None:
    raw.execute(
        "UPDATE package SET direction = 'on' WHERE rowid = (SELECT min(rowid) FROM package)"
    )


def have(raw: Any) -> None:
    raw.execute("UPDATE package SET have = '{}' WHERE direction = 'in'")


def body(raw: Any) -> None:
    raw.execute("DELETE FROM body WHERE fact = (SELECT min(id) FROM fact WHERE kind = 'vote')")


def unmade(raw: Any) -> None:
    raw.execute("INSERT INTO destroyed SELECT digest, digest FROM fact WHERE kind = 'vote'")


def kind(raw: Any) -> None:
    raw.execute("UPDATE fact SET kind = 'nothing' WHERE kind = 'recusal'")


def header(raw: Any) -> None:
    raw.execute("UPDATE fact SET header = x'00' WHERE id = 4")


def judged(raw: Any) -> None:
    raw.execute("UPDATE standing SET about = 'x' WHERE kind = 'recusal'")


def nobodys(raw: Any) -> None:
    raw.execute("INSERT INTO body SELECT fact + 100000, bytes FROM body LIMIT 1")


def again(raw: Any) -> None:
    edits.diary(raw, random.Random(1))


@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (direction, {"package"}),
        (have, {"package"}),
        (body, {"body"}),
        (unmade, {"table"}),
        (kind, {"table"}),
        (header, {"fact"}),
        (judged, {"table"}),
        (nobodys, {"table"}),
        (again, {"diary"}),
    ],
)
def test_what_only_repeats_the_facts_is_compared_with_them(
    told: SmallSeason, edit: Callable[[Any], None], kinds: set[str]
) -> None:
    with prompt(told) as raw:
        edit(raw)
    assert kinds <= set(findings(told))


def test_a_kept_package_with_other_bytes_is_named(told: SmallSeason) -> None:
    path = next((told.place("office") / "inbox").glob("*.cmx"))
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert "file" in findings(told)


def test_every_kept_package_is_read_once_and_the_newest_opened(told: SmallSeason) -> None:
    """The folders of a season hold hundreds of megabytes."""
    office = told.office
    with opened() as files, office.read() as now:
        assert compare_registers(office, now, now.facts.select()) == []
    many = Counter(Path(file).name for file in files if str(file).endswith(".cmx"))
    went, came = ([p.name for p in d.glob("*.cmx")] for d in (office.outbox, office.inbox))
    assert {many[name] for name in went} == {1}
    assert sorted(many[name] for name in came) == [1] * (len(came) - 4) + [2] * 4


def test_more_laptops_are_no_more_questions_for_their_packages(founded: SmallSeason) -> None:
    def questions() -> int:
        with founded.office.read() as now, asked(now.c) as statements:
            facts = now.facts.select()
            compare_registers(founded.office, now, facts)
        return sum("FROM package" in sql for sql in statements)

    found: list[int] = []
    for member in ("M01", "M02"):
        founded.enrol(member)
        founded.carry(member)
        found.append(questions())
    one, two = found
    assert one == two > 0


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


def an_endless_file(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither in a folder")
@pytest.mark.parametrize("other", [a_pipe, a_folder, an_endless_file])
def test_what_lies_in_a_kept_packages_place_neither_stops_nor_ends_the_check(
    told: SmallSeason, other: Callable[[Path], None]
) -> None:
    path = next((told.place("office") / "inbox").glob("*.cmx"))
    path.unlink()
    other(path)
    assert "file" in findings(told)


def test_of_a_laptop_whose_clock_was_ahead_the_newest_package_is_opened(
    scored: SmallSeason,
) -> None:
    """The earlier one had the later time; what only the newest brought was not missed."""
    true = scored.clock.moment
    scored.clock.moment = true + timedelta(days=2)
    scored.carry("M01")
    scored.clock.moment = true + timedelta(minutes=1)
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "Қате.")(scored.workspace("M01"))
    scored.carry("M01")
    with prompt(scored) as raw:
        last = "SELECT max(id) FROM fact WHERE kind = 'sheet'"
        raw.execute(f"DELETE FROM body WHERE fact = ({last})")
    assert "brought" in findings(scored)


def test_a_body_that_a_laptop_brought_and_that_went_is_named(told: SmallSeason) -> None:
    with prompt(told) as raw:
        number = raw.execute("SELECT id FROM fact WHERE kind = 'recusal'").fetchone()[0]
        raw.execute("DELETE FROM body WHERE fact = ?", (number,))
    assert "brought" in findings(told)


def test_a_file_that_a_hand_made_unreadable_is_a_finding_and_no_fault(
    told: SmallSeason,
) -> None:
    with prompt(told) as raw:
        raw.execute("UPDATE package SET manifest = x'00' WHERE direction = 'in'")
        raw.execute("UPDATE body SET bytes = x'7b7d'")
    assert {"unreadable", "fact"} <= set(findings(told))


def test_a_few_edits_of_the_campaign_are_found(tmp_path: Path) -> None:
    done = edits.run(Task(tmp_path, 6, 7))
    assert done.done == 6
    assert done.wrong == ()


@pytest.fixture
def told(decided: SmallSeason) -> SmallSeason:
    """A season whose laptops have heard the end."""
    decided.carry_back("M01")
    decided.carry("M01")
    decided.close()
    assert findings(decided) == []
    return decided
