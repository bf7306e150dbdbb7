"""Campaigns against what must never break: `python -m tests.soak [NAME …] [--long]`.

The exit code is 1 when anything was found; each finding names the seed that repeats it.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from pathlib import Path

from tests.soak.campaign import Campaign, Outcome, Task, say
from tests.soak.registry import CAMPAIGNS


def main() -> int:
    """Run what was asked for, print the table of "How we know", tell what was found."""
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    names = [one.name for one in CAMPAIGNS]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument(
        "--long", action="store_true", help="the full proof: hours, not a minute"
    )
    parser.add_argument("--amount", type=int, help="how many instead, for each campaign")
    parser.add_argument("--seed", type=int, default=1, help="another one attacks otherwise")
    parser.add_argument("--folder", type=Path, help="the disk to work on (default: temporary)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the outcome for a program")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in names]
    if unknown:
        parser.error(f"unknown: {' '.join(unknown)}; there are {' '.join(names)}")
    said: list[Said] = []
    for campaign in CAMPAIGNS:
        if asked.names and campaign.name not in asked.names:
            continue
        amount = asked.amount or (campaign.long if asked.long else campaign.bounded)
        say(f"… {campaign.name}: {amount} {campaign.counts}")
        with tempfile.TemporaryDirectory(prefix="soak-", dir=asked.folder) as folder:
            said.append(_ran(campaign, Task(Path(folder), amount, asked.seed)))
    sys.stdout.write("".join(f"{one.text}\n" for one in said))
    if asked.json:
        plain = [dataclasses.asdict(one) for one in said]
        asked.json.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n")
    return int(any(one.outcome.wrong for one in said))


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """One campaign as it went."""

    campaign: str
    counts: str
    seed: int
    seconds: float
    outcome: Outcome

    @property
    def text(self) -> str:
        """A line of the table, and the first of what was found."""
        wrong = self.outcome.wrong
        verdict = f"{len(wrong)} FOUND" if wrong else "nothing found"
        note = f"; {self.outcome.note}" if self.outcome.note else ""
        head = f"{self.campaign}: {self.outcome.done} {self.counts}, {verdict}"
        return "\n    ".join((f"{head} ({self.seconds:.1f} s{note})", *wrong[:20]))


def _ran(campaign: Campaign, task: Task) -> Said:
    start = time.monotonic()
    outcome = campaign.run(task)
    seconds = time.monotonic() - start
    return Said(campaign.name, campaign.counts, task.seed, seconds, outcome)


if __name__ == "__main__":
    sys.exit(main())
