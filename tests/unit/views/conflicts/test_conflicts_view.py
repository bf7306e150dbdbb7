"""Conflicts by keys: both sides, the reason, the answer; nothing is settled without a word."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from commission_app.domain.facts.kinds.scoring import Recusal, Sheet
from commission_app.services.changes import Changes, Done
from commission_app.services.conflicts.reading import ReadConflicts
from commission_app.services.office.matrix import ReadMatrix
from commission_app.services.opening import open_workspace
from commission_app.services.sealing import CorrectSheet
from commission_app.views.conflicts.conflict_lines import about_whom, line_of
from commission_app.views.support.tongue import said
from tests.support.copies import SayTwice
from tests.support.practice import noon

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.domain.facts.body import Body
    from commission_app.domain.facts.header import Fact
    from commission_app.services.conflicts.found import Conflicts
    from commission_app.services.workspace import Workspace
    from commission_app.views.conflicts.conflicts_view import ConflictsView
    from tests.support.desks import Driver, Openers
    from tests.support.practice import OnePractice

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
REASON, RIGHT = "Хаттамамен салыстырылды.", "Верна эта запись"


@pytest.fixture
def driver(practice: OnePractice, desk_of: Openers) -> Driver:
    driver = desk_of(practice("delivered"))
    driver.go("conflicts")
    return driver


def view(driver: Driver) -> ConflictsView:
    return driver.work.pages.screen_in_front  # type: ignore[return-value]


def found(driver: Driver) -> Conflicts:
    return driver.ask(ReadConflicts())


def say_twice(driver: Driver, *bodies: Body) -> None:
    driver.desk.act(SayTwice(bodies), driver.window)
    driver.settle()


def recused_twice(driver: Driver) -> tuple[str, str]:
    row = next(r for r in driver.ask(ReadMatrix()).rows if not r.revealed)
    member = next(cell.member for cell in row.cells if cell is not None)
    say_twice(
        driver,
        Recusal(interview=row.interview, member=member, ground="relative"),
        Recusal(interview=row.interview, member=member, ground="other", reason="Ескі дос."),
    )
    return row.interview, member


def test_a_season_that_agrees_says_so(driver: Driver) -> None:
    assert driver.sees("Противоречий нет")
    assert not view(driver).list.isVisible()
    assert view(driver).which.button("open").hasFocus()


def test_a_conflict_is_settled_by_keys_alone(driver: Driver) -> None:
    interview, member = recused_twice(driver)
    driver.go("conflicts")
    assert view(driver).list.key == f"recusal:{interview}/{member}"
    assert len(view(driver).panel.cards) == 2
    driver.press("Return")
    assert view(driver).panel.reason.editor.hasFocus()
    driver.type(REASON)
    driver.press("Return")
    first = view(driver).panel.cards[0]
    assert first.button.hasFocus()
    driver.press("Return")
    assert found(driver).blocking == 0
    (settled,) = found(driver).settled
    assert settled.settled is not None
    assert settled.settled.reason == REASON
    assert driver.sees("Противоречие разрешено")


def test_without_a_reason_nothing_is_settled(driver: Driver) -> None:
    recused_twice(driver)
    driver.go("conflicts")
    driver.click(RIGHT, view(driver).panel.cards[1])
    assert found(driver).blocking == 1
    assert view(driver).panel.reason.wrong
    assert view(driver).panel.reason.editor.hasFocus()


def test_escape_goes_back_to_the_list_and_the_reason_stays(driver: Driver) -> None:
    recused_twice(driver)
    driver.go("conflicts")
    driver.press("Return")
    driver.type(REASON)
    driver.press("Escape")
    assert view(driver).list.hasFocus()
    assert view(driver).panel.reason.text == REASON


def test_what_was_settled_can_be_answered_anew(driver: Driver) -> None:
    recused_twice(driver)
    driver.go("conflicts")
    for number in (0, 1):
        view(driver).panel.reason.put(REASON)
        driver.click(RIGHT, view(driver).panel.cards[number])
        driver.settle()
        driver.click("Разрешены")
    (settled,) = found(driver).settled
    assert settled.settled is not None
    assert settled.settled.chosen == view(driver).panel._conflict.sides[1].digest  # type: ignore[union-attr]
    assert driver.sees("выбрана")


def sealed_twice(driver: Driver, folder: Path) -> None:
    """The laptop's folder was copied, and the sheet was corrected on both."""
    laptop = driver.season.laptops[0]
    shutil.copytree(laptop.folder, folder)
    facts: list[Fact] = []
    for place, level in ((laptop.folder, 4), (folder, 5)):
        world = noon(driver.season, laptop.member)
        with open_workspace(place, laptop.passphrase, world) as opened:
            with opened.read() as now:
                interview = min(s.interview for _, s in now.facts.current(Sheet).values())
            CorrectSheet(interview, {"C2": (level, "")}, "Қате басылды.")(opened)
            with opened.read() as now:
                facts += now.facts.select()
    driver.desk.act(Poured(tuple(facts)), driver.window)
    driver.settle()


@dataclass(frozen=True)
class Poured:
    facts: tuple[Fact, ...]

    def __call__(self, workspace: Workspace) -> Done[None]:
        with workspace.act() as act:
            act.facts.apply(self.facts)
        return Done(None, ~Changes.NOTHING)


def test_an_answer_that_waits_for_somebody_is_grey_and_says_for_whom(
    driver: Driver, tmp_path: Path
) -> None:
    sealed_twice(driver, tmp_path / "copy.commission")
    driver.go("conflicts")
    assert [one.kind for one in found(driver).open] == ["sheet", "fork"]
    assert driver.sees("одобрения автора листа или председателя")
    assert not any(card.button.isEnabled() for card in view(driver).panel.cards)
    assert "→" not in driver.reads()


def test_the_matrix_and_the_navigation_lead_here(driver: Driver) -> None:
    interview, member = recused_twice(driver)
    driver.go("matrix", f"{interview}/{member}")
    driver.click("К противоречиям")
    assert driver.screen == "conflicts"
    assert view(driver).list.key == f"recusal:{interview}/{member}"


def test_a_line_tells_whom_it_is_about(driver: Driver) -> None:
    interview, member = recused_twice(driver)
    conflict = found(driver).open[0]
    assert interview in said(about_whom(conflict))
    assert said(line_of(conflict).lower).startswith(f"{member} · {interview}")
