"""A court asks a year later: an auditor's own computer, a sealed season, codes from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from tests.support import independent_reader
from tests.support.independent_votes import Commission
from tests.support.practice import opened, practice, shelf
from tests.support.stations import Station

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.practice import OnePractice

__all__ = ("practice", "shelf")
pytestmark = pytest.mark.journey


def test_the_season_comes_out_the_same_on_the_auditors_computer(
    practice: OnePractice, tmp_path: Path
) -> None:
    made = practice("finished")
    with opened(made) as office, office.read() as now:
        printed = [
            control_code(f.digest)
            for f in now.facts.select(("protocol", "sheet"))
            if f.header.kind == "protocol" or f.header.n < 6
        ]
    office = Station(tmp_path, made.office, made.passphrase)
    auditor = Station(tmp_path, tmp_path / "auditor.commission")
    keys, sealed = str(tmp_path / "auditor.cmk"), str(tmp_path / "season.cmx")
    done = auditor.run("new", str(auditor.workspace), "--auditor", "--practice", "--json")
    assert done.returncode == 0, done.stderr
    shown = auditor.ask("device", "export", keys)["fingerprint"]
    made_for = office.ask("extract", "--for", keys, "--fingerprint", shown, "--out", sealed)
    assert made_for["for"] == "auditor"
    words = [word for code in printed for word in ("--code", code)]
    found = auditor.ask("audit", sealed, *words)
    assert found["ok"], found["findings"]
    tally = office.ask("tally")
    assert found["interviews"] == tally["interviews"]
    assert found["state_digest"] == tally["state_digest"]
    assert all(one["agrees"] for one in found["codes"])
    assert all(one["follows"] for one in found["decisions"])


def test_another_program_says_of_a_played_season_what_the_audit_says(
    practice: OnePractice, tmp_path: Path
) -> None:
    made = practice("finished")
    station = Station(tmp_path, made.office, made.passphrase)
    journal = tmp_path / "journal.json"
    station.ask("journal", "export", str(journal))
    found = station.ask("audit", str(journal))
    other = Commission(independent_reader.read_journal(journal.read_bytes()))
    assert found["state_digest"] == other.state_digest
    scores, decisions = other.scores(), other.decisions()
    assert found["interviews"]
    for one in found["interviews"]:
        true = scores[one["code"]]
        assert one["totals"] == {m: int(total) for m, total in true["totals"].items()}
        assert one["recommendation"] == true["recommendation"]
        score = true["score"]
        assert one["exact"] == (f"{score.numerator}/{score.denominator}" if score else "")
    assert {
        one["code"]: one["rank"] for one in found["ranking"] if one["rank"]
    } == other.ranks()
    assert decisions.keys() == {one["code"] for one in found["decisions"]}
    for one in found["decisions"]:
        true = decisions[one["code"]]
        assert (one["decision"], one["follows"]) == (true["decision"], true["follows"])
        if true["vote"]:
            told = ("proposal", "round", "for", "against", "present", "needed")
            assert [one[key] for key in told] == [true["vote"][key] for key in told]
