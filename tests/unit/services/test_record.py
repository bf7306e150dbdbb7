"""The record: protocol, order, certificates – final bytes, numbers without gaps."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.domain.facts.kinds import body_of
from commission_app.domain.facts.kinds.papers import Certificate, Order, Protocol
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.exchange.statement import certificate_public_key, verify
from commission_app.models import files
from commission_app.services.deciding import Decide, RecordDissent
from commission_app.services.papers.printing import PAPERS, Print
from commission_app.services.papers.record import (
    FinaliseProtocol,
    IssueCertificates,
    RecordOrder,
)
from commission_app.services.sittings import OpenSitting
from commission_app.shared.errors import UserError
from commission_app.tables.simple import DecisionRow
from tests.support import pdf
from tests.support.seasons import (
    FOUNDED,
    MEMBERS,
    NOTHING,
    REASON,
    Clock,
    SmallSeason,
    ballots as ballots_of,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 10, 5)


def printed(season: SmallSeason, kind: str, out: str = "out") -> dict[str, bytes]:
    folder = season.folder / out
    shutil.rmtree(folder, ignore_errors=True)
    return {p.name: p.read_bytes() for p in Print(kind, folder)(season.office).value}


def issued(season: SmallSeason) -> list[Certificate]:
    with season.office.read() as now:
        found = [body for _, body in now.facts.current(Certificate).values()]
    return sorted(found, key=lambda c: c.sequence)


def protocols(season: SmallSeason) -> dict[str, Protocol]:
    with season.office.read() as now:
        said = [(f.digest, body_of(f)) for f in now.facts.select(("protocol",))]
    return {digest: body for digest, body in said if isinstance(body, Protocol)}


def finished(season: SmallSeason) -> tuple[str, ...]:
    FinaliseProtocol()(season.office)
    RecordOrder("412", DAY)(season.office)
    return IssueCertificates(DAY)(season.office).value


def test_a_protocol_waits_until_every_cell_is_explained(equipped: SmallSeason) -> None:
    with refused("services.no_plenary"):
        FinaliseProtocol()(equipped.office)
    OpenSitting("P", "plenary")(equipped.office)
    with refused("services.cells_open") as said:
        FinaliseProtocol()(equipped.office)
    assert said.value.values["count"] == 24


def test_a_protocol_waits_until_every_interview_is_decided(scored: SmallSeason) -> None:
    scored.open_plenary()
    with refused("services.undecided") as said:
        FinaliseProtocol()(scored.office)
    assert said.value.values["count"] == 6
    assert scored.facts("protocol") == 0


def test_a_refused_protocol_takes_no_number(scored: SmallSeason) -> None:
    scored.open_plenary()
    with refused("services.undecided"):
        FinaliseProtocol()(scored.office)
    scored.decide_all()
    assert FinaliseProtocol()(scored.office).value.number == "1"


def test_a_real_protocol_waits_for_what_only_the_customer_knows(tmp_path: Path) -> None:
    season = SmallSeason(tmp_path, Clock(FOUNDED), "real", practice=False)
    season.found()
    season.fill()
    for member in MEMBERS:
        season.equip(member)
    season.score_all()
    season.carry(*MEMBERS)
    season.close_day()
    season.open_plenary()
    season.decide_all()
    with pytest.raises(UserError) as said:
        FinaliseProtocol()(season.office)
    assert said.value.key == "documents.missing"
    assert said.value.values["field"]
    assert season.facts("protocol") == 0
    (draft,) = printed(season, "protocol").items()
    assert draft[0] == "protocol-draft.pdf"
    season.close()


def test_a_draft_is_marked_and_a_final_protocol_is_not(decided: SmallSeason) -> None:
    (name, draft), *_ = printed(decided, "protocol").items()
    assert name == "protocol-draft.pdf"
    FinaliseProtocol()(decided.office)
    (name, final), *_ = printed(decided, "protocol").items()
    assert name == "protocol-1.pdf"
    assert draft != final


def test_final_bytes_never_change(decided: SmallSeason) -> None:
    done = FinaliseProtocol()(decided.office).value
    first = printed(decided, "protocol")
    RecordDissent(decided.interviews[0], "M02", "Келіспеймін.")(decided.office)
    assert printed(decided, "protocol") == first
    assert done.code in pdf.text(first["protocol-1.pdf"]).replace("\n", " ")
    ((digest, said),) = protocols(decided).items()
    assert control_code(digest) == done.code
    assert (said.number, said.edition, said.corrects) == ("1", 1, "")


def test_a_corrected_edition_names_the_old_one_and_asks_for_a_reason(
    decided: SmallSeason,
) -> None:
    FinaliseProtocol()(decided.office)
    with refused("services.protocol_unchanged"):
        FinaliseProtocol(reason="Просто так.")(decided.office)
    RecordDissent(decided.interviews[0], "M02", "Келіспеймін.")(decided.office)
    with refused("services.protocol_correction"):
        FinaliseProtocol()(decided.office)
    with refused("services.protocol_correction"):
        FinaliseProtocol(reason="…")(decided.office)
    done = FinaliseProtocol(reason="Внесено особое мнение.")(decided.office).value
    assert (done.number, done.edition) == ("1", 2)
    old, new = sorted(protocols(decided).items(), key=lambda pair: pair[1].edition)
    assert new[1].corrects == old[0]
    assert new[1].reason == "Внесено особое мнение."
    (name,) = printed(decided, "protocol")
    assert name == "protocol-1-2.pdf"
    with decided.office.read() as now:
        rows = files.documents(now.c, now.own.season, "protocol/1")
    assert [row.version for row in rows] == [1, 2]


def test_order_and_certificates_come_in_their_order(decided: SmallSeason) -> None:
    with refused("services.protocol_first"):
        RecordOrder("412", DAY)(decided.office)
    with refused("services.order_first"):
        IssueCertificates()(decided.office)
    FinaliseProtocol()(decided.office)
    with refused("services.order_first"):
        IssueCertificates()(decided.office)
    assert RecordOrder("412", DAY)(decided.office).value == 3
    assert RecordOrder("412", DAY)(decided.office).value == 3
    assert decided.facts("order") == 1


def test_an_order_names_whom_it_enrols(decided: SmallSeason) -> None:
    finished(decided)
    with decided.office.read() as now:
        ((_, order),) = now.facts.current(Order).values()
    one, two, _, four, _, _ = decided.interviews
    assert order.interviews == (one, two, four)
    (text,) = [pdf.text(data) for data in printed(decided, "order").values()]
    for code in order.interviews:
        with decided.office.read() as now:
            found = now.facts.current_one(Candidate, code)
        assert found is not None
        assert found[1].names.ru.surname in text


def test_certificates_have_numbers_without_gaps_and_one_a_person(decided: SmallSeason) -> None:
    numbers = finished(decided)
    assert [c.sequence for c in issued(decided)] == [1, 2, 3]
    assert sorted(c.number for c in issued(decided)) == sorted(numbers)
    assert IssueCertificates(DAY)(decided.office).value == ()
    three = decided.interviews[2]
    rows = ballots_of("9", [three], "enrol")
    Decide(rows, [DecisionRow(0, three, "enrol", REASON)])(decided.office)
    FinaliseProtocol(reason="Пересмотр.")(decided.office)
    RecordOrder("413", DAY)(decided.office)
    assert len(IssueCertificates(DAY)(decided.office).value) == 1
    assert [c.sequence for c in issued(decided)] == [1, 2, 3, 4]
    assert len({c.candidate for c in issued(decided)}) == 4


def test_a_person_whose_decision_was_changed_gets_no_certificate(decided: SmallSeason) -> None:
    FinaliseProtocol()(decided.office)
    RecordOrder("412", DAY)(decided.office)
    one = decided.interviews[0]
    rows = ballots_of("9", [one], "refuse")
    Decide(rows, [DecisionRow(0, one, "refuse", REASON)])(decided.office)
    assert len(IssueCertificates(DAY)(decided.office).value) == 2
    assert one not in {c.candidate for c in issued(decided)}


def test_a_statement_verifies_and_says_the_names(decided: SmallSeason) -> None:
    finished(decided)
    key = certificate_public_key(decided.office.own.certificate_secret)
    ((digest, _),) = protocols(decided).items()
    for one in issued(decided):
        said = verify(one.statement, [key])
        assert (said.number, said.practice) == (one.number, True)
        assert (said.names_kk, said.names_ru) == (one.names.kk.full, one.names.ru.full)
        assert said.protocol_code == control_code(digest)
        assert said.season == decided.office.own.season


def test_a_forged_statement_is_told(decided: SmallSeason) -> None:
    finished(decided)
    one = issued(decided)[0]
    with refused("exchange.certificate_unknown_key"):
        verify(one.statement, [certificate_public_key(b"x" * 32)])


def test_every_paper_prints_outside_the_workspace_only(decided: SmallSeason) -> None:
    finished(decided)
    for paper in PAPERS:
        for name, data in printed(decided, paper.key).items():
            assert name.endswith(".pdf")
            assert data.startswith(b"%PDF")
        with refused("services.inside_workspace"):
            Print(paper.key, decided.place("office") / "papers")(decided.office)
    with refused("services.no_paper"):
        printed(decided, "poster")


def test_a_laptop_prints_its_own_sheets_only(scored: SmallSeason) -> None:
    laptop, out = scored.workspace("M01"), scored.folder / "out"
    paths = Print("sheets", out)(laptop).value
    assert len(paths) == 5
    assert all(path.stem.endswith("M01") for path in paths)
    with refused("services.paper_role"):
        Print("protocol", out)(laptop)


def test_a_repeated_vote_does_not_disturb_what_was_decided(decided: SmallSeason) -> None:
    one = decided.interviews[0]
    with refused("services.vote_differs", "services.no_vote_carried", "services.reason_both"):
        Decide([], [DecisionRow(0, one, "refuse", NOTHING)])(decided.office)
