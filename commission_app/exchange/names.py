"""File names of packages: they say nothing, and nothing is believed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.crockford import encode_bits

if TYPE_CHECKING:
    from commission_app.shared.world import World

ENDING = ".cmx"
_RANDOM = 6  # characters


def package_name(world: World) -> str:
    """`KZL-<six random characters>.cmx`."""
    return f"KZL-{encode_bits(world.random(4), _RANDOM * 5)}{ENDING}"
