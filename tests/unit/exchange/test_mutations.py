"""The campaign that spoils whatever comes from outside, with a few of its mutations."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from commission_app.domain.facts import chain
from commission_app.domain.facts.kinds import KINDS
from commission_app.exchange import opening
from commission_app.exchange.manifest import Kind, Manifest
from tests.soak import mutations
from tests.soak.boxes import boxes
from tests.soak.campaign import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_every_kind_of_package_and_of_fact_is_spoilt() -> None:
    assert {box.kind for box in boxes()} == set(get_args(Kind))
    kinds = {fact.header.kind for box in boxes() for fact in box.facts}
    introductions = {"season", "device", "succession"}
    assert kinds == KINDS.keys() - introductions | {"future-thing"}


def test_what_is_spoilt_is_refused_or_the_same(tmp_path: Path) -> None:
    outcome = mutations.run(Task(tmp_path, 200, 1))
    assert (outcome.done, outcome.wrong) == (200, ())


def nothing(*_: object) -> None:
    """A check that was forgotten."""


def good(*_: object) -> bool:
    """The same for one that answers."""
    return True


FORGOTTEN: dict[str, tuple[object, str, Callable[..., object]]] = {
    "signature of the manifest": (Manifest, "signed_by_sender", good),
    "the sender's own chain": (opening, "_among", good),
    "signatures of leaves": (chain, "signed", nothing),
}


@pytest.mark.parametrize("check", FORGOTTEN)
def test_a_forgotten_check_is_found(
    check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, name, instead = FORGOTTEN[check]
    monkeypatch.setattr(where, name, instead)
    runs = (mutations.run(Task(tmp_path, 100, 100 * n)) for n in range(60))
    assert next((outcome for outcome in runs if outcome.wrong), None)
