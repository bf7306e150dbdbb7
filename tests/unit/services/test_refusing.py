"""Files that are refused: what stays of one that is too large to be copied."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from commission_app.exchange.opening import FILE
from commission_app.models import diary
from commission_app.services.office.exchange import ReadExchange
from commission_app.services.taking_in import TakeIn
from commission_app.shared.texts import LANGUAGES, say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.seasons import SmallSeason

SIZE = FILE + 4096


def large(path: Path, beginning: bytes = b"") -> Path:
    """A sparse file: no disk is filled by it."""
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(SIZE)
    return path


def test_a_file_over_the_limit_is_named_in_quarantine_and_not_copied(
    founded: SmallSeason,
) -> None:
    file = large(founded.folder / "huge.cmx")
    (taken,) = TakeIn([file])(founded.office).value
    assert taken.reason is not None
    assert taken.reason.key == "exchange.too_large"
    (shown,) = ReadExchange()(founded.office).quarantine
    assert shown.size == SIZE
    digest = hashlib.sha256(bytes(FILE + 1)).hexdigest()
    values = {"name": "huge.cmx", "size": SIZE, "limit": 64, "digest": digest}
    said = (shown.reason.kk, shown.reason.ru, shown.reason.en)
    for language, words in zip(LANGUAGES, said, strict=True):
        assert words == say("exchange.too_large_named", language, **values)
    folder = founded.office.inbox / "quarantine"
    assert sum(path.stat().st_size for path in folder.iterdir()) < 4096
    with founded.office.read() as now:
        last = list(diary.entries(now.c))[-1]
    assert (last.what, last.about.partition(" ")[2]) == (
        "package.refused",
        "exchange.too_large",
    )


def test_the_same_large_file_twice_is_one_line_and_two_names_are_two(
    founded: SmallSeason,
) -> None:
    one, other = large(founded.folder / "one.cmx"), large(founded.folder / "other.cmx")
    TakeIn([one, one, other])(founded.office)
    names = {line.reason.en[:12] for line in ReadExchange()(founded.office).quarantine}
    assert len(ReadExchange()(founded.office).quarantine) == len(names) == 2


def test_a_name_of_several_lines_or_of_foreign_bytes_stays_one_line(
    founded: SmallSeason,
) -> None:
    file = large(founded.folder / "a\nb\u202e\udcff.cmx")
    TakeIn([file])(founded.office)
    (shown,) = ReadExchange()(founded.office).quarantine
    assert "\u201ca b ?.cmx\u201d" in shown.reason.en
    assert shown.reason.en != shown.reason.kk


def test_a_record_that_somebody_overwrote_is_still_listed(founded: SmallSeason) -> None:
    TakeIn([large(founded.folder / "huge.cmx")])(founded.office)
    (record,) = (founded.office.inbox / "quarantine").glob("*.refused")
    record.write_bytes(b"{}")
    (shown,) = ReadExchange()(founded.office).quarantine
    assert shown.size == 2
