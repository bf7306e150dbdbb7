"""Every screen of the program: one line each, in the order of the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commission_app.shared.texts import T
from commission_app.views.approvals.approvals_view import ApprovalsView
from commission_app.views.candidates.candidates_view import CandidatesView
from commission_app.views.commission.commission_view import CommissionView
from commission_app.views.conflicts.conflicts_view import ConflictsView
from commission_app.views.documents.documents_view import DocumentsView
from commission_app.views.exchange.exchange_view import ExchangeView
from commission_app.views.handing_over.handing_over_view import HandingOverView
from commission_app.views.importing.importing_view import ImportingView
from commission_app.views.journal.journal_view import JournalView
from commission_app.views.matrix.matrix_view import MatrixView
from commission_app.views.own_sheets.own_sheets_view import OwnSheetsView
from commission_app.views.paper_sheets.paper_sheet_view import PaperSheetView
from commission_app.views.schedule.schedule_view import ScheduleView
from commission_app.views.scoring.scoring_view import ScoringView
from commission_app.views.season.season_view import SeasonView
from commission_app.views.sitting.sitting_view import SittingView
from commission_app.views.today.today_view import TodayView

if TYPE_CHECKING:
    from collections.abc import Callable

    from commission_app.views.support.desk import Desk
    from commission_app.views.support.screen import Screen

Role = Literal["office", "laptop"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A screen: `key` is also the name of its page of help; `group`: "" stands alone."""

    key: str
    title: str  # text key
    icon: str
    role: Role
    make: Callable[[Desk], Screen]
    group: str = ""  # text key
    hidden: bool = False  # reached from another screen only


SCREENS: tuple[Entry, ...] = (
    Entry("today", T("today.title"), "ph.calendar-blank", "laptop", TodayView),
    Entry("own_sheets", T("own_sheets.title"), "ph.files", "laptop", OwnSheetsView),
    Entry("handover", T("handover.title"), "ph.hard-drive", "laptop", HandingOverView),
    Entry("score", T("score.title"), "ph.note-pencil", "laptop", ScoringView, hidden=True),
    Entry(
        "approvals",
        T("approving.title"),
        "ph.check-circle",
        "laptop",
        ApprovalsView,
        hidden=True,
    ),
    Entry("season", T("season.title"), "ph.flag-banner", "office", SeasonView),
    Entry(
        "candidates",
        T("candidates.title"),
        "ph.users",
        "office",
        CandidatesView,
        T("shell.group_prepare"),
    ),
    Entry(
        "import",
        T("import.title"),
        "ph.file-arrow-down",
        "office",
        ImportingView,
        T("shell.group_prepare"),
    ),
    Entry(
        "commission",
        T("commission.title"),
        "ph.laptop",
        "office",
        CommissionView,
        T("shell.group_prepare"),
    ),
    Entry(
        "schedule",
        T("schedule.title"),
        "ph.calendar-blank",
        "office",
        ScheduleView,
        T("shell.group_prepare"),
    ),
    Entry(
        "exchange",
        T("exchange_screen.title"),
        "ph.hard-drive",
        "office",
        ExchangeView,
        T("shell.group_interviews"),
    ),
    Entry(
        "matrix",
        T("matrix.title"),
        "ph.grid-four",
        "office",
        MatrixView,
        T("shell.group_interviews"),
    ),
    Entry(
        "conflicts",
        T("conflicts.title"),
        "ph.warning",
        "office",
        ConflictsView,
        T("shell.group_interviews"),
    ),
    Entry(
        "paper_sheet",
        T("paper_sheets.title"),
        "ph.note-pencil",
        "office",
        PaperSheetView,
        T("shell.group_interviews"),
        hidden=True,
    ),
    Entry(
        "sitting",
        T("sitting.title"),
        "ph.scales",
        "office",
        SittingView,
        T("shell.group_decision"),
    ),
    Entry(
        "documents",
        T("documents_screen.title"),
        "ph.files",
        "office",
        DocumentsView,
        T("shell.group_decision"),
    ),
    Entry(
        "journal",
        T("journal.title"),
        "ph.book-open",
        "office",
        JournalView,
        T("shell.group_after"),
    ),
)


def screens_of(role: str) -> tuple[Entry, ...]:
    """What an office or a laptop has."""
    return tuple(entry for entry in SCREENS if entry.role == role)
