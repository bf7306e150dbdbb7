"""The registry, requisites that are missing, letters that no font has."""

from __future__ import annotations

import dataclasses

import pytest
from babel.messages.pofile import read_po

from commission_app.documents.document import Setting
from commission_app.documents.fonts import unprintable
from commission_app.documents.press import Mark
from commission_app.documents.registry import DOCUMENTS, document_of, render
from commission_app.domain.language import Bilingual
from commission_app.shared.errors import UserError
from commission_app.shared.paths import resources
from commission_app.shared.texts import LANGUAGES, Language, T, has, say
from tests.support import papers, pdf

FINAL, DRAFT = Mark(), Mark(draft=True)


def test_every_document_has_its_own_key_and_snapshot() -> None:
    keys = {document.key for document in DOCUMENTS}
    assert len(keys) == len({document.snapshot for document in DOCUMENTS}) == len(DOCUMENTS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_title_is_written_in_every_language(lang: Language) -> None:
    assert all(has(document.title, lang) for document in DOCUMENTS)


def test_a_snapshot_finds_its_document() -> None:
    assert document_of(papers.slips()).key == "slip"


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_fonts_can_print_every_phrase(lang: str) -> None:
    with (resources() / "texts" / lang / "documents.po").open("rb") as file:
        assert unprintable("".join(str(message.string) for message in read_po(file))) == ""


def test_the_fonts_have_every_kazakh_letter() -> None:
    assert unprintable("ӘәҒғҚқҢңӨөҰұҮүҺһІіЁё№«»–—…≥×§·") == ""


def test_a_final_paper_names_the_requisite_that_it_lacks() -> None:
    protocol = dataclasses.replace(papers.protocol(1), basis=None)
    with pytest.raises(UserError) as refusal:
        render(protocol, mark=FINAL)
    assert refusal.value.values == {"field": "Негіз · Основание"}


def test_a_blank_requisite_counts_as_unset() -> None:
    half = Bilingual(kk="Негіз", ru=" ")
    with pytest.raises(UserError):
        render(dataclasses.replace(papers.protocol(1), basis=half), mark=FINAL)


def test_a_draft_shows_the_gap() -> None:
    protocol = dataclasses.replace(papers.protocol(1), basis=None)
    assert "[…Негіз…]" in pdf.joined(render(protocol, mark=DRAFT))


def test_an_unset_date_of_an_order_is_named_too() -> None:
    order = dataclasses.replace(papers.order(1), day=None)
    with pytest.raises(UserError) as refusal:
        render(order, mark=FINAL)
    assert refusal.value.values == {"field": "Бұйрық күні · Дата приказа"}


def test_a_letter_that_the_font_lacks_is_named_with_its_text() -> None:
    sheet = papers.score_sheet(comment="жақсы ₸ → нашар")
    with pytest.raises(UserError) as refusal:
        render(sheet, mark=FINAL)
    assert refusal.value.values == {
        "letters": "₸→",
        "codes": "U+20B8, U+2192",
        "text": "жақсы ₸ → нашар",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_refusals_are_said_in_every_language(lang: Language) -> None:
    values = {"letters": "₸", "codes": "U+20B8", "text": "жүз ₸"}
    assert "₸" in say(T("documents.unprintable"), lang, **values)


def test_a_requisite_stands_in_both_languages() -> None:
    setting = Setting(FINAL, "columns")
    place = Bilingual(kk="Астана қаласы", ru="город Астана")
    assert setting.need(place, T("documents.field.place")).ru == "город Астана"


def test_a_setting_accepts_plain_text() -> None:
    setting = Setting(FINAL, "columns")
    assert setting.need("7", T("documents.field.protocol_number")).kk == "7"
