"""Practice seasons stand in the phase that was asked for, open, and repeat themselves."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from commission_app.domain.facts.kinds.commission import Member, Sitting, Slot
from commission_app.domain.facts.kinds.deciding import Decision, Reveal, Vote
from commission_app.domain.facts.kinds.papers import Certificate, Order
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.domain.facts.kinds.trust import Confirmation
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.phases import PHASES
from commission_app.services.demo.practice import (
    LOG2N,
    SMALL,
    MakePractice,
    practice_of_today,
    read_practice,
)
from commission_app.services.demo.season import Size
from commission_app.services.opening import open_workspace
from commission_app.services.scoring import GiveMark
from commission_app.services.verifying import Verify
from commission_app.shared.errors import Cancelled
from commission_app.shared.progress import Silent
from commission_app.shared.world import ASTANA, RealWorld, SeededWorld
from tests.support.practice import opened
from tests.support.seasons import refused

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.demo.phases import Phase
    from commission_app.services.demo.practice import Practice
    from tests.support.practice import OnePractice, Shelf

TINY = Size(applicants=12, interviewed=4, members=3, panels=1)
AFTERNOON = datetime(2027, 3, 10, 15, 20, tzinfo=ASTANA)  # a Wednesday


def counted(made: Practice) -> dict[str, int]:
    """How much of each kind of fact the office has."""
    kinds = (Candidate, Member, Slot, Confirmation, Sheet, Reveal, Vote, Decision, Certificate)
    with opened(made) as office, office.read() as now:
        return {kind.__name__: len(now.facts.current(kind)) for kind in kinds} | {
            "Order": len(now.facts.current(Order)),
            "open": sum(not s.closed for _, s in now.facts.current(Sitting).values()),
        }


@pytest.mark.parametrize(
    ("phase", "has", "lacks"),
    [
        ("founded", (), ("Candidate", "Member", "Slot", "Confirmation", "Sheet")),
        ("imported", ("Candidate", "Member"), ("Slot", "Confirmation")),
        ("scheduled", ("Candidate", "Member", "Slot"), ("Confirmation", "Sheet")),
        ("prepared", ("Slot", "Confirmation"), ("Sheet", "open")),
        ("scoring", ("Sheet", "open"), ("Reveal",)),
        ("delivered", ("Sheet",), ("open", "Reveal")),
        ("revealed", ("Reveal", "open"), ("Vote", "Decision")),
        ("voting", ("Vote", "Decision", "open"), ("Order",)),
        ("decided", ("Vote", "Decision"), ("open", "Order", "Certificate")),
        ("finished", ("Decision", "Order", "Certificate"), ("open",)),
    ],
)
def test_each_phase_has_what_came_before_and_nothing_of_what_follows(
    practice: OnePractice, phase: Phase, has: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    made = practice(phase, TINY)
    assert (made.phase, made.size) == (phase, TINY)
    counts = counted(made)
    assert all(counts[kind] for kind in has), counts
    assert not any(counts[kind] for kind in lacks), counts


def test_every_phase_is_known_by_name() -> None:
    assert PHASES[0] == "founded"
    assert PHASES[-1] == "finished"
    assert len(PHASES) == 10


def test_all_workspaces_open_with_their_passphrases_and_are_whole(shelf: Shelf) -> None:
    made = shelf.get("scoring")
    assert [one.member for one in made.laptops] == ["M01", "M02", "M03", "M04", "M05"]
    assert made.laptops[0].label == "CM-01"
    assert made.laptops[0].names.kk != made.laptops[1].names.kk
    assert min(p.name for p in made.stick.iterdir()) == "M01.cmx"
    for folder, passphrase in [
        (made.office, made.passphrase),
        *((one.folder, one.passphrase) for one in made.laptops),
    ]:
        with open_workspace(folder, passphrase, RealWorld(), write=False) as workspace:
            assert not Verify()(workspace).findings


def test_without_laptops_there_is_none_to_choose(shelf: Shelf) -> None:
    made = shelf.get("scheduled")
    assert made.laptops == ()
    with pytest.raises(KeyError):
        made.laptop()


def test_a_copy_goes_on_for_real_and_the_kept_one_does_not_change(
    practice: OnePractice, shelf: Shelf
) -> None:
    first, second = practice("scoring"), practice("scoring")
    for made in (first, second, first):
        laptop = made.laptop()
        with open_workspace(laptop.folder, laptop.passphrase, RealWorld()) as workspace:
            (draft,) = ReadToday()(workspace).unfinished
            GiveMark(draft.interview, "C6", 4)(workspace)
    kept = shelf.get("scoring").laptop()
    with open_workspace(kept.folder, kept.passphrase, RealWorld(), write=False) as workspace:
        (untouched,) = ReadToday()(workspace).unfinished
    assert (draft.marked, untouched.marked) == (4, 3)


def test_the_same_seed_gives_the_same_season(tmp_path: Path) -> None:
    made = [MakePractice(tmp_path / name, TINY, "scoring")() for name in ("one", "two")]
    digests: list[list[str]] = []
    for one in made:
        devices = ("office", *(laptop.member for laptop in one.laptops))
        for_one: list[str] = []
        for who in devices:
            with opened(one, who) as workspace, workspace.read() as now:
                for_one.append(now.facts.state_digest())
        digests.append(for_one)
    assert digests[0] == digests[1]
    assert len(set(digests[0])) == len(digests[0])
    other = MakePractice(tmp_path / "three", Size(12, 4, 3, 1, seed=2), "scoring")()
    with opened(other) as workspace, workspace.read() as now:
        assert now.facts.state_digest() != digests[0][0]


def test_a_guess_at_a_passphrase_is_cheap_in_practice_and_only_there(shelf: Shelf) -> None:
    slots = list(shelf.get("prepared").office.glob("vault/*.slot"))
    assert slots
    costs = {json.loads(slot.read_bytes())["log2n"] for slot in slots}
    assert costs == {LOG2N}


def test_the_queue_of_a_season_of_today_is_todays(tmp_path: Path) -> None:
    made = practice_of_today(tmp_path / "s", SMALL, "scoring", AFTERNOON)()
    laptop, world = made.laptop(), SeededWorld("x", AFTERNOON)
    with open_workspace(laptop.folder, laptop.passphrase, world) as workspace:
        today = ReadToday()(workspace)
    assert today.date == today.day == AFTERNOON.date()
    assert len(today.queue) == 12
    assert today.unfinished


@pytest.mark.parametrize("hour", [0, 10])
def test_nothing_of_a_season_of_today_lies_in_the_future(tmp_path: Path, hour: int) -> None:
    now = AFTERNOON.replace(hour=hour)
    made = practice_of_today(tmp_path / "s", TINY, "scoring", now)()
    for who in ("office", *(laptop.member for laptop in made.laptops)):
        with opened(made, who) as workspace, workspace.read() as reading:
            times = [datetime.fromisoformat(f.header.at) for f in reading.facts.select()]
        assert max(times) <= now
        assert max(times) > now - timedelta(days=2)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", "utf-8")
    with refused("demo.folder_taken"):
        MakePractice(tmp_path, TINY)()
    with refused("demo.folder_taken"):
        MakePractice(tmp_path / "letter.txt", TINY)()
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_size_that_cannot_be_played_is_refused(tmp_path: Path) -> None:
    with refused("demo.size_people"):
        MakePractice(tmp_path / "s", Size(3, 4, 1, 1))()
    assert not list(tmp_path.iterdir())


class Stopping(Silent):
    """A user who loses patience at the laptops."""

    @override
    def step(self, text_key: str, done: int, of: int) -> None:
        assert 0 <= done <= of
        if text_key == "demo.laptops" and done == 1:
            raise Cancelled


def test_what_was_stopped_leaves_nothing_and_can_be_made_again(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        MakePractice(tmp_path / "s", TINY, "scoring", Stopping())()
    assert not list(tmp_path.iterdir())
    assert MakePractice(tmp_path / "s", TINY, "founded", Stopping())().phase == "founded"


def test_where_no_season_is_that_is_said(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with refused("practice.none"):
            read_practice(folder)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("practice.json", b"{"),
        ("practice.json", b'{"phase": "dreaming"}'),
        ("practice.json", b"\xff\xfe"),
        ("passphrases.json", b"{}"),
        ("passphrases.json", b"[]"),
        ("passphrases.json", None),
        ("office.commission/commission.db", None),
        ("laptops/M02.commission/commission.db", None),
    ],
)
def test_a_damaged_season_is_refused_with_what_is_damaged(
    practice: OnePractice, file: str, text: bytes | None
) -> None:
    folder = practice("scoring").folder
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(text)
    with refused("practice.damaged") as found:
        read_practice(folder)
    assert str(found.value.values["file"]) in file


def test_a_laptop_that_points_out_of_the_folder_is_damage(practice: OnePractice) -> None:
    about = practice("prepared").folder / "practice.json"
    about.write_text(about.read_text("utf-8").replace("M01", "../M01"), "utf-8")
    with refused("practice.damaged"):
        read_practice(about.parent)
