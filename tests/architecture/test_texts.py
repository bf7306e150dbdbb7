"""Each text exists in three languages with the same placeholders, and is used."""

from __future__ import annotations

import ast
import re
import unicodedata

import pytest

from commission_app.shared.texts import LANGUAGES, Language
from tests.support.source import (
    calls,
    catalogues,
    modules,
    name_of,
    placeholders,
    texts,
)

FORMS = {"kk": 2, "ru": 3, "en": 2}  # by Unicode's plural rules
# Latin letters that look like short Cyrillic words: alone in a text they are a slip.
LOOKALIKE = set("aceikouxy")
WORD = re.compile(r"[^\W_]+")


def marked() -> list[tuple[str, str]]:
    """Place and key of every literal given to T, say or say_n; a widget's `say` is no such."""
    return [
        (place, call.args[0].value)
        for place, call in calls()
        if isinstance(call.func, ast.Name)
        and name_of(call) in {"T", "say", "say_n"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def words(text: str) -> list[str]:
    return WORD.findall(re.sub(r"\{[^}]*\}", " ", text))


def script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_marked_text_exists(lang: Language) -> None:
    missing = {f"{place} {key}" for place, key in marked() if key not in texts(lang)}
    assert not missing, "\n".join(sorted(missing))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty_or_waits_for_a_translator(lang: Language) -> None:
    found = [
        str(message.id)
        for catalogue in catalogues(lang).values()
        for message in catalogue
        if message.id and (message.fuzzy or not all(message.string or ("",)))
    ]
    assert not found, "\n".join(sorted(found))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_dash_one_word_for_a_candidate_a_passphrase_and_a_conflict(lang: Language) -> None:
    """The long dash stands nowhere, and no room goes back to a word that the others left."""
    left = {"kk": "—|кандидат(?!.*написание)", "ru": "—|парольн", "en": "—|contradiction"}[lang]
    found = [
        f"{key}: {form}"
        for key, forms in texts(lang).items()
        for form in forms
        if re.search(left, form, re.IGNORECASE)
    ]
    assert not found, "\n".join(sorted(found))


def test_languages_have_the_same_texts() -> None:
    assert texts("kk").keys() == texts("ru").keys() == texts("en").keys()


def test_languages_have_the_same_placeholders() -> None:
    for key, forms in texts("en").items():
        wanted = placeholders(" ".join(forms))
        for lang in LANGUAGES:
            assert placeholders(" ".join(texts(lang).get(key, ()))) == wanted, key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_plural_has_all_its_forms(lang: Language) -> None:
    wrong = [
        str(message.id)
        for catalogue in catalogues(lang).values()
        for message in catalogue
        if message.pluralizable and message.id and len(message.string or ()) != FORMS[lang]
    ]
    assert not wrong, "\n".join(sorted(wrong))
    assert {one.num_plurals for one in catalogues(lang).values()} == {FORMS[lang]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_has_one_place(lang: Language) -> None:
    keys = [
        str(message.id) for one in catalogues(lang).values() for message in one if message.id
    ]
    assert sorted(set(keys)) == sorted(keys)


def test_every_text_is_used() -> None:
    """By its literal, or by the beginning of a family such as `T(f"domain.region_{code}")`."""
    literals: set[str] = set()
    families: set[str] = set()
    for tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                families.add(str(node.values[0].value))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
    families = {start for start in families if re.fullmatch(r"[a-z]+\.[a-z_.]+", start)}
    idle = [
        key
        for key in texts("en")
        if key not in literals and not key.startswith(tuple(families))
    ]
    assert not idle, "\n".join(sorted(idle))


def test_every_placeholder_of_a_refusal_gets_its_value() -> None:
    """Where the values stand beside the key: UserError(T("room.key"), name=value)."""
    lacking = [
        f"{place} {key}: {sorted(needed - given)}"
        for place, key, given in _refusals()
        if (needed := placeholders(" ".join(texts("en").get(key, ("",))))) - given
    ]
    assert not lacking, "\n".join(sorted(lacking))


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_cyrillic_words_hold_no_latin_letters(lang: Language) -> None:
    mixed = [
        f"{key}: {word}"
        for key, forms in texts(lang).items()
        for word in words(" ".join(forms))
        if {"LATIN", "CYRILLIC"} <= set(map(script, word)) or word in LOOKALIKE
    ]
    assert not mixed, "\n".join(sorted(mixed))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_are_composed(lang: Language) -> None:
    loose = [
        key
        for key, forms in texts(lang).items()
        if any(unicodedata.normalize("NFC", form) != form for form in forms)
    ]
    assert not loose, "\n".join(sorted(loose))


def _refusals() -> list[tuple[str, str, set[str]]]:
    found: list[tuple[str, str, set[str]]] = []
    for place, call in calls():
        match call:
            case ast.Call(
                func=ast.Name(id="UserError"),
                args=[ast.Call(func=ast.Name(id="T"), args=[ast.Constant(value=str(key))])],
            ):
                given = {word.arg for word in call.keywords}
                if None not in given:  # **values are told only by running
                    found.append((place, key, {word for word in given if word}))
            case _:
                pass
    return found
