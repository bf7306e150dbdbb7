"""An audit computes what the office computed, and finds what somebody changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from commission_app.domain.facts.header import control_code
from commission_app.exchange.opening import Expect, open_package
from commission_app.services.auditing.audit import Audit
from commission_app.services.opening import open_workspace
from commission_app.services.papers.record import FinaliseProtocol
from commission_app.services.results_of_interviews import read_tally
from commission_app.services.sealing import CorrectSheet
from commission_app.services.verifying import export_journal
from tests.support import independent_reader, offices
from tests.support.independent_votes import Commission
from tests.support.practice import noon
from tests.support.seasons import MEMBERS, refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from commission_app.services.auditing.audit import Audited
    from tests.support.practice import OnePractice
    from tests.support.seasons import SmallSeason

Change = tuple[str, "Callable[[dict[str, Any]], None]"]


@pytest.fixture
def audited(decided: SmallSeason) -> SmallSeason:
    """A season with a final protocol, and an auditor."""
    FinaliseProtocol()(decided.office)
    offices.device(decided, "auditor")
    return decided


def witness(season: SmallSeason, path: Path) -> Commission:
    """The same by the program that shares nothing with this one."""
    secret = season.workspace("auditor").keys.secret[32:]
    return Commission(independent_reader.read_facts(path.read_bytes(), secret)[1])


def codes(season: SmallSeason, *kinds: str) -> list[str]:
    return [control_code(f.digest) for f in offices.facts_of(season) if f.header.kind in kinds]


def follows(done: Audited) -> dict[str, bool]:
    assert done.season is not None
    return {one.made.interview: one.follows for one in done.season.decisions}


def journal(season: SmallSeason, name: str = "journal.json") -> Path:
    path = season.folder / name
    path.write_bytes(export_journal(season.office))
    return path


def test_it_computes_what_the_office_and_another_program_compute(audited: SmallSeason) -> None:
    path = offices.extract(audited, "auditor")
    done, other = offices.audit(audited, path), witness(audited, path)
    assert done.ok
    assert done.season is not None
    assert done.season.tally == read_tally(audited.office)
    assert done.state_digest == audited.digest() == other.state_digest
    assert {s.interview: s.score for s in done.season.tally.scores} == {
        code: one["score"] for code, one in other.scores().items()
    }
    assert {p.interview: p.rank for p in done.season.places if p.rank} == other.ranks()
    assert follows(done) == {code: one["follows"] for code, one in other.decisions().items()}
    assert all(follows(done).values())


def test_every_code_on_paper_names_its_fact(audited: SmallSeason) -> None:
    path = offices.extract(audited, "auditor")
    printed = codes(audited, "sheet", "protocol")
    done = offices.audit(audited, path, codes=[*printed, *(c.lower() for c in printed)])
    assert done.ok
    assert [one.code for one in done.codes] == printed
    assert all(one.agrees for one in done.codes)
    other = witness(audited, path)
    assert [one.digest for one in done.codes] == [other.named(code) for code in printed]
    sheets = [one for one in done.codes if one.kind == "sheet"]
    assert sum(one.counts is True for one in sheets) > len(MEMBERS)
    assert [one.counts for one in done.codes if one.kind == "protocol"] == [None]


def test_a_code_of_another_paper_is_found(audited: SmallSeason) -> None:
    path = offices.extract(audited, "auditor")
    done = offices.audit(audited, path, codes=["AAAAA-AAAAA-AAAAA-AAAAA"])
    assert offices.kinds(done) == ["code"]
    assert not done.codes[0].agrees


def test_what_came_after_a_protocol_does_not_change_what_it_said(audited: SmallSeason) -> None:
    one = audited.interviews[0]
    audited.score("M03", audited.interviews[5], 4)  # a sheet that had been given up
    CorrectSheet(one, {"C1": (3, "")}, "Қате басылды.")(audited.workspace("M01"))
    audited.carry("M03", "M01")
    path = offices.extract(audited, "auditor")
    done = offices.audit(audited, path, codes=codes(audited, "protocol"))
    assert "protocol" not in offices.kinds(done)
    assert done.codes[0].agrees
    assert follows(done)[one]


def test_before_the_reveal_nothing_is_computed_and_nothing_is_wrong(
    scored: SmallSeason,
) -> None:
    offices.device(scored, "auditor")
    done = offices.audit(scored, offices.extract(scored, "auditor"))
    assert done.ok
    assert done.season is not None
    assert done.season.tally.scores == ()
    done = offices.audit(scored, journal(scored))
    assert done.ok


def test_a_journal_proves_the_same_as_a_package(audited: SmallSeason) -> None:
    path = offices.extract(audited, "auditor")
    sealed, plain = offices.audit(audited, path), offices.audit(audited, journal(audited))
    assert plain.ok
    assert plain.season == sealed.season
    assert plain.state_digest == sealed.state_digest


def test_the_audit_leaves_a_line_and_no_fact(audited: SmallSeason) -> None:
    offices.audit(audited, offices.extract(audited, "auditor"))
    auditor = audited.workspace("auditor")
    with auditor.read() as now:
        assert now.facts.select() == []
        what = now.c.exec_driver_sql("SELECT what FROM diary ORDER BY n DESC LIMIT 1").scalar()
    assert what == "audited"
    assert list(auditor.inbox.iterdir()) == []


# A journal in the clear, edited with a text editor.

EDITS: dict[str, Change] = {
    "a mark": ("sheet", lambda b: b["marks"][0].update(level=1)),
    "a seal time": ("sheet", lambda b: b.update(sealed="2026-09-28T04:14:03.120Z")),
    "a vote": ("vote", lambda b: b.update(vote="against")),
    "a decision": ("decision", lambda b: b.update(decision="postpone")),
}


@pytest.mark.parametrize("what", EDITS)
def test_an_edited_journal_is_found_by_both(audited: SmallSeason, what: str) -> None:
    kind, change = EDITS[what]
    path = journal(audited)
    lines = path.read_bytes().splitlines()
    for number, raw in enumerate(lines):
        said = json.loads(raw)
        if said.get("header", {}).get("kind") == kind:
            change(said["body"])
            plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            lines[number] = plain.encode()
            break
    path.write_bytes(b"\n".join(lines) + b"\n")
    done = offices.audit(audited, path)
    assert [one.text.key for one in done.findings] == ["audit.journal_line"]
    assert done.season is None
    with pytest.raises(AssertionError):
        independent_reader.read_journal(path.read_bytes())


# An insider with the office's keys, who signs everything anew.


def forged(season: SmallSeason, change: Callable[[str, Any], None]) -> Path:
    facts = offices.rewritten(season.office, offices.facts_of(season), change)
    path, auditor = season.folder / "forged.cmx", season.workspace("auditor")
    return offices.sealed(season.office, facts, auditor, path)


def test_a_decision_against_the_vote_is_found_by_both(audited: SmallSeason) -> None:
    code = audited.interviews[0]

    def change(kind: str, body: Any) -> None:
        if kind == "decision" and body["interview"] == code:
            body["decision"] = "postpone"
            body["reason"] = {"kk": "–", "ru": "–"}

    path = forged(audited, change)
    done, other = offices.audit(audited, path), witness(audited, path)
    assert follows(done)[code] is other.decisions()[code]["follows"] is False
    assert {"decision", "protocol"} <= set(offices.kinds(done))


def test_a_changed_vote_is_found_by_both(audited: SmallSeason) -> None:
    code = audited.interviews[0]

    def change(kind: str, body: Any) -> None:
        if kind == "vote" and code in body["interviews"] and body["member"] != "M01":
            body["vote"] = "against"

    path = forged(audited, change)
    done, other = offices.audit(audited, path), witness(audited, path)
    assert follows(done)[code] is other.decisions()[code]["follows"] is False


def test_votes_and_decision_changed_together_are_found_by_paper_and_by_an_older_extract(
    audited: SmallSeason,
) -> None:
    code = audited.interviews[0]
    printed = codes(audited, "protocol")
    older = offices.extract(audited, "auditor", "older")

    def change(kind: str, body: Any) -> None:
        if kind == "vote" and code in body["interviews"]:
            body["decision"] = "refuse"
        elif kind == "decision" and body["interview"] in audited.interviews[:4]:
            body["decision"] = "refuse"
            body["reason"] = {"kk": "–", "ru": "–"}

    path = forged(audited, change)
    done, other = offices.audit(audited, path, codes=printed), witness(audited, path)
    assert {"code", "protocol"} <= set(offices.kinds(done))
    assert other.named(printed[0]) == ""
    both = offices.audit(audited, older, path)
    assert {"fork", "gone"} <= set(offices.kinds(both))


def test_a_protocol_that_does_not_say_what_its_facts_give_is_found(
    audited: SmallSeason,
) -> None:
    def change(kind: str, body: Any) -> None:
        if kind == "protocol":
            body["snapshot"] = "ab" * 32

    path = forged(audited, change)
    facts = Commission(
        independent_reader.read_facts(
            path.read_bytes(), audited.workspace("auditor").keys.secret[32:]
        )[1]
    )
    (digest,) = [d for d, (h, _) in facts.facts.items() if h["kind"] == "protocol"]
    done = offices.audit(audited, path, codes=[control_code(digest)])
    assert [one.text.key for one in done.findings] == ["audit.protocol_differs"]
    assert not done.codes[0].agrees


def test_a_laptops_sheet_cannot_be_signed_by_the_office(audited: SmallSeason) -> None:
    """A mark changed with the office's keys alone breaks the laptop's chain."""
    facts = offices.facts_of(audited)
    place = next(i for i, f in enumerate(facts) if f.header.kind == "sheet")
    body = json.loads(facts[place].body or b"")
    body["marks"][0]["level"] = 1
    raw = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    facts[place] = type(facts[place])(
        facts[place].digest, facts[place].header, facts[place].raw, raw.encode()
    )
    auditor = audited.workspace("auditor")
    path = offices.sealed(audited.office, facts, auditor, audited.folder / "mark.cmx")
    done = offices.audit(audited, path)
    assert offices.kinds(done) == ["file"]
    with pytest.raises(AssertionError):
        witness(audited, path)


def test_an_office_that_was_restored_from_yesterday_is_found(audited: SmallSeason) -> None:
    whole = offices.extract(audited, "auditor", "whole")
    facts = offices.facts_of(audited)
    mine = [f for f in facts if f.header.device == audited.office.device]
    gone = {f.digest for f in sorted(mine, key=lambda f: f.header.n)[-4:]}
    left = [f for f in facts if f.digest not in gone]
    held = [f.signed(audited.office.keys.sign("commission-sign-1", f.digest)) for f in left]
    auditor = audited.workspace("auditor")
    path = offices.sealed(
        audited.office,
        [_own(audited, a, b) for a, b in zip(left, held, strict=True)],
        auditor,
        audited.folder / "yesterday.cmx",
    )
    done = offices.audit(audited, whole, path)
    assert [one.text.key for one in done.findings] == ["audit.gone"]
    assert done.findings[0].text.values["count"] == 4


def _own(season: SmallSeason, before: Any, signed: Any) -> Any:
    return signed if before.header.device == season.office.device else before


# Bad input.


def test_files_that_are_no_proof_are_told_each_by_itself(audited: SmallSeason) -> None:
    good = offices.extract(audited, "auditor")
    half = audited.folder / "half.cmx"
    half.write_bytes(good.read_bytes()[:-100])
    keys = offices.keys_of(audited, "auditor").path
    files = (half, keys, audited.folder, audited.folder / "nothing.cmx", audited.stick("M01"))
    done = offices.audit(audited, *files)
    assert [one.where for one in done.findings] == [path.name for path in files]
    assert (done.ok, done.season, done.state_digest) == (False, None, "")
    done = offices.audit(audited, *files, good)
    assert done.season is not None
    assert not done.ok


def test_an_update_for_a_laptop_proves_nothing_on_an_office(audited: SmallSeason) -> None:
    audited.carry_back("M01")
    done = Audit([audited.stick("back M01")])(audited.office).value
    assert offices.kinds(done) == ["file"]


def test_practice_and_the_real_thing_are_not_mixed(audited: SmallSeason) -> None:
    plain = journal(audited)
    offices.device(audited, "real", practice=False)
    done = Audit([plain])(audited.workspace("real")).value
    assert [one.text.key for one in done.findings] == ["exchange.practice"]


def test_two_seasons_are_not_mixed(
    audited: SmallSeason, practice: OnePractice, tmp_path: Path
) -> None:
    made = practice("founded")
    other = tmp_path / "other.json"
    with open_workspace(made.office, made.passphrase, noon(made)) as office:
        other.write_bytes(export_journal(office))
    done = offices.audit(audited, offices.extract(audited, "auditor"), other)
    assert [one.text.key for one in done.findings] == ["audit.other_season"]
    assert done.state_digest == audited.digest()


def test_a_body_that_figures_hang_on_may_not_be_withheld(audited: SmallSeason) -> None:
    facts = [
        f.without_body() if f.header.kind in {"vote", "person"} else f
        for f in offices.facts_of(audited)
    ]
    auditor = audited.workspace("auditor")
    path = offices.sealed(audited.office, facts, auditor, audited.folder / "x.cmx")
    done = offices.audit(audited, path)
    assert offices.kinds(done) == ["protocol", "withheld"]
    assert done.season is None


def test_a_laptop_makes_no_audit(audited: SmallSeason) -> None:
    with refused("audit.not_on_a_laptop"):
        Audit([journal(audited)])(audited.workspace("M01"))


def test_what_a_package_should_hold_and_does_not_is_said(audited: SmallSeason) -> None:
    path = offices.extract(audited, "auditor")
    auditor = audited.workspace("auditor")
    opened = open_package(
        path.read_bytes(), auditor.keys.open, Expect(auditor.device, None, practice=True)
    )
    laptop = audited.workspace("M01").device
    left = [f for f in opened.facts if f.header.device != laptop]
    short = offices.sealed(
        audited.office, left, auditor, audited.folder / "short.cmx", have=opened.manifest.have
    )
    done = offices.audit(audited, short)
    assert "gone" in offices.kinds(done)
    assert "audit.said_to_have" in {one.text.key for one in done.findings}
