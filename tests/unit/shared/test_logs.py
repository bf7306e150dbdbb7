"""The log tells keys, counts and places, and nothing about people."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from commission_app.shared import logs
from commission_app.shared.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = logging.getLogger("commission_app.services.taking_in")
THEIRS = logging.getLogger("a_library.engine")
IIN = "850101300123"


@pytest.fixture(autouse=True)
def level_restored() -> Iterator[None]:
    before = logging.getLogger().level
    yield
    logging.getLogger().setLevel(before)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = logs.start(tmp_path / "logs")
    yield tmp_path / "logs" / logs.FILE
    logs.stop(handler)


def words(log: Path) -> str:
    return log.read_text(encoding="utf-8")


def test_counts_and_text_keys_are_written(log: Path) -> None:
    OURS.info("%d files refused: %s", 3, "shared.file_missing")
    assert "3 files refused: shared.file_missing" in words(log)


def test_other_words_are_not_written(log: Path) -> None:
    OURS.info("imported %s", "Ахметова Әсел")
    assert "imported <str>" in words(log)


def test_number_written_as_text_is_not_told(log: Path) -> None:
    OURS.info("person %s", IIN)
    assert IIN not in words(log)


def test_value_that_does_not_fit_leaves_the_bare_message() -> None:
    record = OURS.makeRecord(OURS.name, logging.INFO, __file__, 1, "rows %d", (IIN,), None)
    assert logs.WithoutValues().format(record).endswith("rows %d")


def test_of_a_library_only_the_place_is_told(log: Path) -> None:
    THEIRS.info("INSERT %s", IIN)
    assert IIN not in words(log)
    assert "a_library.engine (test_logs:" in words(log)


def test_line_names_the_thread_and_the_time_in_utc(log: Path) -> None:
    OURS.info("opened")
    assert words(log).startswith("20")
    assert "Z INFO [MainThread] commission_app.services.taking_in opened" in words(log)


@pytest.mark.usefixtures("caplog")
def test_error_is_written_without_its_message(log: Path) -> None:
    try:
        fail(ValueError(IIN))
    except ValueError:
        OURS.exception("fault")
    assert IIN not in words(log)
    assert "builtins.ValueError" in words(log)
    assert "test_error_is_written_without_its_message" in words(log)


def test_causes_are_told_by_type() -> None:
    told = logs.without_values(failure())
    assert told.startswith("commission_app.shared.errors.UserError shared.file_missing")
    assert "builtins.KeyError" in told
    assert IIN not in told


def test_errors_that_cause_each_other_are_told_once() -> None:
    one, other = KeyError(IIN), ValueError(IIN)
    one.__cause__, other.__cause__ = other, one
    assert logs.without_values(one).count("KeyError") == 1


def test_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"a file where the folder should be")
    handler = logs.start(tmp_path / "logs")
    OURS.info("opened")
    logs.stop(handler)
    assert isinstance(handler, logging.NullHandler)


def test_log_that_is_full_begins_a_new_file(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(logs, "LARGEST", 400)
    log: Path = request.getfixturevalue("log")
    for number in range(50):
        OURS.info("line %d", number)
    assert len(list(log.parent.iterdir())) == logs.KEPT + 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to be had")
def test_log_on_a_full_disk_is_silent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / logs.FILE).symlink_to("/dev/full")
    handler = logs.start(tmp_path)
    OURS.info("opened")
    logs.stop(handler)
    assert capsys.readouterr().err == ""


def fail(error: Exception) -> NoReturn:
    raise error


def failure() -> UserError:
    try:
        try:
            fail(KeyError(IIN))
        except KeyError as error:
            raise UserError("shared.file_missing", file=IIN) from error
    except UserError as error:
        return error
