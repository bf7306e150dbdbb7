"""Candidates' codes: random, so that they tell neither the alphabet nor the order of coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from commission_app.shared.world import World

SPARE = 4 / 5  # of the numbers of one width may be taken before they get longer


def free_codes(prefix: str, taken: Collection[str], count: int, world: World) -> Iterator[str]:
    """`count` codes that nobody has, like `L26-0147`, drawn without order."""
    width = 4
    while (len(taken) + count) > SPARE * 10**width:
        width += 1
    free = [code for n in range(1, 10**width) if (code := f"{prefix}{n:0{width}}") not in taken]
    for drawn in range(count):
        place = drawn + _below(len(free) - drawn, world)
        free[drawn], free[place] = free[place], free[drawn]
        yield free[drawn]


def _below(limit: int, world: World) -> int:
    """A uniform number below `limit`: 64 random bits leave no bias that anybody could see."""
    return int.from_bytes(world.random(8), "big") % limit
