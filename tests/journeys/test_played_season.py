"""A played season keeps its secrets, repeats itself and agrees with its own papers."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.deciding import Decision
from commission_app.domain.facts.kinds.papers import Certificate
from commission_app.domain.facts.kinds.people import Candidate, Person
from commission_app.domain.facts.kinds.scoring import Sheet
from commission_app.services.demo.play import PlaySeason, Size
from commission_app.services.opening import open_workspace
from commission_app.shared.world import RealWorld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from commission_app.services.workspace import Workspace

pytestmark = [pytest.mark.journey, pytest.mark.slow]
SIZE = Size(applicants=60, interviewed=12, members=5, panels=2, seed=1)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played") / "season"
    PlaySeason(folder, SIZE)()
    return folder


@pytest.fixture
def office(season: Path) -> Iterator[Workspace]:
    passphrase = json.loads((season / "passphrases.json").read_text("utf-8"))["office"]
    folder = season / "office.commission"
    with open_workspace(folder, passphrase, RealWorld(), write=False) as workspace:
        yield workspace


def secrets_of(office: Workspace) -> set[bytes]:
    """Surnames and numbers of everybody, in the encodings in which they could leak."""
    with office.read() as now:
        names = [body.names for _, body in now.facts.current(Candidate).values()]
        numbers = {body.iin for _, body in now.facts.current(Person).values()}
    words = {name.surname for both in names for name in (both.kk, both.ru)}
    encoded = {word.encode("utf-8") for word in words | numbers if len(word) > 4}
    return encoded | {word.encode("utf-16-le") for word in words | numbers if len(word) > 4}


def text_of(paper: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_no_byte_of_a_workspace_or_a_package_names_a_candidate(
    season: Path, office: Workspace
) -> None:
    secrets = secrets_of(office)
    assert len(secrets) > 100
    workspaces = [season / "office.commission", *(season / "laptops").iterdir(), season / "usb"]
    found = [
        (path.name, secret)
        for folder in workspaces
        for path in folder.rglob("*")
        if path.is_file()
        for data in [path.read_bytes()]
        for secret in secrets
        if secret in data
    ]
    assert found == []


def test_the_search_for_names_would_find_them(season: Path, office: Workspace) -> None:
    paper = text_of(season / "documents" / "protocol-1.pdf").encode()
    assert any(secret in paper for secret in secrets_of(office))


def test_no_paper_and_no_workbook_lies_in_a_workspace(season: Path) -> None:
    folders = [season / "office.commission", *(season / "laptops").iterdir()]
    kinds = {path.suffix for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert not kinds & {".pdf", ".xlsx", ".xls", ".ods", ".csv", ".png"}


def test_the_summary_agrees_with_the_office(season: Path, office: Workspace) -> None:
    counts = json.loads((season / "summary.json").read_text("utf-8"))["counts"]
    with office.read() as now:
        words = [body.decision for _, body in now.facts.current(Decision).values()]
        assert counts["applicants"] == len(now.facts.current(Candidate))
        assert counts["sheets"] == len(now.facts.current(Sheet))
        assert counts["enrolled"] == words.count("enrol")
        assert counts["refused"] == words.count("refuse")
        assert counts["postponed"] == words.count("postpone")
        assert counts["certificates"] == len(now.facts.current(Certificate))


def test_the_papers_say_what_the_office_knows(season: Path, office: Workspace) -> None:
    protocol = text_of(season / "documents" / "protocol-1.pdf")
    certificates = text_of(next((season / "documents").glob("certificates-*.pdf")))
    with office.read() as now:
        issued = [body for _, body in now.facts.current(Certificate).values()]
        slots = {about for about, _ in now.facts.current(Decision).items()}
    assert issued
    for one in issued:
        assert one.number in certificates
        assert one.names.kk.surname in certificates
    for code in slots:
        assert code in protocol


def test_the_same_seed_gives_the_same_season(season: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    PlaySeason(again, SIZE)()
    first, second = (
        {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in f.glob("documents/*.pdf")}
        for f in (season, again)
    )
    assert first == second
    digests = [
        json.loads((f / "summary.json").read_text("utf-8"))["state_digest"]
        for f in (season, again)
    ]
    assert digests[0] == digests[1]
    shutil.rmtree(again)
