"""The journal: statements and acts in one line of time, found in words, never a mark."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds import KINDS
from commission_app.domain.facts.kinds.people import Candidate
from commission_app.services.office.journal import Journal, ReadJournal
from commission_app.services.office.kinds_of_lines import DIARY, FACTS, GROUPS
from commission_app.services.sealing import CorrectSheet
from commission_app.services.sentences import Said
from commission_app.services.sittings import OpenSitting
from commission_app.shared.texts import LANGUAGES
from tests.support.seasons import SmallSeason
from tests.support.source import calls, name_of

if TYPE_CHECKING:
    from commission_app.services.office.journal import JournalLine


def read(
    season: SmallSeason,
    text: str = "",
    kinds: tuple[str, ...] = (),
    after: str = "",
    limit: int = 100,
) -> Journal:
    return ReadJournal(text, kinds, after, limit)(season.office)


def test_every_kind_of_statement_has_a_name_and_a_group() -> None:
    assert FACTS.keys() == KINDS.keys()
    grouped = {kind for kinds in GROUPS.values() for kind in kinds}
    assert grouped == {*FACTS, *DIARY}
    assert sum(map(len, GROUPS.values())) == len(grouped)


def test_lines_stand_by_time_and_those_of_one_act_together(decided: SmallSeason) -> None:
    journal = read(decided, limit=10_000)
    moments = [line.at for line in journal.lines if line.at is not None]
    assert moments == sorted(moments, reverse=True)
    people = [line for line in journal.lines if line.kind == "candidate"]
    assert [line.count for line in people] == [12]  # of each a code, and who it is
    assert people[0].what.say("ru") == "Импортированы кандидаты: 6"
    assert journal.found == len(journal.lines) < sum(line.count for line in journal.lines)
    assert {line.source for line in journal.lines} == {"fact", "diary"}


def test_every_line_can_be_said_and_tells_no_mark(scored: SmallSeason) -> None:
    CorrectSheet(scored.interviews[0], {"C1": (5, "")}, "4 емес, 5.")(scored.workspace("M01"))
    scored.carry("M01")
    lines = read(scored, limit=10_000).lines
    texts = [line.what.say(lang) for line in lines for lang in LANGUAGES]
    assert not [text for text in texts if "{" in text or "office." in text]
    assert "4 емес" not in repr(lines)
    assert not [line for line in lines if line.what.key == "office.diary_other"]
    sheets = [line for line in lines if line.kind == "sheet" and line.count == 1]
    assert sheets[0].what.key == "office.fact_sheet_corrected"
    assert sheets[0].control
    assert sheets[0].who is not None
    assert sheets[0].who.say("en").startswith("laptop CM-01 (")
    assert "M01" not in sheets[0].who.say("en")


def test_an_act_and_its_statement_are_one_line_with_both_proofs(decided: SmallSeason) -> None:
    lines = read(decided, limit=10_000).lines
    opened = [line for line in lines if line.what.say("ru") == "Заседание открыто"]
    assert {line.about for line in opened} >= {"A", "P"}
    assert all(line.noted and line.source == "fact" and line.control for line in opened)
    closed = [line for line in lines if line.what.say("ru") == "Заседание закрыто"]
    assert closed
    assert all(line.noted and line.control for line in closed)
    kinds = [line.kind for line in lines]
    assert "sitting.opened" not in kinds
    assert "decided" not in kinds
    decisions = next(line for line in lines if line.kind == "decision" and line.noted)
    assert decisions.what.say("ru") == "Приняты решения: 6"
    assert "vote" in kinds  # the votes are other statements of the same moment


def test_a_statement_of_another_moment_stays_a_line_of_its_own(scored: SmallSeason) -> None:
    lines = read(scored, limit=10_000).lines
    assert [line.noted for line in lines if line.kind == "sheet"] == [False] * sum(
        line.kind == "sheet" for line in lines
    )


def test_what_a_line_is_about_is_said_in_words(decided: SmallSeason) -> None:
    lines = read(decided, limit=10_000).lines
    told = {line.key: _parts(line) for line in lines}
    with decided.office.read() as now:
        people = now.facts.current(Candidate)
    for line in (one for one in lines if one.kind == "sheet"):
        code, _, member = line.about.partition("/")
        names = people[code][1].names
        assert f"{code} {names.ru.surname}" in told[line.key]
        assert member not in told[line.key].split(" · ")
    closed = next(line for line in lines if line.kind == "sitting" and line.about == "P")
    assert told[closed.key] == "№ P"
    assert not [words for words in told.values() if "{" in words or "office." in words]


def _parts(line: JournalLine) -> str:
    words = (
        one.say("ru") if isinstance(one, Said) else getattr(one, "ru", one) for one in line.of
    )
    return " · ".join(map(str, words))


def test_a_package_names_its_laptop_and_an_attendance_its_sitting(decided: SmallSeason) -> None:
    lines = read(decided, limit=10_000).lines
    packages = {line.about for line in lines if line.kind == "package.in"}
    assert {"CM-01 · M01", "CM-04 · M04"} <= packages
    assert all(one.startswith("CM-0") for one in packages)
    came = {line.what.say("ru") for line in lines if line.kind == "attendance"}
    assert "Отмечено присутствие, заседание P: 4" in came
    assert "Отмечено присутствие, заседание A: 4" in came
    assert all("заседание " in one for one in came)


def test_pages_follow_each_other_without_gap_or_repetition(decided: SmallSeason) -> None:
    whole = [line.key for line in read(decided, limit=10_000).lines]
    found: list[JournalLine] = []
    after = ""
    while True:
        page = read(decided, after=after, limit=7)
        found += page.lines
        after = page.next
        if not after:
            break
    assert [line.key for line in found] == whole
    assert len({line.key for line in found}) == len(found)


def test_what_comes_later_is_added(scored: SmallSeason) -> None:
    before = read(scored).found
    OpenSitting("P", "plenary")(scored.office)
    journal = read(scored)
    assert journal.found == before + 1
    assert journal.lines[0].kind == "sitting"
    assert journal.lines[0].noted
    assert journal.lines[1].kind != "sitting.opened"


def test_a_group_shows_its_kinds_only(decided: SmallSeason) -> None:
    lines = read(decided, kinds=("sitting",), limit=1000).lines
    assert {line.kind for line in lines} <= GROUPS["sitting"]
    verdicts = {line.what.say("en") for line in lines if line.kind == "decision"}
    assert "Decisions taken: 6" in verdicts
    assert read(decided, kinds=("exchange",)).found == 12


def test_lines_are_found_by_code_name_member_user_and_word(decided: SmallSeason) -> None:
    one = decided.interviews[0]
    by_code = read(decided, one, limit=1000)
    assert by_code.found
    assert all(one in line.about or line.count > 1 for line in by_code.lines)
    with decided.office.read() as now:
        surname = now.facts.current(Candidate)[one][1].names.ru.surname
    assert read(decided, surname.lower()).found >= by_code.found - 1
    assert read(decided, "отырыс жабылды").found == 2
    assert read(decided, "заседание закрыто").found == 2
    assert read(decided, "nothing like this").found == 0
    assert read(decided, "M03").found


def test_each_group_tells_how_much_of_the_text_it_holds(decided: SmallSeason) -> None:
    every, some = read(decided), read(decided, kinds=("people",))
    assert some.counts == every.counts
    assert sum(dict(every.counts).values()) == every.found
    assert dict(every.counts)["people"] == some.found
    text = read(decided, text=decided.interviews[0])
    assert 0 < sum(dict(text.counts).values()) == text.found < every.found


def test_whatever_an_act_notes_has_a_name() -> None:
    noted = {
        call.args[0].value
        for place, call in calls()
        if "services" in str(place)
        and name_of(call) == "note"
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(noted) > 30
    assert noted <= DIARY.keys()
