"""Two laptops and an office as real processes with real windows, worked by keys alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.services.day.bench import ReadSheet
from commission_app.services.day.today import ReadToday
from commission_app.services.demo.practice import practice_of_today
from commission_app.services.demo.season import Size
from commission_app.services.devices.setting_up import OpenLaptop, PrepareLaptop
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.opening import open_workspace
from commission_app.shared.world import RealWorld
from tests.support.screens import Desktop, needs_screen, wait_for
from tests.support.stations import Station

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.changes import Query
    from commission_app.services.demo.practice import Practice

pytestmark = [pytest.mark.journey, pytest.mark.slow, needs_screen]

SIZE = Size(30, 6, 3, 1)
MEMBERS = ("M01", "M02")
SCORED = 2  # interviews that each member seals before the power goes


@dataclass
class Computer:
    """A workspace, its passphrase, and what the command line says of it."""

    home: Path
    folder: Path
    passphrase: str

    @property
    def station(self) -> Station:
        return Station(self.home, self.folder, self.passphrase)

    def ask(self, query: Query[Any]) -> Any:
        """Beside the program that has it open."""
        with open_workspace(self.folder, self.passphrase, RealWorld(), write=False) as now:
            return query(now)

    def states(self) -> list[str]:
        """What `commission --json status` says of each cell."""
        return [cell["state"] for cell in self.station.ask("status")["cells"]]


@dataclass
class Season:
    """The computers, and the stick between them."""

    office: Computer
    laptops: dict[str, Computer]
    stick: Path


def fresh_laptop(season: Practice, folder: Path, member: str) -> Computer:
    """Set up a moment ago; nothing is declared yet."""
    package = folder / f"{member}.cmx"
    computer = Computer(folder / member, folder / f"{member}.commission", f"practice {member}")
    computer.home.mkdir()
    with open_workspace(season.office, season.passphrase, RealWorld()) as office:
        prepared = PrepareLaptop(member, package)(office).value
    opening = OpenLaptop(prepared.sent.path, prepared.slip)
    world = RealWorld()
    workspace, _ = opening(computer.folder, computer.passphrase, world, log2n=14)
    workspace.close()
    return computer


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    folder = tmp_path_factory.mktemp("processes")
    (folder / "stick").mkdir()
    (folder / "office").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", str(folder / "data"))
        now = RealWorld().now()
        made = practice_of_today(folder / "season", SIZE, "scheduled", now)()
        laptops = {member: fresh_laptop(made, folder, member) for member in MEMBERS}
    office = Computer(folder / "office", made.office, made.passphrase)
    return Season(office, laptops, folder / "stick")


def work(season: Season, member: str) -> None:
    """A member's day on a laptop of its own, with the power going in the middle of it."""
    laptop = season.laptops[member]
    with Desktop(laptop.home, laptop.folder) as desktop:
        _work(season, laptop, desktop)


def _work(season: Season, laptop: Computer, desktop: Desktop) -> None:
    desktop.unlock(laptop.passphrase)
    desktop.press_and_see("space", "Tab", "space")
    wait_for(lambda: laptop.ask(ReadToday()).declared, "the declaration was not written")
    for _ in range(SCORED):
        interview = laptop.ask(ReadToday()).next
        desktop.press_and_see("Return")
        desktop.press(*"434543")
        wait_for(lambda i=interview: given(laptop, i) == [4, 3, 4, 5, 4, 3], "marks are lost")
        desktop.press_and_see("ctrl+Return")
        wait_for(lambda i=interview: sealed(laptop, i), "the sheet was not sealed")
    lose_power(laptop, desktop)
    hand_over(season, laptop, desktop)
    assert desktop.quit() == 0


def lose_power(laptop: Computer, desktop: Desktop) -> None:
    """The program is killed between two marks; all that were acknowledged are there again."""
    interview = laptop.ask(ReadToday()).next
    desktop.press_and_see("Return")
    desktop.press(*"543")
    wait_for(lambda: given(laptop, interview) == [5, 4, 3], "marks are lost")
    desktop.press("4")
    desktop.kill()
    kept = given(laptop, interview)
    assert kept in ([5, 4, 3], [5, 4, 3, 4])
    desktop.start()
    desktop.unlock(laptop.passphrase)
    assert given(laptop, interview) == kept
    desktop.press_and_see("Return")
    desktop.press(*"3" * (6 - len(kept)))
    wait_for(lambda: given(laptop, interview) == [*kept, *[3] * (6 - len(kept))], "a mark")
    desktop.press_and_see("Escape")


def hand_over(season: Season, laptop: Computer, desktop: Desktop) -> None:
    desktop.press_and_see("alt+3")
    desktop.choose_folder(season.stick, "space")
    desktop.press_and_see("alt+1")
    desktop.press_and_see("alt+3")
    desktop.press("space")
    wait_for(lambda: handed_over(laptop, season.stick), "nothing was written")
    desktop.wait_for_rest()


def given(laptop: Computer, interview: str) -> list[int]:
    found = laptop.ask(ReadSheet(interview)).criteria
    return [one.level for one in found if one.level is not None]


def sealed(laptop: Computer, interview: str) -> bool:
    return bool(laptop.ask(ReadSheet(interview)).control)


def handed_over(laptop: Computer, stick: Path) -> bool:
    """This laptop's own package lies there; the other's may lie beside it at any time."""
    own = {file.read_bytes() for file in (laptop.folder / "outbox").glob("*.cmx")}
    return any(file.read_bytes() in own for file in stick.glob("*.cmx"))


def take_in(season: Season) -> None:
    """The office takes in what lies on the stick."""
    office = season.office
    with Desktop(office.home, office.folder) as desktop:
        desktop.unlock(office.passphrase)
        desktop.press_and_see("alt+6")
        desktop.choose_folder(season.stick, "Tab", "space")
        desktop.press("space")
        wait_for(lambda: len(office.ask(ReadExchange()).came) == len(MEMBERS), "not taken in")
        desktop.wait_for_rest()
        assert desktop.quit() == 0


def test_marks_outlive_a_kill_and_reach_the_office(season: Season) -> None:
    with ThreadPoolExecutor(len(MEMBERS)) as together:
        for day in [together.submit(work, season, member) for member in MEMBERS]:
            day.result()
    take_in(season)
    here = season.office.ask(ReadExchange())
    assert {line.member: line.sheets for line in here.came} == dict.fromkeys(MEMBERS, SCORED)
    assert len(list(season.stick.glob("*.cmx"))) == len(MEMBERS)
    # Their laptops were not confirmed, so that no sheet counts yet.
    assert season.office.states().count("received") == 0
