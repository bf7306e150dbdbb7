"""The campaign that gives the parser to a coverage-guided fuzzer, where that can be had."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.soak import fuzzing
from tests.soak.campaign import Task

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not (fuzzing.PLACE / "atheris").is_dir(), reason="no fuzzer installed")
def test_inputs_of_the_fuzzer_end_in_refusals(tmp_path: Path) -> None:
    outcome = fuzzing.run(Task(tmp_path, 600, 1))
    assert (outcome.done, outcome.wrong) == (600, ())
    assert "places of the program reached" in outcome.note


def test_where_there_is_no_fuzzer_the_campaign_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzzing, "PLACE", tmp_path / "nothing")
    if sys.platform == "linux":
        monkeypatch.setattr(fuzzing, "TOOL", "atheris==0.0.0.not-a-version")
    outcome = fuzzing.run(Task(tmp_path, 10, 1))
    assert (outcome.done, outcome.wrong) == (0, ())
    assert outcome.note.startswith("not done: ")
    assert not (tmp_path / "nothing").exists()
