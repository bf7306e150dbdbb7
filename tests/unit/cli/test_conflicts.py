"""Conflicts by command line: listed, settled by what was copied, refused in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import DONE, REFUSED, USAGE, run
from commission_app.domain.facts.kinds.scoring import Recusal
from commission_app.shared.world import SeededWorld
from tests.support.copies import approve, clone, contradict, pour
from tests.support.seasons import FOUNDED, PASSPHRASE, Clock, SmallSeason
from tests.unit.cli.conftest import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Command = Callable[..., Said]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallSeason]:
    """M02's laptop was copied and sealed twice; the office recused M01 in two ways."""
    folder = tmp_path_factory.mktemp("conflicts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMISSION_DATA", str(tmp_path_factory.mktemp("computer")))
        season = SmallSeason(folder, Clock(FOUNDED), "conflicts")
        season.found()
        season.fill()
        season.equip("M02")
        one = season.interviews[0]
        clone(season, "M02", "M02 copy")
        season.score("M02", one, 3)
        season.score("M02 copy", one, 4)
        season.carry("M02")
        pour(season.workspace("M02 copy"), season.office)
        contradict(
            season,
            Recusal(interview=one, member="M01", ground="relative"),
            Recusal(interview=one, member="M01", ground="other", reason="Ескі дос."),
        )
        season.close()
        yield season


@pytest.fixture
def season(made: SmallSeason, tmp_path: Path) -> Iterator[SmallSeason]:
    copy = made.copy(tmp_path / "season")
    yield copy
    copy.close()


@pytest.fixture
def command(season: SmallSeason, capsys: pytest.CaptureFixture[str]) -> Command:
    environ = {"COMMISSION_PASSPHRASE": PASSPHRASE, "COMMISSION_LANG": "en"}

    def say(who: str, *words: str) -> Said:
        season.close()
        place = ("--workspace", str(season.place(who)))
        code = run((*words, *place), SeededWorld("command line"), environ)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return say


def test_status_names_what_resolve_takes(command: Command, season: SmallSeason) -> None:
    one = season.interviews[0]
    found = command("office", "status", "--json").found["conflicts"]
    things = {c["kind"]: c["thing"] for c in found}
    assert things["sheet"] == f"sheet:{one}/M02"
    assert things["recusal"] == f"recusal:{one}/M01"
    keys = {"kind", "interview", "member", "text", "thing"}
    assert all(set(c) == keys and c["text"] for c in found)
    assert f"! recusal:{one}/M01  A recusal" in command("office", "status").out


def test_a_conflict_is_settled_by_the_beginning_of_a_code(
    command: Command, season: SmallSeason
) -> None:
    thing = f"recusal:{season.interviews[0]}/M01"
    whole = command("office", "resolve", "--list", "--json").found
    (listed,) = [c for c in whole["conflicts"] if c["thing"] == thing]
    code = listed["sides"][0]["code"]
    assert code in command("office", "resolve", "--list").out
    words = ("resolve", thing, "--choose", code[:11].lower(), "--reason", "As in the minutes.")
    done = command("office", *words, "--json")
    assert (done.code, len(done.found["resolution"])) == (DONE, 64)
    after = command("office", "resolve", "--list", "--json").found
    assert thing not in {c["thing"] for c in after["conflicts"]}
    (settled,) = after["settled"]
    assert (settled["chosen"], settled["reason"]) == (code, "As in the minutes.")
    assert f"= {thing}" in command("office", "resolve", "--list").out


def test_a_digest_names_a_side_too(command: Command, season: SmallSeason) -> None:
    thing = f"recusal:{season.interviews[0]}/M01"
    whole = command("office", "resolve", "--list", "--json").found["conflicts"]
    (listed,) = [c for c in whole if c["thing"] == thing]
    digest = listed["sides"][1]["digest"]
    done = command("office", "resolve", thing, "--choose", digest, "--reason", "So it was.")
    assert done.code == DONE


def test_sheets_wait_for_an_approval_and_the_refusal_names_the_verb(
    command: Command, season: SmallSeason
) -> None:
    thing = f"sheet:{season.interviews[0]}/M02"
    whole = command("office", "resolve", "--list", "--json").found["conflicts"]
    (listed,) = [c for c in whole if c["thing"] == thing]
    code, digest = listed["sides"][0]["code"], listed["sides"][0]["digest"]
    words = ("resolve", thing, "--choose", code, "--reason", "The author confirms.")
    refused = command("office", *words)
    assert refused.code == REFUSED
    assert "[approve]" in refused.err
    approve(season.workspace("M02"), digest)
    season.carry("M02")
    assert command("office", *words).code == DONE


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("resolve",), USAGE, "KIND:THING"),
        (("resolve", "recusal:{one}/M01", "--reason", "x"), USAGE, "--choose"),
        (("resolve", "recusal:{one}/M01", "--choose", "none"), USAGE, "--reason"),
        (("resolve", "recusal", "--choose", "none", "--reason", "x"), REFUSED, "KIND:THING"),
        (("resolve", "recusal:x/y", "--choose", "none", "--reason", "x"), REFUSED, "x/y"),
        (
            ("resolve", "recusal:{one}/M01", "--choose", "zzzz", "--reason", "x"),
            REFUSED,
            "zzzz",
        ),
        (
            ("resolve", "recusal:{one}/M01", "--choose", "none", "--reason", "x"),
            REFUSED,
            "does not fit",
        ),
    ],
)
def test_what_is_wrong_is_told(
    command: Command, season: SmallSeason, words: tuple[str, ...], code: int, told: str
) -> None:
    said = command("office", *(w.format(one=season.interviews[0]) for w in words))
    assert (said.code, told in said.err) == (code, True), said.err


def test_a_laptop_settles_nothing(command: Command) -> None:
    assert command("M02", "resolve", "--list").code == REFUSED
