"""A season by command line: an office and three laptops, each command its own process."""

from __future__ import annotations

import csv
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.services.sample.people import applicants
from tests.support.stations import Station

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = [pytest.mark.journey, pytest.mark.slow]

MEMBERS = ("M1", "M2", "M3")
CRITERIA = ("C1", "C2", "C3", "C4", "C5", "C6")
WORDS = "Answered with an example of the school's own work."


@dataclass
class Season:
    """What every step answered."""

    folder: Path
    office: Station
    laptops: dict[str, Station] = field(default_factory=dict[str, Station])
    answers: dict[str, Any] = field(default_factory=dict[str, Any])

    def table(self, name: str, rows: Sequence[Sequence[object]]) -> str:
        path = self.folder / name
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        return str(path)

    @property
    def interviews(self) -> list[str]:
        return sorted({cell["interview"] for cell in self.answers["status"]["cells"]})


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Season:
    folder = tmp_path_factory.mktemp("season")
    found = Season(folder, Station(folder, folder / "office.commission"))
    _found(found)
    slips = {member: _prepare(found, member) for member in MEMBERS}
    with ThreadPoolExecutor(2) as laptops:  # each laptop works for itself
        days = [laptops.submit(_work, found, member, slips[member]) for member in MEMBERS]
    for day in days:
        day.result()
    _take_in(found)
    _hold_the_sitting(found)
    _paper(found)
    return found


def _found(season: Season) -> None:
    office, people = season.office, applicants(1, 6)
    new = ("new", str(office.workspace), "--preset", "1000-leaders", "--practice", "--json")
    season.answers["new"] = office.run(*new)
    rows = [
        (p.iin, p.names.ru.full, p.names.kk.full, p.organisation.ru, p.organisation.kk)
        for p in people
    ]
    headings = ("ИИН", "ФИО", "ТАӘ", "Организация образования", "Білім беру ұйымы")
    table = season.table(
        "candidates.csv", [headings, *rows, ("123", "Ошибкин Пример", *3 * "")]
    )
    season.answers["candidates"] = office.ask("candidates", "import", table)
    members = [
        ("code", "name_kk", "name_ru", "position_kk", "position_ru", "function", "votes"),
        ("M1", "Аманов А. Б.", "Аманов А. Б.", "төраға", "председатель", "chair", "1"),
        ("M2", "Беков Б. В.", "Беков Б. В.", "мүше", "член", "member", "1"),
        ("M3", "Серікова С. Г.", "Серикова С. Г.", "мүше", "член", "member", "1"),
        ("S1", "Хасенова Х. Д.", "Хасенова Х. Д.", "хатшы", "секретарь", "secretary", "0"),
    ]
    season.answers["members"] = office.ask("members", "import", season.table("m.csv", members))
    season.answers["schedule"] = office.ask("schedule", "--panels", "1", "--seed", "seven")
    season.answers["before"] = office.ask("status")


def _prepare(season: Season, member: str) -> str:
    package = str(season.folder / f"{member}.cmx")
    found = season.office.ask("laptop", "prepare", member, "--out", package)
    place = season.folder / f"{member}.commission"
    season.laptops[member] = Station(season.folder, place, f"the words of {member}")
    return found["slip"]


def _work(season: Season, member: str, slip: str) -> None:
    """A member's day, from the slip to the stick."""
    package, laptop = str(season.folder / f"{member}.cmx"), season.laptops[member]
    opened = laptop.ask("laptop", "open", package, COMMISSION_SLIP=slip)
    season.answers[f"opened {member}"] = opened
    laptop.ask("declare")
    rows: list[tuple[object, ...]] = [
        ("interview", "criterion", "level", "comment", "note", "seal")
    ]
    codes = sorted({cell["interview"] for cell in season.answers["before"]["cells"]})
    for number, interview in enumerate(codes):
        level = 2 if number == 0 else 4
        rows += [(interview, c, level, WORDS, "", 1) for c in CRITERIA]
    table = season.table(f"marks-{member}.csv", rows)
    season.answers[f"scored {member}"] = laptop.ask("score", "--from", table)
    laptop.ask("hand-over", "--out", package)


def _take_in(season: Season) -> None:
    office, laptop = season.office, season.laptops["M1"]
    packages = [str(season.folder / f"{member}.cmx") for member in MEMBERS]
    bad = season.folder / "bad.cmx"
    bad.write_bytes(b"not a package")
    season.answers["too early"] = office.here("tally")
    season.answers["taken"] = office.ask("take-in", *packages)
    season.answers["taken again"] = office.ask("take-in", packages[0], str(bad), code=1)
    for member in MEMBERS:
        short = season.answers[f"opened {member}"]["fingerprint"][:9]
        office.ask("laptop", "confirm", member, "--fingerprint", short)
    season.answers["status"] = office.ask("status")
    season.answers["not confirmed"] = laptop.ask("status")
    back = season.folder / "back"
    back.mkdir()
    files = office.ask("hand-over", "--out", str(back))["files"]
    laptop.here("take-in", *files)
    season.answers["confirmed"] = laptop.ask("status")


