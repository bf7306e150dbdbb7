from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from commission_app.domain.language import Bilingual
from commission_app.domain.names import Name, Names
from commission_app.shared.texts import LANGUAGES, Language
from commission_app.tables.candidates import CandidateRow, ReadCandidates
from commission_app.tables.export import export_candidates
from commission_app.tables.regions import load_regions
from commission_app.tables.steps import Request

READ = ReadCandidates(load_regions(), date(2026, 9, 1))
FULL = CandidateRow(
    code="L26-0001",
    iin="850515300701",
    names=Names(Name("Ойдан", "Болат", "Ерланұлы"), Name("Ойданов", "Болат", "Ерланович")),
    birth_date="1985-05-15",
    sex="m",
    region="KZ-10",
    district="Семей",
    organisation=Bilingual("=«№ 1 мектеп» КММ", "КГУ «Школа № 1»"),
    org_type="kindergarten",
    position=Bilingual("директордың орынбасары", "заместитель директора"),
    category="басшы-көшбасшы",
    years_of_service="12",
    language="kk",
    phone="+77012345678",
    email="a@b.kz",
    consent="2026-08-01",
)
BARE = CandidateRow(
    "L26-0002",
    "061211600012",
    Names(Name("Ким", "Анна"), Name("Ким", "Анна")),
    birth_date="2006-12-11",
    sex="f",
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_exported_is_imported_without_loss(tmp_path: Path, lang: Language) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(export_candidates([FULL, BARE], load_regions(), lang))
    read = READ(Request((path,)))
    assert [msgspec.structs.replace(one, file="", row=0) for one in read.rows] == [FULL, BARE]
    assert (read.rejected, read.repaired, read.warnings) == ((), (), ())


def test_words_and_dates_are_those_of_the_language(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(export_candidates([FULL], load_regions(), "kk"))
    read = READ(Request((path,)))
    assert read.sources[0].sheet == "Үміткерлер"
    assert read.sources[0].mapping["birth_date"] == "Туған күні"
