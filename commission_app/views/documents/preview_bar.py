"""Above the preview: the page in sight, the size, which file, which interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.choosing import ComboField
from commission_app.views.kit.layouts import column, holder, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.kit.page_view import PageView
    from commission_app.views.support.words import Words


class PreviewBar(QWidget):
    """Turns and sizes the pages; says which file is in front.

    Signals
    -------
    file_chosen(str): the name of a file.
    interview_wanted(): another interview, or one of all.
    """

    file_chosen = Signal(str)
    interview_wanted = Signal()

    def __init__(self, pages: PageView) -> None:
        super().__init__()
        self._pages = pages
        self._back = Button(phrase(T("documents_screen.page_back")), "quiet", "ph.caret-left")
        self._on = Button(phrase(T("documents_screen.page_on")), "quiet", "ph.caret-right")
        self._page, self._size = Text("", "soft"), Text("", "soft")
        self._less = Button(phrase(T("documents_screen.smaller")), "quiet", "ph.minus")
        self._more = Button(phrase(T("documents_screen.larger")), "quiet", "ph.plus")
        self._fit = Button(
            phrase(T("documents_screen.fit")), "quiet", "ph.arrows-out-line-horizontal"
        )
        self.files = ComboField(phrase(T("documents_screen.file")))
        self.files.label.hide()
        self.interview = Button("", "link", "ph.user")
        for one in (self._back, self._on, self._less, self._more, self._fit):
            one.be_bare(bare=True)
        self._which = holder(row(self.files, None, self.interview, gap=10))
        turning = row(
            *(self._back, self._page, self._on, None),
            *(self._less, self._size, self._more, self._fit),
            gap=0,
        )
        self._turning = holder(turning)
        self.setLayout(column(self._turning, self._which, gap=4))
        self._connect()
        self._which.hide()

    def offer_files(self, names: tuple[tuple[str, Words], ...], chosen: str) -> None:
        """Files of the paper, by name and by what is shown of it; one is nothing to choose."""
        self.files.offer(names)
        self.files.choose(chosen)
        self.files.setVisible(len(names) > 1)
        self._fold()

    def offer_interview(self, code: str, *, offered: bool) -> None:
        """Which interview is shown, with the way to another one."""
        key = T("documents_screen.other_interview")
        one = phrase(T("documents_screen.one_person"))
        self.interview.say(phrase(key, interview=code) if code else one)
        self.interview.setVisible(offered)
        self._fold()

    def rest(self, *, resting: bool) -> None:
        """There are no pages to turn."""
        self._turning.setVisible(not resting)
        self._fold()

    def _fold(self) -> None:
        files, who = not self.files.isHidden(), not self.interview.isHidden()
        turning = not self._turning.isHidden()
        self._which.setVisible((files and turning) or who)
        self.setVisible(turning or who)  # empty it takes no room above what stands there

    def _connect(self) -> None:
        self._back.clicked.connect(self.turn_back)
        self._on.clicked.connect(self.turn_on)
        self._less.clicked.connect(self.shrink)
        self._more.clicked.connect(self.grow)
        self._fit.clicked.connect(self._pages.fit)
        self._pages.turned.connect(self._tell_page)
        self._pages.zoomed.connect(self._tell_size)
        self.files.chosen.connect(self.file_chosen)
        self.interview.clicked.connect(self.interview_wanted)
        self._tell_page(0, 0)
        self._tell_size(self._pages.zoom)

    def _tell_page(self, page: int, of: int) -> None:
        self._page.say(phrase(T("documents_screen.page_of"), page=page, of=of))
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < of)

    def _tell_size(self, per_cent: int) -> None:
        self._size.say(phrase(T("documents_screen.per_cent"), size=per_cent))

    def turn_back(self) -> None:
        """To the page before."""
        self._pages.go_to(self._pages.page - 1)

    def turn_on(self) -> None:
        """To the next page."""
        self._pages.go_to(self._pages.page + 1)

    def shrink(self) -> None:
        """One size smaller."""
        self._pages.step(-1)

    def grow(self) -> None:
        """One size larger."""
        self._pages.step(1)
