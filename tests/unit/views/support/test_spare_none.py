"""Calls of Qt may lose references to None; so many are kept that it never matters."""

from __future__ import annotations

import subprocess
import sys

import pytest

from commission_app.views.support.spare_none import SPARE, spare_none

MANY_CALLS = """
{first}
from PySide6.QtCore import QSize
size = QSize()
for n in range(200_000):
    size.setWidth(n)
print("alive")
"""


def run(first: str) -> str:
    code = MANY_CALLS.format(first=first)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def test_the_program_outlives_many_calls_of_qt() -> None:
    assert run("import commission_app.views") == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_none_is_spared_once() -> None:
    spare_none()
    before = sys.getrefcount(None)
    spare_none()
    assert SPARE // 2 < sys.getrefcount(None) < before + SPARE // 2
