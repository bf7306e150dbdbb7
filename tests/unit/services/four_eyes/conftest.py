"""An office where three people have a key, and two of them began with the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.second import Second
from commission_app.services.opening import open_workspace
from commission_app.services.vaults.people import AddUser
from tests.support.seasons import LOG2N, PASSPHRASE, SmallSeason

if TYPE_CHECKING:
    from commission_app.services.workspace import Workspace

AIGUL = Second("Айгүл", "жеті рет өлшеп кес")
PLANTED = Second("planted", "known to the secretary")  # added by the one who plans something
SECRETARY = Second("secretary", PASSPHRASE)


class Office:
    """Whoever sits there has it open alone."""

    def __init__(self, season: SmallSeason) -> None:
        self.season = season
        for one in (AIGUL, PLANTED):
            AddUser(PASSPHRASE, one.user, one.secret)(season.office, LOG2N)
        SetFourEyes(on=True, second=AIGUL)(season.office)

    @property
    def envelope(self) -> Second:
        """The recovery key on paper."""
        return Second("", self.season.recovery["office"])

    def leaves(self) -> None:
        """Nobody has it open."""
        if "office" in self.season.opened:
            self.season.close_one("office")

    def sits(self, who: Second) -> Workspace:
        """Opened by this person."""
        self.leaves()
        place, world = self.season.place("office"), self.season.world(who.user)
        opened = open_workspace(place, who.secret, world, user=who.user)
        self.season.opened["office"] = opened
        return opened


@pytest.fixture
def office(scored: SmallSeason) -> Office:
    return Office(scored)
