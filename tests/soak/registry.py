"""Every campaign: one line each, in the order of the README's table."""

from __future__ import annotations

from tests.soak import (
    audits,
    cuts,
    edits,
    faults,
    fuzzing,
    histories,
    kills,
    mutations,
    rekeying,
    sticks,
)
from tests.soak.campaign import Campaign

CAMPAIGNS: tuple[Campaign, ...] = (
    Campaign("histories", "histories merged", histories.run, 1_000, 100_000),
    Campaign("sticks", "days of offices, laptops and sticks", sticks.run, 25, 3_000),
    Campaign("mutations", "mutations", mutations.run, 4_000, 120_000),
    Campaign("fuzzing", "inputs of the fuzzer", fuzzing.run, 15_000, 1_000_000),
    Campaign("edits", "edits of an insider", edits.run, 60, 3_000),
    Campaign("audits", "seasons computed by two programs", audits.run, 200, 20_000),
    Campaign("rekeying", "kills while the file key is renewed", rekeying.run, 120, 2_000),
    Campaign("kills", "kills", kills.run, 40, 1_000),
    Campaign("cuts", "power cuts", cuts.run, 40, 1_000),
    Campaign("faults", "faults of the disk", faults.run, 30, 5_000),
)
