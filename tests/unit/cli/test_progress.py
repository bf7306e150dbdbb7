"""The bar on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.cli.progress import Bar

if TYPE_CHECKING:
    import pytest


def test_each_text_has_its_own_bar_and_closing_twice_is_no_harm(
    capsys: pytest.CaptureFixture[str],
) -> None:
    bar = Bar("en")
    for done in range(3):
        bar.step("services.taking_in", done, 3)
    bar.step("services.verifying", 0, 5)
    bar.close()
    bar.close()
    assert capsys.readouterr().out == ""
