"""Names that were changed under sealed marks stand in the protocol's annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from commission_app.domain.facts.kinds.people import Candidate
from commission_app.services.papers.gathering import gather
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.papers.renamed import renamed
from commission_app.services.verifying import Verify
from commission_app.shared.world import ASTANA
from tests.support.asked import asked
from tests.support.copies import record
from tests.support.offices import audit, device, extract
from tests.unit.services.paper_sheets.test_in_protocol import text

if TYPE_CHECKING:
    from tests.support.seasons import SmallSeason

TITLE = "Кандидаты, чьё имя изменено после листов"


def candidate(season: SmallSeason, code: str) -> Candidate:
    with season.office.read() as now:
        found = now.facts.current_one(Candidate, code)
    assert found is not None
    return found[1]


def swap(season: SmallSeason) -> tuple[str, str]:
    """What an import of a changed table does; the names of the two before it."""
    one, three = (candidate(season, season.interviews[i]) for i in (0, 2))
    record(
        season.office,
        structs.replace(one, names=three.names, salt=""),
        structs.replace(three, names=one.names, salt=""),
    )
    return one.names.ru.full, three.names.ru.full


def test_two_names_that_were_swapped_under_sealed_marks_are_printed(
    scored: SmallSeason,
) -> None:
    names = swap(scored)
    scored.open_plenary()
    scored.decide_all()
    said = text(scored, "protocol")
    annex = said[said.index(TITLE) :].replace("-", "")
    assert annex.count("по листам:") == 2
    for name in names:
        assert annex.count(name.replace("-", "")) >= 2
    done = FinaliseProtocol("1")(scored.office).value
    assert Verify((done.code,))(scored.office).ok
    device(scored, "auditor")
    found = audit(scored, extract(scored, "auditor"), codes=(done.code,))
    assert found.findings == ()


def test_only_who_was_renamed_is_looked_up(scored: SmallSeason) -> None:
    """A season has thousands of candidates, and of them nearly nobody is renamed."""
    swap(scored)
    with scored.office.read() as now:
        season = gather(now.facts, now.own, ASTANA)
        numbers = season.numbered(scored.interviews)
        with asked(now.c) as statements:
            changes = renamed(now.facts, season, numbers)
    assert len(changes) == 2
    found = [sql for sql in statements if "kind = 'candidate'" in sql]
    assert len(found) == 2
    assert all("about = '" in sql for sql in found)


def test_a_candidate_without_sheets_is_not_named_nor_a_new_region(scored: SmallSeason) -> None:
    five = candidate(scored, scored.interviews[4])  # did not come
    one = candidate(scored, scored.interviews[0])
    record(
        scored.office,
        structs.replace(five, names=one.names, salt=""),
        structs.replace(one, organisation=five.organisation, salt=""),
    )
    scored.open_plenary()
    scored.decide_all()
    assert TITLE not in text(scored, "protocol")