def _hold_the_sitting(season: Season) -> None:
    office, codes = season.office, season.interviews
    office.ask("sitting", "open", "P1", "--form", "plenary")
    begun = datetime.now(UTC).isoformat()  # noqa: TID251 - processes live in real time
    present = [("P1", member, begun, "", "") for member in (*MEMBERS, "S1")]
    columns = ("sitting", "member", "from", "to", "reason")
    attendance = season.table("attendance.csv", [columns, *present])
    season.answers["attend"] = office.ask("attend", "--from", attendance)
    season.answers["reveal"] = office.ask("reveal")
    season.answers["tally"] = office.ask("tally")
    now = datetime.now(UTC).isoformat()  # noqa: TID251 - processes live in real time
    votes = [
        ("V1", " ".join(codes[1:]), 1, now, member, "for", "enrol") for member in MEMBERS
    ] + [("V2", codes[0], 1, now, member, "for", "refuse") for member in MEMBERS]
    columns = ("proposal", "interviews", "round", "time", "member", "vote", "decision")
    reasons = ("Балл шекті деңгейден төмен.", "Балл ниже порогового.")
    decisions = [(codes[0], "refuse", *reasons), *((c, "enrol", "", "") for c in codes[1:])]
    season.answers["decide"] = office.ask(
        "decide",
        "--votes",
        season.table("votes.csv", [columns, *votes]),
        "--decisions",
        season.table(
            "decisions.csv", [("interview", "decision", "reason_kk", "reason_ru"), *decisions]
        ),
    )
    office.ask("sitting", "close", "P1")


def _paper(season: Season) -> None:
    office = season.office
    season.answers["protocol"] = office.ask("finalise", "protocol")
    season.answers["order"] = office.ask("order", "--number", "17-ө", "--date", "2026-12-01")
    season.answers["certificates"] = office.ask("certificates", "issue")
    papers = season.folder / "papers"
    for kind in ("protocol", "order", "certificates"):
        season.answers[f"print {kind}"] = office.ask("print", kind, "--out", str(papers))
    season.answers["verify"] = office.ask(
        "journal", "verify", "--code", season.answers["protocol"]["code"]
    )


def text_of(path: str) -> str:
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_recovery_key_is_shown_once(season: Season) -> None:
    done = season.answers["new"]
    assert done.returncode == 0, done.stderr
    assert '"recovery_key"' in done.stdout


def test_import_counts_rows_and_reports_the_bad_one(season: Season) -> None:
    done = season.answers["candidates"]
    assert (done["added"], done["rejected"], done["stopped"]) == (6, 1, None)
    assert done["report"] == str(season.folder / "candidates.report.xlsx")


def test_every_admitted_candidate_gets_an_interview(season: Season) -> None:
    assert season.answers["schedule"]["interviews"] == len(season.interviews) == 6


def test_before_the_day_every_sheet_is_missing(season: Season) -> None:
    assert {cell["state"] for cell in season.answers["before"]["cells"]} == {"missing"}


@pytest.mark.parametrize("member", MEMBERS)
def test_sheets_are_sealed_from_a_table(season: Season, member: str) -> None:
    assert len(season.answers[f"scored {member}"]["sealed"]) == 6


def test_tally_is_refused_before_the_reveal(season: Season) -> None:
    done = season.answers["too early"]
    assert (done.returncode, done.stdout) == (1, "")
    assert "reveal" in done.stderr


def test_packages_are_taken_in(season: Season) -> None:
    files = season.answers["taken"]["files"]
    assert [one["result"] for one in files] == ["taken"] * 3
    assert all(one["added"] >= 6 and not one["conflicts"] for one in files)


def test_known_package_and_a_bad_file_are_told_apart(season: Season) -> None:
    again = season.answers["taken again"]
    assert [one["result"] for one in again["files"]] == ["already", "refused"]
    assert again["files"][1]["reason"]
    assert again["state_digest"] == season.answers["taken"]["state_digest"]


def test_office_has_every_sheet(season: Season) -> None:
    status = season.answers["status"]
    assert {cell["state"] for cell in status["cells"]} == {"received"}
    assert (status["missing_packages"], status["conflicts"]) == ([], [])


def test_only_the_office_s_word_confirms_a_sheet_on_a_laptop(season: Season) -> None:
    before = {cell["state"] for cell in season.answers["not confirmed"]["cells"]}
    after = {cell["state"] for cell in season.answers["confirmed"]["cells"]}
    assert (before, after) == ({"missing"}, {"confirmed"})


def test_tally_gives_exact_scores(season: Season) -> None:
    tally = season.answers["tally"]
    by_code = {one["code"]: one for one in tally["interviews"]}
    low, high = by_code[season.interviews[0]], by_code[season.interviews[1]]
    assert (low["recommendation"], high["recommendation"]) == ("refuse", "enrol")
    assert high["totals"] == dict.fromkeys(MEMBERS, 4 * len(CRITERIA))
    assert (high["sheets"], high["exact"]) == (3, f"{4 * len(CRITERIA)}/1")
    assert len(tally["ruleset"]) == len(tally["state_digest"]) == 64


def test_votes_and_decisions_are_recorded(season: Season) -> None:
    assert season.answers["decide"] == {"votes": 6, "decisions": 6}


def test_protocol_names_the_candidates_and_its_code(season: Season) -> None:
    text = text_of(season.answers["print protocol"]["files"][0])
    assert "ХАТТАМА" in text.upper()
    assert season.answers["protocol"]["code"].split("-")[0] in text


def test_order_bears_its_number(season: Season) -> None:
    assert season.answers["order"]["enrolled"] == 5
    assert "17-ө" in text_of(season.answers["print order"]["files"][0])


def test_certificates_have_their_numbers_on_paper(season: Season) -> None:
    issued = season.answers["certificates"]["issued"]
    text = text_of(season.answers["print certificates"]["files"][0])
    assert len(issued) == 5
    assert all(number in text for number in issued)


def test_journal_is_whole_at_the_end(season: Season) -> None:
    found = season.answers["verify"]
    assert (found["ok"], found["findings"]) == (True, [])


def test_log_holds_no_name_of_a_candidate(season: Season) -> None:
    logs = "".join(p.read_text(encoding="utf-8") for p in season.folder.rglob("*.log"))
    assert not [p for p in applicants(1, 6) if p.names.ru.surname in logs]
