"""Candidates: searched, filtered, a dossier on each of its pages, a name being corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.support.gallery.shot import Shot

if TYPE_CHECKING:
    from commission_app.services.people.candidates import CandidateRow
    from commission_app.views.candidates.candidates_view import CandidatesView
    from tests.support.desks import Driver


def _view(driver: Driver) -> CandidatesView:
    """The list as it was first seen."""
    found: Any = driver.work.pages.screen_in_front
    view: CandidatesView = found
    view.panel.corrected()
    view.panel.close_panel()
    view.panel.tabs.choose("data")
    view.bar.clear()
    driver.settle()
    return view


def _search(driver: Driver, text: str) -> None:
    _view(driver)
    driver.press("Ctrl+F")
    driver.type(text)


def _filter(driver: Driver) -> None:
    """Those of one region who were interviewed."""
    view = _view(driver)
    view.bar.stage.choose("5")
    view.bar.state.choose("held")
    view.bar.region.choose(next(r.region for r in _rows(view) if r.place.state == "held"))
    view.bar.changed.emit()


def _open(driver: Driver, page: str, state: str, decision: str = "") -> None:
    """The dossier of the first one who stands so."""
    view = _view(driver)
    rows = (row for row in _rows(view) if row.place.decision == decision)
    one = next(row for row in rows if row.place.state == state)
    driver.go("candidates", one.code)
    view.panel.tabs.choose(page)
    view.panel.tabs.chosen.emit(page)


def _forget(driver: Driver, form: str) -> None:
    """A basis was forgotten: of a corrected name, or of leaving the selection."""
    _open(driver, "data", "held")
    driver.settle()
    view: Any = driver.work.pages.screen_in_front
    button = {"form": view.panel.correct, "candidacy": view.panel.moving}[form]
    button.click()
    getattr(view.panel, form).submit()


def _rows(view: CandidatesView) -> tuple[CandidateRow, ...]:
    return view.table.rows.in_order()


SHOTS = (
    Shot("candidates-founded", "candidates", "founded"),
    Shot("candidates-delivered", "candidates", "delivered"),
    Shot("candidates-search", "candidates", "delivered", does=lambda d: _search(d, "ali")),
    Shot("candidates-nothing", "candidates", "delivered", does=lambda d: _search(d, "Ы1")),
    Shot("candidates-filtered", "candidates", "delivered", does=_filter),
    Shot("candidates-data", "candidates", "delivered", does=lambda d: _open(d, "data", "held")),
    Shot(
        "candidates-stages",
        "candidates",
        "delivered",
        does=lambda d: _open(d, "stages", "held"),
    ),
    Shot("candidates-correct", "candidates", "delivered", does=lambda d: _forget(d, "form")),
    Shot(
        "candidates-take_out", "candidates", "delivered", does=lambda d: _forget(d, "candidacy")
    ),
    Shot(
        "candidates-papers",
        "candidates",
        "finished",
        does=lambda d: _open(d, "papers", "decided", "enrol"),
    ),
)
