"""Every campaign: one line each, in the order of the README's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.soak.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = ()
