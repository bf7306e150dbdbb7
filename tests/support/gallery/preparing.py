"""The office before the interviews: season, candidates, commission, laptops, schedule."""

from __future__ import annotations

from tests.support.gallery.candidates import SHOTS as CANDIDATES
from tests.support.gallery.commission import SHOTS as COMMISSION
from tests.support.gallery.importing import SHOTS as IMPORTING
from tests.support.gallery.schedule import SHOTS as SCHEDULE
from tests.support.gallery.shot import Shot

SHOTS = (
    Shot("season-founded", "season", "founded"),
    Shot("season-imported", "season", "imported"),
    Shot("season-scoring", "season", "scoring"),
    Shot("season-finished", "season", "finished"),
    *CANDIDATES,
    *IMPORTING,
    *COMMISSION,
    *SCHEDULE,
)
