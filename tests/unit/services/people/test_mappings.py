"""Columns chosen by hand are known again for the same headings, tomorrow too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.models import own
from commission_app.services.opening import open_workspace
from commission_app.services.people import mappings
from commission_app.services.people.files import ReadFile
from commission_app.services.people.mappings import KeepMapping
from tests.support.seasons import PASSPHRASE, refused
from tests.support.spreadsheets import write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from commission_app.services.people.mappings import Mapped
    from commission_app.services.workspace import Workspace
    from tests.support.seasons import SmallSeason

HEADS = ("ИИН", "ФИО", "Анкета")
MAPPING = (("iin", "A"), ("full_name_ru", "B"), ("code", "C"))


def file(folder: Path, name: str, heads: tuple[str, ...] = HEADS) -> Path:
    return write_xlsx(
        folder / f"{name}.xlsx", [heads, ("850515300701", "Ойданов Болат", "K-1")]
    )


def recalled(office: Workspace, path: Path) -> Mapped:
    return ReadFile(path, "candidates", recall=True)(office).mapping


def test_a_mapping_is_known_again_after_the_program_has_ended(
    founded: SmallSeason, tmp_path: Path
) -> None:
    first, second = file(tmp_path, "first"), file(tmp_path, "second")
    seen = ReadFile(first, "candidates", recall=True)(founded.office)
    assert "code" not in dict(seen.mapping)
    mapping = (*seen.mapping, ("code", "C"))
    KeepMapping("candidates", seen.headings, mapping)(founded.office)
    founded.close_one("office")
    with open_workspace(founded.place("office"), PASSPHRASE, founded.world("again")) as office:
        assert recalled(office, second) == mapping
        assert recalled(office, file(tmp_path, "other", ("ИИН", "ФИО", "№ дела"))) != mapping
        assert "code" not in dict(ReadFile(second, "candidates")(office).mapping)
        assert "code" not in dict(ReadFile(second, "results", recall=True)(office).mapping)


def test_the_latest_choice_counts_and_old_ones_make_room(
    founded: SmallSeason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mappings, "REMEMBERED", 2)
    office = founded.office
    for head, column in (("a", "A"), ("b", "A"), ("a", "B"), ("c", "A")):
        KeepMapping("candidates", (head,), (("iin", column),))(office)
    with office.read() as now:
        found = [mappings.kept_mapping(now, "candidates", (head,)) for head in "abc"]
    assert found == [(("iin", "B"),), (), (("iin", "A"),)]


def test_no_word_of_a_file_is_kept(founded: SmallSeason) -> None:
    KeepMapping("candidates", ("850515300701", "Ойданов Болат"), MAPPING)(founded.office)
    with founded.office.read() as now:
        kept = own.values(now.c, "mappings:")
    assert list(kept) == ["mappings:candidates"]
    assert b"850515300701" not in kept["mappings:candidates"]
    assert "Ойданов".encode() not in kept["mappings:candidates"]


def test_a_field_that_this_program_does_not_know_is_left_out_with_its_mapping(
    founded: SmallSeason, tmp_path: Path
) -> None:
    path = file(tmp_path, "one")
    plain = recalled(founded.office, path)
    KeepMapping("candidates", HEADS, (*MAPPING, ("of tomorrow", "D")))(founded.office)
    assert recalled(founded.office, path) == plain


def test_a_laptop_keeps_no_mapping(equipped: SmallSeason) -> None:
    with refused("services.office_only"):
        KeepMapping("candidates", HEADS, MAPPING)(equipped.workspace("M01"))
