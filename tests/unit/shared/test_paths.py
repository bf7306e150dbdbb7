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


def test_data_folder_is_named_after_the_program() -> None:
    assert paths.data_folder().name == "commission-app"
    assert paths.data_folder().is_absolute()
