"""A laptop dies, a replacement goes on in minutes, and then the dead one comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.conflicts.resolving import Resolve
from commission_app.services.day.today import ReadToday
from commission_app.services.devices.ending import EndDevice
from commission_app.services.devices.overview import device_rows
from commission_app.services.devices.setting_up import ConfirmLaptop
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.status import read_status
from commission_app.services.verifying import Verify
from tests.support.seasons import FOUNDED, Clock, SmallSeason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallSeason]:
    """An office and the laptop of one member, who has given in two sheets."""
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path / "data"))
    season = SmallSeason(tmp_path, Clock(FOUNDED), "dead laptop")
    season.found()
    season.fill()
    season.equip("M01")
    for interview in season.interviews[:2]:
        season.score("M01", interview, 4)
    season.carry("M01")
    season.carry_back("M01")
    yield season
    season.close()


def test_a_dead_laptop_is_replaced_and_comes_back(season: SmallSeason) -> None:
    one, two, three, four, five, _ = season.interviews
    dead = season.workspace("M01").device
    season.score("M01", three, 5)  # sealed and never handed over
    season.score("M01", four, 5)
    season.close_one("M01")

    EndDevice("CM-01", "Экраны сынды, қосылмайды.")(season.office)
    short = season.enrol("M01", "new")  # from the office's last word
    new = season.workspace("new")
    states = {item.interview: item.state for item in ReadToday()(new).queue}
    assert [states[code] for code in (one, two)] == ["confirmed"] * 2
    assert states[three] == "waiting"
    for interview in (three, five):
        season.score("new", interview, 3)
    season.carry("new")
    ConfirmLaptop("M01", short)(season.office)
    before = season.state()
    assert {about.partition("/")[0] for about in before.sheets} == {one, two, three, five}

    (taken,) = season.carry("M01")  # it works again, and somebody hands its sheets over
    assert (taken.result, taken.sheets) == ("taken", 2)
    after = season.state()
    assert after.sheets == before.sheets
    (waiting,) = [cell for cell in after.cells if cell.state == "conflict"]
    assert (waiting.interview, waiting.conflict) == (four, "kept_of_ended")
    status = read_status(season.office)
    told = [sentence.say("en") for sentence in status.not_counted]
    assert [text.partition(",")[0] for text in told] == sorted((three, four))
    assert all("of the laptop CM-01 that was ended" in text for text in told)
    newest = ReadExchange()(season.office).came[0]
    assert newest.result.say("en").startswith("Package of a laptop that was ended")
    with season.office.read() as now:
        rows = {row.laptop: row.state for row in device_rows(season.office, now)}
        assert {f.header.device for f in now.facts.select(("sheet",))} == {dead, new.device}
    assert rows == {"CM-01": "ended", "CM-02": "confirmed"}
    conflicts = ReadConflicts()(season.office).open
    (kept,) = [one for one in conflicts if one.kind == "kept_of_ended"]
    lost = "Ноутбук болмаған кезде қойылған, есепке алынбайды."
    Resolve(kept.target, "", tuple(side.digest for side in kept.sides), lost)(season.office)
    assert not any(cell.state == "conflict" for cell in season.state().cells)
    digest = season.digest()
    season.carry("new", "M01")
    assert season.digest() == digest
    assert Verify()(season.office).findings == Verify()(new).findings == ()
