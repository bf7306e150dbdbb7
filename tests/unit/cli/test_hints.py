"""Hints name verbs and options that are there, for refusals that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from commission_app.cli.hints import HINTS
from commission_app.cli.root import root
from commission_app.cli.session import Session
from commission_app.shared.errors import UserError
from commission_app.shared.texts import has

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = {"reason_kk", "reason_ru"}


def words(command: click.Command) -> Iterator[str]:
    """Every verb and option below a command."""
    for param in command.params:
        yield from param.opts
    if isinstance(command, click.Group):
        for name, verb in command.commands.items():
            yield name
            yield from words(verb)


@pytest.mark.parametrize("key", sorted(HINTS))
def test_hint_names_what_is_there(key: str) -> None:
    known = {*words(root), *COLUMNS, "plenary", "protocol"}
    assert has(key, "en")
    assert {word.strip(",") for word in HINTS[key].split()} <= known


def test_refusal_ends_with_its_hint() -> None:
    said = Session("en").error(UserError("services.declare_first"))
    assert said.endswith("[declare]")
