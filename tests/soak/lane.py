"""A site on which one deed is done again and again, until it is renewed from its base."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.soak.log import Log
from tests.soak.reopened import wrong_after
from tests.soak.sites import computer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.soak.shim import Arm
    from tests.soak.sites import Base
    from tests.soak.worker import Ended, Workers

ROUNDS = 4  # on one site, before it is renewed


@dataclass
class Lane:
    """One deed; its log tells of all that was done since the site is there."""

    deed: str
    base: Base
    place: Path
    workers: Workers
    rounds: int = ROUNDS
    log_at: Path | None = None  # where the log lies, if not beside the site
    _left: int = field(default=0, init=False)
    _log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.place.mkdir(parents=True)
        self._log = self.log_at or self.place / "log"

    @property
    def site(self) -> Path:
        """What may be broken; the log lies outside of it."""
        return self.place / "site"

    def renew(self) -> None:
        """From the base, with nothing done yet."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.copytree(self.base.folder, self.site)
        self._log.write_text("")
        self._left = self.rounds

    def run(self, seed: int, arm: Arm | None = None, kill_after: float = 60.0) -> Ended:
        """The deed once, in a process of its own; on a new site where this one is used up."""
        if self._left <= 0:
            self.renew()
        self._left -= 1
        return self.workers.run(
            self.deed, self.site, self._log, seed=seed, arm=arm, kill_after=kill_after
        )

    def log(self) -> Log:
        """What was acknowledged since the site was renewed."""
        return Log.read(self._log.read_text(encoding="utf-8").splitlines())

    def wrong(self) -> list[str]:
        """Reopen, look, and renew the site where something is not as it must be."""
        with computer(self.site):
            wrong = wrong_after(self.site, self.deed, self.log(), self.base)
        if wrong:
            self._left = 0
        return wrong

    def looked(self, look: Callable[[], list[str]]) -> list[str]:
        """What `look` finds; what it raises is a finding too, and ends this site."""
        try:
            return look()
        except Exception as error:  # noqa: BLE001 - the campaign goes on, and tells it
            self.used_up()
            return [f"{type(error).__name__}: {error}"]

    def used_up(self) -> None:
        """The deed came to its end: there is nothing more to do on this site."""
        self._left = 0
