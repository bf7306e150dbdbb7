"""What an invented candidate can do: the hidden cause of every score and mark."""

from __future__ import annotations

from functools import lru_cache

from commission_app.services.sample.draw import Draw

_WEAK_DAYS = 0.03  # share of candidates who do badly on the day itself


def ability(seed: int, code: str) -> float:
    """Nearly standard normal; behind all results of the earlier stages."""
    return Draw("ability", seed, code).normal()


@lru_cache(maxsize=4096)
def form(seed: int, code: str) -> float:
    """How the interview goes, near zero: some ability, the day itself, seldom a collapse."""
    draw = Draw("form", seed, code)
    weak = -2.0 if draw.chance(_WEAK_DAYS) else 0.0
    return 0.2 * ability(seed, code) + 0.45 * draw.normal() + weak


@lru_cache(maxsize=1024)
def leniency(seed: int, member: str) -> float:
    """How far above or below his colleagues a member marks, in steps of one level."""
    return 0.25 * Draw("leniency", seed, member).normal()
