"""The list of regions and their aliases, read from the presets."""

from __future__ import annotations

from functools import cache

import msgspec

from commission_app.domain.regions import Region, Regions
from commission_app.shared.paths import resources


@cache
def load_regions() -> Regions:
    """All regions; FileNotFoundError or msgspec.DecodeError in a broken installation."""
    raw = (resources() / "presets" / "regions.json").read_bytes()
    return Regions(msgspec.json.decode(raw, type=tuple[Region, ...]))
