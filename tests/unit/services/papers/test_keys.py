"""The annex tells who may have been one of two, and who confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.consolidating import SetFourEyes
from commission_app.services.four_eyes.second import Second
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.keys import keys
from commission_app.services.papers.printing import Print
from commission_app.services.recovering import RecoverAccess
from commission_app.services.vaults.people import AddUser
from commission_app.shared.world import ASTANA
from tests.support import pdf
from tests.support.seasons import LOG2N, PASSPHRASE

if TYPE_CHECKING:
    from commission_app.documents.protocol_snapshot import Change
    from tests.support.seasons import SmallSeason

AIGUL = Second("Айгүл", "жеті рет өлшеп кес")


def annex(season: SmallSeason) -> tuple[Change, ...]:
    with season.office.read() as now:
        return keys(now.facts, gather(now.facts, now.own, ASTANA))


def test_who_began_with_it_and_who_used_the_envelope_is_printed(decided: SmallSeason) -> None:
    office = decided.office
    assert annex(decided) == ()
    AddUser(PASSPHRASE, AIGUL.user, AIGUL.secret)(office, LOG2N)
    SetFourEyes(on=True, second=AIGUL)(office)
    decided.close_one("office")
    act = RecoverAccess(decided.recovery["office"], "a newer passphrase", AIGUL.user)
    decided.opened["office"] = act(decided.place("office"), decided.world("later"), LOG2N)
    began, reset = annex(decided)
    assert "подтвердил(а) Айгүл" in began.what.ru
    assert "енгізілді" in began.what.kk
    assert "ключом восстановления" in reset.what.ru
    (path,) = Print("protocol", decided.folder / "out")(decided.office).value
    said = " ".join(pdf.joined(path.read_bytes()).split())
    assert "Подтверждение вторым человеком и изменения ключей" in said
    assert "ключом восстановления" in said
