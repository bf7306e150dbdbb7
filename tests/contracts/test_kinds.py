"""What holds for every kind of fact, of those that are there and those that will come."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, cast

import msgspec
import pytest
from sqlalchemy import Integer

from commission_app.domain.facts.body import Introduction, Writer
from commission_app.domain.facts.fold import project
from commission_app.domain.facts.header import Fact, Header
from commission_app.domain.facts.kinds import KINDS, NAME_OF, TRUST, body_of, check
from commission_app.models import tables as t
from commission_app.shared import canonical
from tests.support.kinds import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from commission_app.domain.facts.body import Body

Path = tuple[str | int, ...]
SALT = "5a" * 16
WRITERS = {
    Writer.FOUNDER: {"season", "office"},
    Writer.ANYBODY: {"device", "enrolment", "succession"},
    Writer.MEMBER: {"declaration", "sheet", "approval", "unsent"},
    Writer.EITHER: {"recusal", "identity-check", "interview", "dissent"},
}
DECIDING_RIGHTS = {
    *("season", "office", "device", "enrolment", "succession"),
    *("device-end", "confirmation", "assignment"),
}
KEPT_FOR_EVER = {
    *DECIDING_RIGHTS,
    *("ruleset", "resolution", "destruction", "approval", "four-eyes"),
    "key-change",
}
CODES = {
    *("salt", "code", "member", "interview", "signing", "sealing", "nonce"),
    *("assignment", "device", "fact", "old", "digest", "proof", "secret"),
    *("ruleset", "slot", "state", "chosen", "snapshot", "corrects", "bucket"),
    *("stage", "iin", "vote", "decision", "kind", "outcome", "ground"),
    *("function", "form", "computed", "status", "criterion", "issued", "birth_date"),
    *("consent", "order_date", "protocol_date", "valid_until", "language", "act", "proposal"),
    *("score", "sex", "link", "day"),
}
STRICT = {
    "assignment": {"number"},
    "slot": {"candidate", "panel", "sitting"},
    "attendance": {"sitting"},
    "closing": {"sitting"},
    "declaration": {"panel"},
    "results": {"candidate"},
    "status": {"candidate"},
    "vote": {"sitting"},
    "decision": {"sitting"},
    "certificate": {"candidate"},
}
PRINTED = {"kk", "ru", "en", "surname", "given", "patronymic"}  # bounded with their body
every_kind = pytest.mark.parametrize("name", sorted(KINDS))


def salted(name: str) -> Body:
    return msgspec.structs.replace(SAMPLES[name], salt=SALT)


def fact_of(name: str, raw: bytes, about: str | None = None) -> Fact:
    header = Header(
        season="0" * 32,
        device="1" * 64,
        n=1,
        prev="1" * 64,
        kind=name,
        v=KINDS[name].version,
        at="2026-09-29T04:14:03.120Z",
        offset="+05:00",
        user="",
        about=SAMPLES[name].about if about is None else about,
        supersedes=(),
        body=hashlib.sha256(raw).hexdigest(),
    )
    return Fact.make(header, raw)


def changed(name: str, change: Callable[[Any], None]) -> Fact:
    """The sample as somebody else's program might have written it."""
    body = json.loads(canonical.encode(salted(name)))
    change(body)
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return fact_of(name, text.encode())


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value inside a body, with the way to it."""
    yield path, value
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value).items()
    elif isinstance(value, list):
        inner = enumerate(cast("list[Any]", value))
    for step, one in inner:
        yield from places(one, (*path, step))


def put(path: Path, value: Any) -> Callable[[Any], None]:
    def change(body: Any) -> None:
        for step in path[:-1]:
            body = body[step]
        body[path[-1]] = value

    return change


def found(name: str, of: type) -> list[tuple[Path, Any]]:
    body = json.loads(canonical.encode(salted(name)))
    return [(path, value) for path, value in places(body) if type(value) is of]


def refused(name: str, path: Path, value: Any) -> bool:
    try:
        check(changed(name, put(path, value)))
    except ValueError:
        return True
    return False


def test_there_is_a_sample_of_every_kind() -> None:
    assert {name: type(body) for name, body in SAMPLES.items()} == KINDS


@every_kind
def test_what_was_written_is_read_back(name: str) -> None:
    fact = fact_of(name, canonical.encode(salted(name)))
    assert check(fact) == body_of(fact) == salted(name)


@every_kind
def test_the_sample_fills_every_field(name: str) -> None:
    body = salted(name)
    fields = msgspec.structs.fields(body)
    assert [f.name for f in fields if getattr(body, f.name) == f.default] == []


@every_kind
def test_the_thing_is_computed_from_the_body(name: str) -> None:
    fact = fact_of(name, canonical.encode(salted(name)), about="another")
    with pytest.raises(ValueError, match="about"):
        check(fact)


@every_kind
def test_a_body_without_salt_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="salt"):
        check(fact_of(name, canonical.encode(SAMPLES[name])))


@every_kind
def test_an_unknown_field_is_refused_wherever_it_stands(name: str) -> None:
    for path, _ in found(name, dict):
        with pytest.raises(ValueError, match="zz"):
            check(changed(name, put((*path, "zz"), "")))


@every_kind
def test_a_number_is_whole_and_in_its_range(name: str) -> None:
    wrong = (-1, 2**53, 2**63, 2**70, 0.5, "1", None, True)
    taken = [
        (path, bad)
        for path, _ in found(name, int)
        for bad in wrong
        if not refused(name, path, bad)
    ]
    assert taken == []


@every_kind
def test_a_number_with_a_point_is_refused(name: str) -> None:
    for path, value in found(name, int):
        assert refused(name, path, float(value))


@every_kind
def test_a_text_has_an_end(name: str) -> None:
    taken = [path for path, _ in found(name, str) if not refused(name, path, "a" * 262_145)]
    assert taken == []


def codes(name: str) -> list[tuple[Path, Any]]:
    """Texts that name something: not words of people."""
    strict = CODES | STRICT.get(name, set())
    return [(path, text) for path, text in found(name, str) if path[-1] in strict]


@every_kind
def test_a_code_ends_with_its_last_letter(name: str) -> None:
    if name != "ruleset":  # names things of its own; tests of the ruleset hold them
        taken = [path for path, text in codes(name) if not refused(name, path, f"{text}\n")]
        assert taken == []


@every_kind
def test_a_code_is_short(name: str) -> None:
    taken = [path for path, _ in codes(name) if not refused(name, path, "a" * 200)]
    assert taken == []


@every_kind
def test_a_text_of_one_language_is_bounded(name: str) -> None:
    own = [path for path, _ in found(name, str) if path[-1] not in PRINTED | {"rules"}]
    taken = [path for path in own if not refused(name, path, "a" * 20_001)]
    assert [path for path in taken if path[0] != "rules"] == []


@every_kind
def test_a_list_takes_texts_and_parts_only(name: str) -> None:
    for path, _ in found(name, list):
        assert refused(name, path, [None])
        assert refused(name, path, "x")


@every_kind
def test_a_word_of_a_yes_or_no_is_refused(name: str) -> None:
    for path, _ in found(name, bool):
        assert refused(name, path, 1)


@every_kind
def test_who_may_write_is_as_agreed(name: str) -> None:
    expected = [writer for writer, names in WRITERS.items() if name in names]
    assert KINDS[name].writer is (expected or [Writer.OFFICE])[0]


@every_kind
def test_what_decides_rights_is_never_withheld_or_destroyed(name: str) -> None:
    assert KINDS[name].trust == (name in DECIDING_RIGHTS) == (name in TRUST)
    assert KINDS[name].destructible == (name not in KEPT_FOR_EVER)


@every_kind
def test_a_first_fact_introduces_its_device(name: str) -> None:
    introduces = {"season", "device", "enrolment", "succession"}
    assert issubclass(KINDS[name], Introduction) == (name in introduces)


@every_kind
def test_every_row_fits_its_table(name: str) -> None:
    fact = fact_of(name, canonical.encode(salted(name)))
    for table, rows in project([fact]).items():
        columns = list(t.metadata.tables[table].columns)
        assert t.metadata.tables[table] in t.PROJECTIONS
        for row in rows:
            assert len(row) == len(columns)
            for column, value in list(zip(columns, row, strict=True))[1:]:
                number = isinstance(column.type, Integer)
                fits = column.nullable if value is None else isinstance(value, int) == number
                assert fits, (table, column.name, value)


def test_a_name_is_the_name_of_one_kind() -> None:
    assert {name: NAME_OF[kind] for name, kind in KINDS.items()} == {n: n for n in KINDS}


def test_every_projection_has_a_kind_that_fills_it() -> None:
    facts = [fact_of(name, canonical.encode(salted(name))) for name in KINDS]
    assert set(project(facts)) == {table.name for table in t.PROJECTIONS}
