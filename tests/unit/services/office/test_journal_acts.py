"""A line of the diary and the statements of the same act are held together, and only those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.office.journal_acts import Act, acts, number_of
from commission_app.services.office.log import Entry

if TYPE_CHECKING:
    from typing import Literal


def entry(
    source: Literal["fact", "diary"], kind: str, n: int, at: str = "1", device: str = "A"
) -> Entry:
    digest = f"{n:064}" if source == "fact" else ""
    return Entry(f"{at} {n}", at, source, n, kind, f"{kind}-{n}", "user", device, digest)


def shape(*entries: Entry) -> list[list[str]]:
    return [[one.kind for one in together] for together in acts(iter(entries))]


def test_a_note_takes_the_statements_that_it_tells_of() -> None:
    closed = entry("diary", "sitting.closed", 9)
    stated = entry("fact", "closing", 8), entry("fact", "sitting", 7)
    assert shape(closed, *stated) == [["sitting.closed", "closing", "sitting"]]
    act = Act.of(next(acts(iter((closed, *stated)))))
    assert act.note is closed
    assert act.one.kind == "sitting"
    assert act.about.about == "sitting-7"


def test_other_statements_of_the_act_keep_their_own_line() -> None:
    found = shape(
        entry("diary", "decided", 9), entry("fact", "decision", 8), entry("fact", "vote", 7)
    )
    assert found == [["decided", "decision"], ["vote"]]


def test_acts_are_counted_from_the_oldest_on() -> None:
    kept = [
        entry("fact", "vote", 7),
        entry("fact", "decision", 8),
        entry("diary", "decided", 9),
    ]
    assert number_of(kept) == 2
    assert number_of([]) == 0


def test_another_moment_or_device_is_another_act() -> None:
    note = entry("diary", "dissent", 9)
    assert shape(note, entry("fact", "dissent", 8, at="0")) == [["dissent"], ["dissent"]]
    assert shape(note, entry("fact", "dissent", 8, device="B")) == [["dissent"], ["dissent"]]


def test_two_notes_are_two_lines() -> None:
    notes = entry("diary", "package.out", 9), entry("diary", "package.out", 8)
    assert shape(*notes) == [["package.out"], ["package.out"]]
    assert shape() == []


def test_a_note_says_what_a_statement_about_a_number_does_not() -> None:
    prepared = entry("diary", "laptop.prepared", 9), entry("fact", "assignment", 8)
    assert Act.of(prepared).about.about == "laptop.prepared-9"
    assert Act.of(prepared).one.kind == "assignment"
