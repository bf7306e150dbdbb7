"""The whole of it: verbs, help, languages, exit codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from commission_app import __version__
from commission_app.cli.root import DONE, REFUSED, USAGE, root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.cli.conftest import Line

ENGLISH = ("Usage", "Options", "Show this", "Commands", "[OPTIONS]", "required]")


def verbs(group: click.Group = root) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, *rest) for rest in verbs(command))


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("verb", [(), *verbs()], ids=" ".join)
def test_help_speaks_only_the_chosen_language(
    line: Line, lang: str, verb: tuple[str, ...]
) -> None:
    said = line(*verb, "--help", "--lang", lang)
    assert said.code == DONE
    assert not [word for word in ENGLISH if word in said.out]


@pytest.mark.parametrize(
    ("lang", "word"), [("kk", "Қолданылуы"), ("ru", "Использование"), ("en", "Usage")]
)
def test_help_begins_in_three_languages(line: Line, lang: str, word: str) -> None:
    assert line("status", "--help", f"--lang={lang}").out.startswith(f"{word}: commission")


def test_help_lists_verbs_as_they_are_typed(line: Line) -> None:
    assert "  candidates import  " in line("--help").out


@pytest.mark.parametrize("verb", ["verify", "evidence", "doctor"])
def test_verbs_that_do_not_exist_yet_are_not_offered(line: Line, verb: str) -> None:
    said = line(verb)
    assert (said.code, said.out) == (USAGE, "")
    assert f"“{verb}”" in said.err


def test_without_a_verb_there_is_help_and_a_sentence_about_the_desktop(line: Line) -> None:
    said = line()
    assert (said.code, said.out) == (USAGE, "")
    assert "no screen here" in said.err


def test_group_without_a_verb_shows_its_help(line: Line) -> None:
    said = line("sitting")
    assert said.code == USAGE
    assert "open" in said.err
    assert "desktop" not in said.err


def test_version(line: Line) -> None:
    assert line("--version").out == f"{__version__}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("status",), "--workspace is missing"),
        (("status", "--bad"), "no option --bad"),
        (("status", "a", "b"), "something is too many"),
        (("status", "--workspace"), "Option --workspace is used wrongly"),
        (("score", "--workspace", "x"), "--from is missing"),
        (("sitting", "open", "P", "--form", "secret"), "Choose one of: panel, plenary"),
        (("schedule", "--panels", "0", "--seed", "1"), "whole number from 1 to 100"),
        (("order", "--number", "1", "--date", "1.2.2026"), "Write it as 2026-09-29"),
        (("recuse",), "INTERVIEW is missing"),
        (("decide", "--workspace", "x"), "--votes / --decisions is missing"),
        (("print", "--workspace", "x"), "KIND is missing"),
        (("print", "order", "--workspace", "x"), "--out is missing"),
        (("status", "--lang", "fr"), "Choose one of: kk, ru, en"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_usage_is_told_in_one_sentence(
    line: Line, words: tuple[str, ...], told: str
) -> None:
    said = line(*words)
    assert (said.code, said.out) == (USAGE, "")
    assert told in said.err
    assert "--help" in said.err


def test_refusal_leaves_standard_output_empty(line: Line) -> None:
    said = line("status", "--workspace", str(line.folder), "--json")
    assert (said.code, said.out) == (REFUSED, "")
    assert "is not a workspace" in said.err or "vault" in said.err
