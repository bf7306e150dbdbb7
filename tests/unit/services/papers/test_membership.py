"""The annex tells who of the commission was changed once laptops were out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.deciding import Vote
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.membership import memberships
from commission_app.services.papers.printing import Print
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.people.membership import AddMember, ChangeMember, EndMember
from commission_app.services.verifying import Verify
from commission_app.shared.keys import short_fingerprint
from commission_app.shared.world import ASTANA
from tests.support import pdf
from tests.support.copies import record
from tests.support.seasons import PLENARY, refused

if TYPE_CHECKING:
    from commission_app.documents.protocol_snapshot import Change
    from tests.support.seasons import SmallSeason

WHY = "Бұйрықтағы қате түзетілді."


def annex(season: SmallSeason) -> tuple[Change, ...]:
    with season.office.read() as now:
        return memberships(now.facts, gather(now.facts, now.own, ASTANA))


def to_expert(season: SmallSeason, code: str, *, votes: bool = True) -> ChangeMember:
    old = season.state().members[code]
    return ChangeMember(code, old.names, old.position, "expert", votes, WHY)


def test_from_what_to_what_when_by_which_office_and_why(decided: SmallSeason) -> None:
    assert annex(decided) == ()
    to_expert(decided, "M03")(decided.office)
    (one,) = annex(decided)
    assert one.names is not None
    assert one.at.startswith("30.09.2026 1")
    for text in (
        *(
            "роль в комиссии: Член комиссии – Эксперт",
            WHY.rstrip("."),
            "записано его голосов: 3",
        ),
        short_fingerprint(decided.office.device),
    ):
        assert text in one.what.ru
    assert "комиссиядағы міндеті: " in one.what.kk
    (path,) = Print("protocol", decided.folder / "out")(decided.office).value
    said = pdf.joined(path.read_bytes())
    assert "Изменения в составе комиссии после выдачи ноутбуков" in said
    assert WHY.rstrip(".") in said
    FinaliseProtocol()(decided.office)
    assert Verify()(decided.office).ok


def test_neither_sheets_nor_a_vote_lose_their_worth_by_an_act(decided: SmallSeason) -> None:
    """The secretary cannot take a vote out of a round by taking the voter's right."""
    with refused("people.member_has_sheets"):
        to_expert(decided, "M03", votes=False)(decided.office)
    old = decided.state().members["M03"]
    code = AddMember(old.names, old.position, "member", True, reason=WHY)(decided.office).value
    first = decided.state().ballots[0]
    record(
        decided.office,
        Vote(
            proposal=first.proposal,
            round=first.round,
            member=code,
            interviews=first.interviews,
            decision=first.decision,
            vote="for",
            at=PLENARY.isoformat(),
        ),
    )
    for act in (to_expert(decided, code, votes=False), EndMember(code, WHY)):
        with refused("people.member_has_votes"):
            act(decided.office)
    told = [one.what.ru for one in annex(decided)]
    assert "введён в состав: Член комиссии, с правом голоса" in told[0]
    assert "записано его голосов: 1" in told[0]
