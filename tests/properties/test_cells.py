"""Every combination of what can happen gives exactly one state, the same in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

from hypothesis import given, strategies as st

from commission_app.domain.cells import Conflict, Flag, State, matrix, unexplained
from commission_app.domain.matter import Appointment, Matter, Outcome, Settlement, SheetView
from commission_app.domain.presence import Presence

START = datetime(2026, 9, 29, 10, tzinfo=UTC)
INTERVIEWS, MEMBERS = ["I1", "I2", "X9"], ["M1", "M2", "M9"]
KEYS = st.tuples(st.sampled_from(INTERVIEWS), st.sampled_from(MEMBERS))
DIGESTS = st.sampled_from(["d1", "d2", "d3", "p1", "p2"])
NONE = frozenset[str]()
SOME_DIGESTS = st.frozensets(DIGESTS)
OUTCOMES = st.sampled_from(get_args(Outcome))
SLOTS = tuple(
    Appointment(i, ("M1", "M2"), "P", START, START + timedelta(minutes=20))
    for i in ("I1", "I2")
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[SheetView, ...]:
    """At most one current sheet a cell, as the standing of facts leaves it."""
    found: list[SheetView] = []
    for interview, member in draw(st.sets(KEYS)):
        digest = draw(DIGESTS)
        found.append(
            SheetView(
                interview,
                member,
                digest,
                draw(st.sampled_from(["sealed", "void"])),
                draw(st.sampled_from(["r", "old"])),
                (*draw(st.lists(DIGESTS, max_size=2)), digest),
                draw(st.booleans()),
                draw(st.booleans()),
            )
        )
    return tuple(found)


PRESENCE = st.builds(
    Presence,
    st.sampled_from([(), ((START, None),), ((START, START),)]),
    st.sampled_from(["r", ""]),
)
SETTLEMENTS = st.builds(
    Settlement, DIGESTS | st.just(""), SOME_DIGESTS, st.sampled_from(["", *INTERVIEWS])
)
KEPT = st.sampled_from(["k1", "k2", "d1", "p1"])
JUDGED = st.builds(
    Settlement,
    rejected=st.frozensets(KEPT),
    reason=st.just("said"),
)
MATTERS = st.builds(
    Matter,
    st.just("r"),
    st.just(SLOTS),
    sheets(),
    sheets(),
    st.dictionaries(KEYS, SOME_DIGESTS, max_size=2),
    st.dictionaries(KEYS, st.just("other"), max_size=2),
    st.dictionaries(st.tuples(st.just("P"), st.sampled_from(MEMBERS)), PRESENCE),
    st.dictionaries(st.sampled_from(INTERVIEWS), OUTCOMES, max_size=1),
    st.dictionaries(KEYS, OUTCOMES, max_size=3),
    st.dictionaries(KEYS, st.sampled_from(["", "why"]), max_size=2),
    st.dictionaries(st.sampled_from(INTERVIEWS), SOME_DIGESTS, max_size=2),
    SOME_DIGESTS,
    st.dictionaries(KEYS, SETTLEMENTS, max_size=3),
    SOME_DIGESTS,
    st.dictionaries(KEYS, st.frozensets(KEPT, min_size=1), max_size=2),
    st.dictionaries(KEYS, JUDGED, max_size=2),
    st.frozensets(st.sampled_from(MEMBERS), max_size=1),
    st.frozensets(KEPT),
)


@given(MATTERS)
def test_every_expected_cell_has_exactly_one_known_state(matter: Matter) -> None:
    found = matrix(matter)
    keys = [(c.interview, c.member) for c in found]

    assert len(keys) == len(set(keys))
    assert keys == sorted(keys)
    assert {(s.interview, m) for s in SLOTS for m in s.panel} <= set(keys)
    for cell in found:
        assert cell.state in get_args(State)
        assert cell.conflict in get_args(Conflict)
        assert set(cell.flags) <= set(get_args(Flag))


@given(MATTERS)
def test_what_counts_and_what_is_explained_follows_from_the_state(matter: Matter) -> None:
    for cell in matrix(matter):
        assert (cell.state == "conflict") == bool(cell.conflict)
        assert cell.explained or cell.state in {"missing", "conflict"}
        assert not (cell.explained and cell.state == "conflict")
        assert bool(cell.counts) or cell.state not in {"received", "paper"}
        assert not cell.counts or cell.state in {"received", "paper", "conflict"}
        assert cell.state != "missing" or cell.explained == bool(cell.reason)
    assert not [c for c in unexplained(matrix(matter)) if c.explained]


@given(MATTERS)
def test_what_explains_is_a_persons_word_and_never_what_is_only_not_here(
    matter: Matter,
) -> None:
    for cell in matrix(matter):
        key = (cell.interview, cell.member)
        kept = matter.kept.get(key, frozenset())
        judged = kept <= matter.judged.get(key, Settlement()).rejected
        bare = cell.state in {"missing", "absent"} and cell.interview not in (
            matter.office_outcomes
        )
        assert not (bare and cell.explained and not judged)
        if bare and cell.explained and cell.member in matter.lacking:
            assert matter.gaps.get(key) or (kept and judged)


@given(MATTERS)
def test_a_recused_member_never_counts(matter: Matter) -> None:
    for cell in matrix(matter):
        if (cell.interview, cell.member) in matter.recusals:
            assert (cell.state, cell.counts) == ("recused", "")


@given(MATTERS)
def test_in_a_conflict_only_what_was_revealed_counts(matter: Matter) -> None:
    for cell in matrix(matter):
        if cell.state == "conflict" and cell.counts:
            assert cell.counts in matter.revealed[cell.interview]


@given(MATTERS)
def test_what_was_opened_counts_whatever_the_office_says_of_it_alone(matter: Matter) -> None:
    for cell in matrix(matter):
        key = (cell.interview, cell.member)
        if (matter.binding(key) - matter.void) and cell.state not in {"recused", "absent"}:
            assert cell.counts or cell.state == "void"
            assert cell.counts in matter.revealed[cell.interview] | matter.approved | {""}
        office = replace(matter, judged={key: Settlement(rejected=matter.kept.get(key, NONE))})
        if not matter.kept.get(key, NONE) & matter.released and not matter.judged.get(key):
            alone = {(c.interview, c.member): c.counts for c in matrix(office)}
            assert alone.get(key, "") == cell.counts


@given(MATTERS, st.data())
def test_the_order_in_which_sheets_are_listed_does_not_matter(
    matter: Matter, data: st.DataObject
) -> None:
    other = replace(
        matter,
        sheets=tuple(data.draw(st.permutations(matter.sheets))),
        paper=tuple(data.draw(st.permutations(matter.paper))),
    )
    assert matrix(matter) == matrix(other)
