"""Pages of help: found from the contents, links lead on, words are the program's own."""

from __future__ import annotations

import re
from functools import cache

import click
import pytest

from commission_app.cli.root import root
from commission_app.shared.texts import LANGUAGES, Language
from commission_app.views.screens import SCREENS
from tests.support.source import ROOT, texts

HELP = ROOT / "resources" / "help"
ENGLISH_ONLY = {"format", "threat-model", "decisions"}
IN_ENGLISH = {"kk": "ағылшын тілінде", "ru": "на английском", "en": ""}
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
NAMED = re.compile(r"\*\*(.+?)\*\*|«([^»]+)»|“([^”]+)”|\"([^\"]+)\"")
SPACE = {"kk": "бос орын", "ru": "пробел", "en": "space"}
SIGNS = {"kk": {"плюс", "минус"}, "ru": {"плюс", "минус"}, "en": {"plus", "minus"}}
KEYS = (
    r"(Ctrl\+|Alt\+|Shift\+)*"
    r"(F\d+|Esc|Enter|Tab|Backspace|Delete|PgUp|PgDn|[A-Z]|\d|[↑↓←→⌫…])"
)


@cache
def pages(lang: str) -> dict[str, str]:
    return {file.stem: file.read_text("utf-8") for file in (HELP / lang).glob("*.md")}


@cache
def said(lang: str) -> frozenset[str]:
    """Every text of the program; a placeholder is written as «…», as pages do."""
    return frozenset(
        plain(re.sub(r"\{[^}]*\}", "…", text))
        for found in texts(lang).values()
        for text in found
    )


def plain(text: str) -> str:
    return text.strip(" .…:·").replace("’", "'").casefold()


def is_key(phrase: str, lang: str) -> bool:
    """Whether a phrase is a key, or several: **↑ ↓**, **Alt+←**, **Ctrl+1 … Ctrl+5**."""
    parts = [part for part in re.split(r"[ ,…]+", phrase) if part] or ["…"]
    pattern = rf"{KEYS}|(Ctrl\+)?({'|'.join({SPACE[lang], *SIGNS[lang]})})"
    return all(
        re.fullmatch(pattern, part) or part.lower() == SPACE[lang] for part in parts
    ) or (phrase.lower() == SPACE[lang])


def named(text: str) -> list[str]:
    """What a page sets in bold or quotes: the words of a button, a key; no code, no links."""
    bare = re.sub(r"`[^`]*`", "", LINK.sub("", text))
    return ["".join(groups) for groups in NAMED.findall(bare)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_page(lang: Language) -> None:
    assert pages(lang).keys() == pages("en").keys() - (ENGLISH_ONLY if lang != "en" else set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_has_its_page(lang: Language) -> None:
    assert {entry.key for entry in SCREENS} <= pages(lang).keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_contents_name_every_page_once(lang: Language) -> None:
    linked = [link.removesuffix(".md") for _, link in LINK.findall(pages(lang)["index"])]
    assert sorted(linked) == sorted(pages("en").keys() - {"index"})


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_the_contents_say_which_pages_are_in_english(lang: Language) -> None:
    lines = [line for line in pages(lang)["index"].split("\n") if IN_ENGLISH[lang] in line]
    assert {LINK.findall(line)[0][1] for line in lines} == {f"{key}.md" for key in ENGLISH_ONLY}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_a_page_and_every_page_has_a_title(lang: Language) -> None:
    here = {f"{key}.md" for key in pages("en")}
    lost = [(k, link) for k, t in pages(lang).items() for _, link in LINK.findall(t)]
    assert [one for one in lost if one[1] not in here] == []
    assert [key for key, text in pages(lang).items() if not text.startswith("# ")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_of_a_screen_bears_the_screens_name(lang: Language) -> None:
    titles = {e.key: texts(lang)[e.title][0] for e in SCREENS}
    other = {
        key: pages(lang)[key].partition("\n")[0][2:]
        for key, title in titles.items()
        if pages(lang)[key].partition("\n")[0] != f"# {title}"
    }
    assert other == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_in_bold_and_in_quotes_are_words_of_the_program_or_keys(lang: Language) -> None:
    strange = [
        f"{key}: {phrase}"
        for key, text in sorted(pages(lang).items())
        for phrase in named(text)
        if not is_key(phrase, lang) and plain(phrase) not in said(lang)
    ]
    assert not strange, "\n".join(strange)


def test_a_conflict_is_called_as_on_the_screens() -> None:
    found = [name for name, page in pages("en").items() if "contradiction" in page.lower()]
    assert not found


def test_the_check_of_words_can_fail() -> None:
    assert named("press **Jump** or “Fly”, not `“code”`") == ["Jump", "Fly"]
    assert plain("Jump") not in said("en")
    assert not is_key("Jump", "en")
    assert is_key("Ctrl+1 … Ctrl+5", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_commands_are_those_of_the_command_line(lang: Language) -> None:
    for line in re.findall(r"`commission ([^`]+)`", "\n".join(pages(lang).values())):
        command: click.Command = root
        words = line.split()
        while isinstance(command, click.Group) and not words[0].startswith("-"):
            command = command.commands[words.pop(0)]
        known = {name: p for p in command.params for name in p.opts}
        known["--help"] = known["--version"] = click.Option(["--flag"], is_flag=True)
        given = 0
        while words:
            word = words.pop(0)
            if not word.startswith("--"):
                given += 1
            elif not getattr(known[word], "is_flag", False):
                assert words, f"{line}: {word} without a value"
                words.pop(0)
        arguments = [p for p in command.params if isinstance(p, click.Argument)]
        if given:
            assert given == len(arguments), line
