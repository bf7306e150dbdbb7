"""Without a verb the desktop opens, where there is a screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.cli.desktop import Wanted, desktop_wanted, screen_here
from commission_app.shared.paths import data_folder


@pytest.mark.parametrize("args", [[], ["--lang", "kk"], ["--lang=kk"]])
def test_no_verb_wants_the_desktop_as_it_was_left(args: list[str]) -> None:
    assert desktop_wanted(args) == Wanted(None)


@pytest.mark.parametrize(
    "args",
    [["status"], ["--help"], ["--version"], ["--lang", "kk", "status"], ["--practise"], ["-h"]],
)
def test_verbs_and_other_options_are_the_command_lines(args: list[str]) -> None:
    assert desktop_wanted(args) is None


@pytest.mark.parametrize(
    "args",
    [["--practice", "season"], ["--practice=season"], ["--lang", "ru", "--practice", "season"]],
)
def test_practice_names_its_folder(args: list[str]) -> None:
    assert desktop_wanted(args) == Wanted(Path("season").absolute())


@pytest.mark.parametrize("args", [["--practice"], ["--practice", "--lang", "en"]])
def test_practice_without_a_folder_is_this_computers(args: list[str]) -> None:
    assert desktop_wanted(args) == Wanted(data_folder() / "practice")


@pytest.mark.parametrize(
    "args",
    [["my office.commission"], ["--lang", "kk", "my office.commission"]],
)
def test_a_workspace_is_stood_before(args: list[str]) -> None:
    assert desktop_wanted(args) == Wanted(None, Path("my office.commission").absolute())


def test_a_verb_that_is_given_a_workspace_is_the_command_lines() -> None:
    assert desktop_wanted(["status", "--workspace", "office.commission"]) is None


@pytest.mark.parametrize(
    ("environ", "platform", "here"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_screen(environ: dict[str, str], platform: str, here: bool) -> None:
    assert screen_here(environ, platform) is here
