"""Every view is tested in the look it has, in Russian unless the test says otherwise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt opens its first window

from PySide6.QtWidgets import QApplication

from commission_app.views.support import theme, tongue
from tests.support.desks import desk_of
from tests.support.practice import practice, shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ("desk_of", "practice", "shelf")


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in its look, dressed once: sheets polish slowly."""
    theme.dress(qapp, theme.Mode.LIGHT, theme.OFFICE)
    return qapp


@pytest.fixture(autouse=True)
def look(dressed: QApplication) -> Iterator[None]:
    """Light, at the office's sizes and in Russian before each test and after it."""
    _plain(dressed)  # a test of another folder may have left it otherwise
    yield
    _plain(dressed)


def _plain(app: QApplication) -> None:
    if theme.mode() is not theme.Mode.LIGHT or theme.density() is not theme.OFFICE:
        theme.dress(app, theme.Mode.LIGHT, theme.OFFICE)
    tongue.switch("ru")
