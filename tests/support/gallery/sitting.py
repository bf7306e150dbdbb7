"""The sitting: who is there, what is put to the vote, what is decided, what the room sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from commission_app.services.consolidating import ReadFourEyes, SetFourEyes
from commission_app.services.four_eyes.second import Second
from commission_app.services.office.sitting import ReadSitting
from commission_app.services.vaults.people import AddUser
from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commission_app.services.office.proposals import ProposalLine
    from commission_app.views.sitting.sitting_view import SittingView
    from tests.support.desks import Driver

HALL = (1920, 1080)
OTHER = Second("Айгүл", "жеті рет өлшеп кес")


def _screen(driver: Driver) -> SittingView:
    return cast("SittingView", driver.work.pages.screen_in_front)


def _open_line(driver: Driver) -> ProposalLine:
    lines = driver.ask(ReadSitting(_screen(driver)._code)).proposals
    return next(one for one in lines if one.open)


def _attend(driver: Driver) -> None:
    driver.click("Присутствие")


def _without_quorum(driver: Driver) -> None:
    """One of five is there: the light says what lacks, the panel what comes first."""
    driver.click("Присутствие")
    driver.press("Enter")


def _vote_by_keys(driver: Driver) -> None:
    """All votes of a proposal by keys, and what concluding it will do."""
    driver.go("sitting", _open_line(driver).interviews[0])
    panel = _screen(driver)._table.panel
    panel.focus()
    assert panel.line is not None
    driver.press(*("1" for _ in panel.line.votes))
    driver.press("Ctrl+Return")


def _concluded(driver: Driver) -> None:
    """The same, made so: the notice says what became of it."""
    _vote_by_keys(driver)
    driver.press("Ctrl+Return")


def _propose(driver: Driver) -> None:
    """A proposal with many names before it is put; or with nobody, where all are decided."""
    driver.click("Убрать панель")
    driver.click("Новое предложение")


def _list_proposals(driver: Driver) -> None:
    driver.click("Убрать панель")
    number = len(driver.ask(ReadSitting(_screen(driver)._code)).proposals)
    driver.click(f"Предложения {number}")
    driver.press("Down")


def _against(driver: Driver) -> None:
    """A decision against the score asks for its reasons in both languages."""
    _screen(driver)._table.names.show_tab("names")
    decided = driver.ask(ReadSitting(_screen(driver)._code)).list
    one = next(one for one in decided if one.recommendation == "enrol")
    driver.go("sitting", one.interview)
    _screen(driver)._table.bench.decision.focus()
    driver.press("Right")
    driver.click("Отказать")


def _project(driver: Driver) -> None:
    """The room sees the candidate and the proposal, and nothing of an open vote."""
    driver.go("sitting", _open_line(driver).interviews[0])
    driver.click("На проектор")
    _hall(driver).resize(*HALL)


def _project_result(driver: Driver) -> None:
    driver.click("На проектор")
    _hall(driver).resize(*HALL)


def _hall(driver: Driver) -> QWidget:
    window = driver.work.projection.window
    assert window is not None
    return window


def _open(driver: Driver) -> None:
    """A plenary is to be opened."""
    driver.click("Новое заседание")


def _two_people(driver: Driver) -> None:
    """A second person must confirm before the marks are revealed; and nobody is there yet."""
    workspace = driver.desk._workspace
    AddUser(driver.season.passphrase, OTHER.user, OTHER.secret)(workspace, 14)
    driver.desk.act(SetFourEyes(on=True, second=OTHER), driver.window)
    driver.go("sitting")
    driver.click("Новое заседание")
    driver.click("Открыть заседание", _screen(driver)._table.asides)
    _screen(driver)._table.reveal()


def _lift(driver: Driver) -> None:
    """The rule is to end: a reason, and the other one's passphrase."""
    if not ReadFourEyes()(driver.desk._workspace).on:
        _two_people(driver)
    driver.settle()
    driver.click("Больше не требовать")


SHOTS = (
    Shot("sitting-founded", "sitting", "founded"),
    Shot("sitting-delivered", "sitting", "delivered"),
    Shot("sitting-opening", "sitting", "delivered", does=_open),
    Shot("sitting-four_eyes", "sitting", "delivered", does=_two_people, spoils=True),
    Shot("sitting-second", "sitting", "delivered", does=_lift, spoils=True),
    Shot("sitting-voting", "sitting", "voting"),
    Shot("sitting-attendance", "sitting", "voting", does=_attend),
    Shot("sitting-new", "sitting", "voting", does=_propose),
    Shot("sitting-proposals", "sitting", "voting", does=_list_proposals),
    Shot("sitting-projected", "sitting", "voting", does=_project, seen=_hall, spoils=True),
    Shot("sitting-against", "sitting", "voting", does=_against),
    Shot("sitting-no_quorum", "sitting", "revealed", does=_without_quorum),
    Shot("sitting-many", "sitting", "revealed", does=_propose),
    Shot("sitting-concluding", "sitting", "voting", does=_vote_by_keys, spoils=True),
    Shot("sitting-concluded", "sitting", "voting", does=_concluded, spoils=True),
    Shot("sitting-decided", "sitting", "decided"),
    Shot("sitting-result", "sitting", "decided", does=_project_result, seen=_hall, spoils=True),
)
