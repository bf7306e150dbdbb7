"""File names of packages."""

from __future__ import annotations

import re

from commission_app.exchange.names import package_name
from commission_app.shared.world import SeededWorld


def test_a_name_says_nothing_but_what_it_is() -> None:
    world = SeededWorld("names")
    assert re.fullmatch(r"KZL-[0-9A-HJKMNP-TV-Z]{6}\.cmx", package_name(world))


def test_two_packages_have_two_names() -> None:
    world = SeededWorld("names")
    assert package_name(world) != package_name(world)
