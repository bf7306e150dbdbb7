"""Steps are said once and timed; a branch is no part of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from commission_app.services.demo.phases import BRANCHES, PHASES, Steps
from commission_app.services.demo.play import PlaySeason
from commission_app.services.demo.practice import MakePractice, read_practice
from commission_app.services.demo.season import Size
from commission_app.shared.progress import Silent

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TINY = Size(applicants=12, interviewed=4, members=3, panels=1)


class Heard(Silent):
    """Remembers what was said."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int]] = []

    @override
    def step(self, text_key: str, done: int, of: int) -> None:
        self.steps.append((text_key, done, of))


def test_a_step_in_parts_is_said_once_and_its_time_added() -> None:
    heard = Heard()
    steps = Steps(heard, of=2)
    assert steps.run("one", "demo.import", lambda: 7) == 7
    steps.run("one", "demo.import", lambda: None)
    steps.run("two", "demo.office", lambda: None)
    assert heard.steps == [("demo.import", 0, 2), ("demo.office", 1, 2)]
    assert list(steps.seconds) == ["one", "two"]


def test_branches_are_phases() -> None:
    assert set(PHASES) > BRANCHES


def test_every_main_step_is_counted(tmp_path: Path) -> None:
    heard = Heard()
    MakePractice(tmp_path / "s", TINY, "finished", heard)()
    main = [(done, of) for key, done, of in heard.steps if of == 8 and key != "demo.scoring"]
    assert (0, 8) in main
    assert (7, 8) in main


def test_a_played_season_is_read_like_a_made_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    PlaySeason(tmp_path / "played", TINY, log2n=14)()
    made = read_practice(tmp_path / "played")
    assert (made.phase, made.size) == ("finished", TINY)
    assert [one.member for one in made.laptops] == ["M01", "M02", "M03"]
