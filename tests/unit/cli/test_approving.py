"""Paper sheets and approvals by command line, on an office and two laptops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import DONE, REFUSED, USAGE, run
from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds.trust import DeviceEnd
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sittings import RevealMarks
from commission_app.shared.world import SeededWorld
from tests.support.copies import record
from tests.support.seasons import CRITERIA, FOUNDED, PASSPHRASE, Clock, SmallSeason
from tests.unit.cli.conftest import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Command = Callable[..., Said]

CHAIR, AUTHOR, ABSENT = "M01", "M02", "M03"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSeason]:
    """Everybody but M03 and M04 has sealed the first sheet."""
    folder = tmp_path_factory.mktemp("approving")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", str(tmp_path_factory.mktemp("computer")))
        season = SmallSeason(folder, Clock(FOUNDED), "approving")
        season.found()
        season.fill()
        for member in (CHAIR, AUTHOR):
            season.equip(member)
            season.score(member, season.interviews[0], 4)
        season.carry(CHAIR, AUTHOR)
        season.close()
        yield season


@pytest.fixture
def season(made: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    copy = made.copy(tmp_path / "season")
    yield copy
    copy.close()


@pytest.fixture
def command(season: SmallSeason, capsys: pytest.CaptureFixture[str]) -> Command:
    """One command in a workspace that nobody else holds open."""
    environ = {"COMMISSION_PASSPHRASE": PASSPHRASE, "COMMISSION_LANG": "en"}

    def say(who: str, *words: str) -> Said:
        season.close()
        place = ("--workspace", str(season.place(who)))
        code = run((*words, *place), SeededWorld("command line"), environ)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return say


def table(season: SmallSeason, level: int, interview: str = "") -> str:
    path = season.folder / "paper.csv"
    code = interview or season.interviews[0]
    lines = [f"{code},{criterion},{level}" for criterion in CRITERIA]
    path.write_text("\n".join(("interview,criterion,level", *lines)) + "\n", "utf-8")
    return str(path)


def test_two_people_type_and_the_second_completes_it(
    season: SmallSeason, command: Command
) -> None:
    one = season.interviews[0]
    words = ("paper-sheet", one, ABSENT, "--from", table(season, 4), "--json", "--typed-by")
    first = command("office", *words, "Saule")
    assert first.code == DONE
    assert first.found == {
        "interview": one,
        "member": ABSENT,
        "state": "typed",
        "typed_by": ["Saule"],
        "code": "",
    }
    second = command("office", *words, "Yerlan").found
    assert (second["state"], second["typed_by"]) == ("complete", ["Saule", "Yerlan"])
    assert len(second["code"]) == 23
    cells = command("office", "status", "--json").found["cells"]
    state = {c["member"]: c["state"] for c in cells if c["interview"] == one}
    assert state == {CHAIR: "received", AUTHOR: "received", ABSENT: "paper", "M04": "missing"}


def test_typings_that_differ_are_refused_by_their_criteria(
    season: SmallSeason, command: Command
) -> None:
    words = ("paper-sheet", season.interviews[0], ABSENT, "--typed-by")
    command("office", *words, "Saule", "--from", table(season, 4))
    said = command("office", *words, "Yerlan", "--from", table(season, 5))
    assert (said.code, said.out) == (REFUSED, "")
    assert "C1, C2, C3, C4, C5, C6." in said.err
    assert command("office", *words[:3], "--discard", "--json").found == {"state": "discarded"}
    assert command("office", *words[:3], "--discard").code == REFUSED


def test_paper_sheet_needs_a_file_and_a_name(season: SmallSeason, command: Command) -> None:
    words = ("paper-sheet", season.interviews[0], ABSENT)
    assert "--from" in command("office", *words).err
    said = command("office", *words, "--from", table(season, 4))
    assert said.code == USAGE
    assert "--typed-by" in said.err


def test_rows_of_another_interview_are_refused(season: SmallSeason, command: Command) -> None:
    one, two, *_ = season.interviews
    words = ("paper-sheet", one, ABSENT, "--typed-by", "Saule")
    said = command("office", *words, "--from", table(season, 4, two))
    assert said.code == REFUSED
    assert two in said.err


def test_the_chair_approves_by_the_code_that_the_office_asks_about(
    season: SmallSeason, command: Command
) -> None:
    one = season.interviews[0]
    for member in (ABSENT, "M04"):
        for name in ("Saule", "Yerlan"):
            words = ("paper-sheet", one, member, "--from", table(season, 4))
            assert command("office", *words, "--typed-by", name).code == DONE
    RevealMarks((one,))(season.office)
    act = CorrectSheet(one, {"C1": (5, "")}, "Typed wrongly.")
    code = act(season.workspace(AUTHOR)).value  # as it stands on the paper
    season.carry(AUTHOR)
    assert "asks nothing" in command(CHAIR, "approve").out
    season.carry_back(CHAIR)
    asked = command(CHAIR, "approve", "--json").found["asked"]
    assert [(a["interview"], a["member"], a["may"]) for a in asked] == [(one, AUTHOR, "chair")]
    assert asked[0]["conflict"] == "changed_after_reveal"
    assert asked[0]["sheets"][0]["code"] == ""
    for words in (("approve",), ("approve", "--json")):  # not shown before it was typed
        assert not any(part in command(CHAIR, *words).out for part in code.split("-"))
    assert command(CHAIR, "approve", code).code == USAGE
    assert command(AUTHOR, "approve", code, "--reason", "mine").code == REFUSED
    done = command(CHAIR, "approve", code.lower(), "--reason", "As on paper.", "--json")
    assert done.found == {"code": code, "withdrawn": False}
    assert command(CHAIR, "approve", code, "--reason", "again").code == REFUSED
    assert code in command(CHAIR, "approve").out
    season.carry(CHAIR)
    assert not command("office", "status", "--json").found["conflicts"]
    back = command(CHAIR, "approve", code, "--reason", "My mistake.", "--withdraw", "--json")
    assert back.found["withdrawn"]
    season.carry(CHAIR)
    kinds = [c["kind"] for c in command("office", "status", "--json").found["conflicts"]]
    assert kinds == ["changed_after_reveal"]


def test_the_chair_lets_an_opened_sheet_be_left_out_and_the_office_alone_does_not(
    season: SmallSeason, command: Command
) -> None:
    one = season.interviews[0]
    sheet = season.state().sheets[f"{one}/{AUTHOR}"][0]
    for member in (ABSENT, "M04"):
        for name in ("Saule", "Yerlan"):
            words = ("paper-sheet", one, member, "--from", table(season, 4))
            assert command("office", *words, "--typed-by", name).code == DONE
    RevealMarks((one,))(season.office)
    laptop = season.workspace(AUTHOR).device
    record(season.office, DeviceEnd(device=laptop, last=1, digest="", reason="Restored."))
    out = ("resolve", f"kept:{one}/{AUTHOR}", "--choose", "none", "--reason", "Restored.")
    said = command("office", *out)
    assert said.code == REFUSED
    assert "approve" in said.err
    season.carry_back(CHAIR)
    assert "May the sheet be left out?" in command(CHAIR, "approve").out
    code = control_code(sheet)
    said = command(CHAIR, "approve", code, "--reason", "Agreed.")
    assert said.code == REFUSED
    assert "--leave-out" in said.err
    words = ("approve", code, "--leave-out", "--reason", "Agreed.")
    done = command(CHAIR, *words, "--json").found
    assert done == {"code": code, "withdrawn": False, "leave_out": True}
    assert code in command(CHAIR, "approve").out
    assert command("office", *out).code == REFUSED  # the office has not heard of it
    season.carry(CHAIR)
    assert command("office", *out).code == DONE


def test_a_paper_sheet_is_withdrawn_by_two(season: SmallSeason, command: Command) -> None:
    one = season.interviews[0]
    for name in ("Saule", "Yerlan"):
        words = ("paper-sheet", one, ABSENT, "--from", table(season, 4), "--typed-by", name)
        assert command("office", *words).code == DONE
    words = ("paper-sheet", one, ABSENT, "--withdraw", "--json")
    assert command("office", *words, "--reason", "Wrong cell.").code == USAGE
    assert command("office", *words, "--typed-by", "Saule").code == REFUSED
    first = command("office", *words, "--typed-by", "Saule", "--reason", "Wrong cell.")
    assert (first.found["state"], first.found["code"]) == ("withdrawing", "")
    second = command("office", *words, "--typed-by", "Yerlan").found
    assert (second["state"], second["typed_by"]) == ("withdrawn", ["Saule", "Yerlan"])
    cells = command("office", "status", "--json").found["cells"]
    state = {c["member"]: c["state"] for c in cells if c["interview"] == one}
    assert state[ABSENT] == "missing"
