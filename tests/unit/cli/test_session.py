"""Passphrases, JSON, a second writer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from commission_app.cli.root import REFUSED, USAGE
from commission_app.cli.session import Session
from commission_app.models import lock
from commission_app.shared.errors import UserError
from commission_app.shared.world import SeededWorld

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.cli.conftest import Line


def test_passphrase_comes_from_a_file(office: Line) -> None:
    secret = office.folder / "secret"
    secret.write_bytes("\ufeffcorrect horse battery\r\nnot this line\n".encode())
    said = office.here(
        "status", "--json", "--passphrase-file", str(secret), COMMISSION_PASSPHRASE="wrong"
    )
    assert said.found["cells"] == []


@pytest.mark.parametrize(("data", "told"), [(b"\n", "empty"), (b"\xff\xfe\x00", "UTF-8")])
def test_file_without_a_passphrase_is_refused(office: Line, data: bytes, told: str) -> None:
    secret = office.folder / "secret"
    secret.write_bytes(data)
    said = office.here("status", "--passphrase-file", str(secret))
    assert said.code == REFUSED
    assert told in said.err


def test_nobody_to_ask_is_wrong_usage(office: Line) -> None:
    said = office.here("status", COMMISSION_PASSPHRASE="")
    assert said.code == USAGE
    assert "--passphrase-file" in said.err


def test_wrong_passphrase_is_refused_by_name_of_the_user(office: Line) -> None:
    said = office.here("status", COMMISSION_PASSPHRASE="something else entirely")
    assert (said.code, said.out) == (REFUSED, "")
    assert "secretary" in said.err


def test_unknown_user_is_refused(office: Line) -> None:
    assert office.here("status", "--user", "nobody").code == REFUSED


def test_second_writer_is_refused_and_readers_are_not(office: Line) -> None:
    with lock.writing(office.office, "somebody", SeededWorld("other")):
        assert office.here("sitting", "open", "P1", "--form", "plenary").code == REFUSED
        assert office.here("status").code == 0
        assert office.here("journal", "verify").code == 0
        assert office.here("check").code == 0


def test_backup_is_made_beside_a_writer(office: Line) -> None:
    file = office.folder / "copy.backup"
    with lock.writing(office.office, "somebody", SeededWorld("other")):
        said = office.here("backup", str(file))
    assert said.code == 0
    assert file.stat().st_size > 0


def test_practice_is_said_to_a_person_and_not_to_a_program(office: Line) -> None:
    assert "Practice" in office.here("status").err
    assert office.here("status", "--json").err == ""


def test_json_keeps_exact_decimals(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session("en", environ={})
    session.json = True
    session.answer({"score": Decimal("24.30"), "word": "ө"}, "unseen")
    assert capsys.readouterr().out == '{"score":24.30,"word":"ө"}\n'


def test_missing_secret_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Session("en", environ={}).secret_from(tmp_path / "nowhere")
