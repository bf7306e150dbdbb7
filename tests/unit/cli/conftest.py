"""Workspaces that open quickly, and a command line in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.cli.root import run
from commission_app.services.founding import NewOffice
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PASSPHRASE = "correct horse battery"
QUICK = 14  # cost of a guess in tests


@dataclass(frozen=True, slots=True)
class Said:
    """What one command said."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> dict[str, Any]:
        return json.loads(self.out)


class Line:
    """A command line in English with a passphrase."""

    def __init__(self, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
        self.capsys, self.folder = capsys, folder
        self.office = folder / "office.commission"
        self.environ = {"COMMISSION_PASSPHRASE": PASSPHRASE, "COMMISSION_LANG": "en"}

    def __call__(self, *words: str, **environ: str) -> Said:
        code = run(words, SeededWorld("command line"), {**self.environ, **environ})
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def here(self, *words: str, **environ: str) -> Said:
        return self(*words, "--workspace", str(self.office), **environ)

    def table(self, name: str, *rows: Sequence[object]) -> str:
        path = self.folder / name
        text = "\n".join(",".join(map(str, row)) for row in rows) + "\n"
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Line:
    return Line(capsys, tmp_path)


@pytest.fixture
def office(line: Line) -> Line:
    """A command line beside a practice office without anybody in it."""
    new = NewOffice("1000-leaders", practice=True, year=2026)
    workspace, _ = new(line.office, PASSPHRASE, SeededWorld("office"), QUICK)
    workspace.close()
    return line


@pytest.fixture(autouse=True)
def data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every test works on a computer of its own."""
    monkeypatch.setenv("COMMISSION_DATA", str(tmp_path_factory.mktemp("computer")))


MEMBERS = (
    ("code", "name_kk", "name_ru", "position_kk", "position_ru", "function", "votes"),
    ("M1", "Аманов А. Б.", "Аманов А. Б.", "төраға", "председатель", "chair", "1"),
    ("S1", "Хасенова Х. Д.", "Хасенова Х. Д.", "хатшы", "секретарь", "secretary", "0"),
)


@pytest.fixture
def peopled(office: Line) -> Line:
    office.here("members", "import", office.table("m.csv", *MEMBERS))
    return office
