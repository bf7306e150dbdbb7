"""Where resources and the user's data lie."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commission_app.shared import paths

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def asked_anew() -> Iterator[None]:
    paths.resources.cache_clear()
    yield
    paths.resources.cache_clear()


def test_resources_hold_the_texts() -> None:
    assert (paths.resources() / "texts" / "kk" / "shared.po").is_file()


@pytest.mark.usefixtures("asked_anew")
def test_frozen_program_brings_its_own_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


@pytest.mark.usefixtures("asked_anew")
def test_program_without_resources_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "a" / "shared" / "paths.py"))
    with pytest.raises(FileNotFoundError):
        paths.resources()


@pytest.mark.usefixtures("asked_anew")
def test_installed_program_finds_what_the_wheel_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "shared" / "paths.py"))
    assert paths.resources() == tmp_path / "_resources"


def test_data_folder_is_named_after_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMISSION_DATA", raising=False)
    assert paths.data_folder().name == "commission-app"
    assert paths.data_folder().is_absolute()


def test_documents_are_this_users_own() -> None:
    assert paths.documents_folder().is_absolute()
