"""Every screen in every language: nothing clipped, untranslated, nameless or outgrown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

import pytest

from commission_app.shared.paths import resources
from commission_app.shared.texts import LANGUAGES
from commission_app.views.screens import SCREENS
from commission_app.views.support import tongue
from commission_app.views.support.audit import clipped, nameless, untranslated
from tests.support.desks import desk_of
from tests.support.gallery import Shot, seasons, shots
from tests.support.practice import practice, shelf
from tests.support.visitors import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice
    from tests.support.visitors import Visitor

__all__ = ("desk_of", "practice", "shelf")
pytestmark = [pytest.mark.journey, pytest.mark.slow]
GROUPS = dict(seasons())
ROUNDS = 5  # of layouts that ask each other how wide they are
SMALLEST, USUAL = (1366, 690), (1366, 768)


@pytest.fixture(autouse=True)
def russian_again() -> Iterator[None]:
    yield
    tongue.switch("ru")


def come_to_rest(driver: Driver | Visitor, shot: Shot) -> None:
    """Wrapped words are measured anew a few times, until their lines are known."""
    for _ in range(ROUNDS):
        driver.settle()
        if not clipped(shot.window(driver)):
            return


def faults(driver: Driver | Visitor, shot: Shot) -> list[str]:
    found: list[str] = []
    for language in LANGUAGES:
        tongue.switch(language)
        come_to_rest(driver, shot)
        kinds = {"clipped": clipped, "untranslated": untranslated, "nameless": nameless}
        for kind, look in kinds.items():
            where = f"{shot.name} {language} {kind}"
            found += [f"{where}: {one}" for one in look(shot.window(driver))]
        found += [f"{shot.name} {language}: {size}" for size in outgrown(driver, shot)]
    tongue.switch("ru")
    return found


def outgrown(driver: Driver | Visitor, shot: Shot) -> list[str]:
    """The size of a window that took more than it was given: a small screen has no more."""
    (width, height), window = shot.size or SMALLEST, driver.window
    if window.width() <= width and window.height() <= height:
        return []
    return [f"grew to {window.width()} x {window.height()}"]


@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS)
def test_everything_can_be_read_in_every_language_on_a_small_screen(
    practice: OnePractice, desk_of: Openers, group: list[Shot]
) -> None:
    driver = desk_of.come(practice(group[0].phase), group[0].who, size=SMALLEST)
    found: list[str] = []
    for shot in group:
        shot.show(driver, SMALLEST)
        found += faults(driver, shot)
    assert not found, "\n".join(found)


def test_every_screen_is_among_them() -> None:
    shown = {shot.screen for shot in shots()} | {"score"}
    assert {entry.key for entry in SCREENS} <= shown
    assert set(PAGES) - {"once"} <= shown, "pages of the entrance"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_its_page_of_help(language: str) -> None:
    folder = resources() / "help" / language
    missing = [e.key for e in SCREENS if not (folder / f"{e.key}.md").is_file()]
    assert not missing
