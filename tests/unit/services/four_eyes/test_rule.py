"""Whether two are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.rule import is_on, setting
from tests.unit.services.four_eyes.conftest import AIGUL, Office

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason


def test_nobody_asked(founded: SmallSeason) -> None:
    with founded.office.read() as now:
        assert setting(now.facts) == (False, "")


def test_two_began_and_two_ended_it(office: Office) -> None:
    workspace = office.season.office
    with workspace.read() as now:
        assert is_on(now.facts)
    SetFourEyes(on=False, reason="Себеп.", second=AIGUL)(workspace)
    with workspace.read() as now:
        assert setting(now.facts) == (False, "")  # nobody alone
