"""Sentences of services are said by windows in the language of the moment, nested ones too."""

from __future__ import annotations

import pytest

from commission_app.services.sentences import counted, said
from commission_app.shared.texts import LANGUAGES, Language, T
from commission_app.views.support.heard import heard
from commission_app.views.support.words import spoken


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_nested_sentence_reads_as_the_service_says_it(lang: Language) -> None:
    one = said(
        T("office.file_taken"),
        sender=said(T("office.from_member"), member="M04"),
        new=counted(T("office.n_new"), 5),
        corrected=said(T("office.no_corrected")),
        missing=counted(T("office.n_missing"), 21),
    )
    assert spoken(heard(one), lang) == one.say(lang)
