"""What lines of the journal are about: names and titles before codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from commission_app.services.office.laptop_states import Known
from commission_app.services.office.subjects import Subjects, user_words
from commission_app.services.sentences import Said
from tests.support.seasons import SmallSeason

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def tell(decided: SmallSeason) -> Callable[[str, str], str]:
    """A kind and what it is about, in Russian."""
    with decided.office.read() as now:
        subjects = Subjects.of(now, Known.of(now), decided.interviews)

    def told(kind: str, about: str) -> str:
        parts = subjects.parts(kind, about)
        words = (p.say("ru") if isinstance(p, Said) else getattr(p, "ru", p) for p in parts)
        return " · ".join(map(str, words))

    return told


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("season", "season", ""),
        ("revealed", "24", ""),
        ("results", "1/fe", ""),
        ("protocol.final", "7", "№ 7"),
        ("panel", "A", "панель A"),
        ("printed", "protocol 2", "Протокол"),
        ("printed", "strange 2", "strange"),
        ("table.printed", "matrix 12 pdf", "Матрица"),
        ("results.imported", "2: results-2.xlsx", "этап 2 · results-2.xlsx"),
        ("import.accepted", "ranks: проверено", "проверено"),
        ("package.out", "01a21225dfd6710c92ef0fb8fa5ac0f3", "код файла 01a21225dfd6710c"),
        ("package.refused", "0123456789abcdef exchange.x", "код файла 0123456789abcdef"),
        ("backup", "2026.commission", "2026.commission"),
    ],
)
def test_things_are_called_as_people_call_them(
    tell: Callable[[str, str], str], kind: str, about: str, expected: str
) -> None:
    assert tell(kind, about) == expected


def test_people_are_called_by_name(
    tell: Callable[[str, str], str], decided: SmallSeason
) -> None:
    one = decided.interviews[0]
    with decided.office.read() as now:
        member = Subjects.of(now, Known.of(now), ()).members["M02"].ru
    assert tell("sheet", f"{one}/M02").startswith(f"{one} ")
    assert tell("sheet", f"{one}/M02").endswith(f" · {member}")
    assert tell("interview.outcome", f"{one}/").startswith(f"{one} ")
    assert tell("vote", "1/2/M02") == f"предложение 1 · {member}"
    assert tell("attendance", "P/M02") == member  # the sitting stands in what happened
    assert tell("attendance", "P 5") == ""
    assert tell("declaration", "A/M02") == member
    assert tell("handed.over", "M02,M02") == f"{member} · {member}"
    assert tell("resolved", f"recusal:{one}/M02").endswith(f" · {member}")
    assert tell("proposal.split", f"1 2 {one}").startswith(f"предложение 1 · {one} ")


def test_who_gave_no_name_is_called_by_the_duty() -> None:
    word = user_words("secretary")
    assert isinstance(word, Said)
    assert [word.say(lang) for lang in ("kk", "ru", "en")] == [
        "хатшы",
        "секретарь",
        "secretary",
    ]
    assert user_words("Тажибаев М.") == "Тажибаев М."
