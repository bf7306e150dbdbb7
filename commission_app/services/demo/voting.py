"""The plenary of a practice season while it goes on: some are decided, a ballot is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from commission_app.models import open_ballots
from commission_app.models.open_ballots import OpenProposal
from commission_app.services.deciding import Decide
from commission_app.services.demo.deciding import PLENARY, Agenda, agenda_of
from commission_app.services.sittings import Attend
from commission_app.shared.world import utc_text
from commission_app.tables.simple import AttendanceRow

if TYPE_CHECKING:
    from commission_app.services.demo.days import Plan
    from commission_app.services.demo.deciding import Plenary
    from commission_app.services.demo.season import Office
    from commission_app.services.sample.sitting import Ruling

PAUSE = timedelta(minutes=3)


def hold_some_votes(office: Office, plan: Plan, plenary: Plenary) -> None:
    """Attendance is open; the clear enrolments and half of what is disputed are decided.

    Whoever tries this before ten in the morning sits at that hour, not later on.
    """
    plenary = replace(plenary, begins=min(plenary.begins, office.world.now()))
    rows = [AttendanceRow(0, PLENARY, m, plenary.begins, None, "") for m in plenary.members]
    Attend(rows)(office.workspace)
    ruled = agenda_of(office, plan, plenary).ruled
    disputed = [one for one in ruled if one.mood != "usual"]
    done = [one for one in ruled if one.mood == "usual" and one.decision == "enrol"]
    done += disputed[: len(disputed) // 2]
    agenda = Agenda.of(done, plenary)
    office.world.at(max((vote.time for vote in agenda.votes), default=plenary.begins) + PAUSE)
    Decide(agenda.votes, agenda.decisions)(office.workspace)
    left = [one for one in disputed + ruled if one not in done]
    if left:
        number = max((int(vote.proposal) for vote in agenda.votes), default=0) + 1
        _open(office, str(number), left[0])


def _open(office: Office, number: str, about: Ruling) -> None:
    """A proposal is put and the first half of the members have voted."""
    with office.workspace.act() as act:
        at = utc_text(act.at)
        named = (about.interview,)
        open_ballots.put(
            act.c,
            OpenProposal(number, act.own.season, PLENARY, 1, about.decision, named, at, {}),
        )
        for member, vote in about.ballots[: len(about.ballots) // 2]:
            open_ballots.cast(act.c, number, member, vote, at)
