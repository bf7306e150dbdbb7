"""Help beside the work: pages of Markdown from the program's own folder, without a network."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeySequence,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QWidget
from typing_extensions import override

from commission_app.domain.collation import search_key
from commission_app.shared.paths import resources
from commission_app.shared.texts import T
from commission_app.views.kit.choosing import SearchField
from commission_app.views.kit.layouts import column, frame, row
from commission_app.views.kit.text import Text
from commission_app.views.support import theme
from commission_app.views.support.tongue import language, said
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.texts import Language

CONTENTS = "index"
SIZE, LIST_WIDTH = (940, 640), 280
AROUND, PAD = 62, 7  # pixels of a row: margins, padding and bar at its sides; above and below
LINE_HEIGHT = 140  # per cent
_LINK = re.compile(r"\[([^\]]+)\]\(([\w-]+)\.md\)")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its key is the name of its file, its title the first heading."""

    key: str
    title: str
    text: str
    found_by: str  # the whole text, ready to be searched


@cache
def pages(lang: Language) -> tuple[HelpPage, ...]:
    """All pages: the contents first, then in its order, then what it does not name.

    A page that is written in English only, for who builds or judges the program, is there too,
    under the name that the contents give it.
    """
    found = {
        path.stem: _read(path.stem, path.read_text("utf-8"))
        for language in ("en", lang)
        for path in (resources() / "help" / language).glob("*.md")
    }
    links = _LINK.findall(found[CONTENTS].text) if CONTENTS in found else []
    named = {key: title for title, key in links}
    for key in found.keys() & named.keys():
        if not (resources() / "help" / lang / f"{key}.md").is_file():
            found[key] = replace(found[key], title=named[key])
    order = dict.fromkeys((CONTENTS, *named, *sorted(found)))
    return tuple(found[key] for key in order if key in found)


def _read(key: str, text: str) -> HelpPage:
    title = next((ln[2:].strip() for ln in text.splitlines() if ln.startswith("# ")), key)
    return HelpPage(key, title, text, search_key(text))


class HelpWindow(QWidget):
    """The contents at the left, a page at the right; follows the language, keeps the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(*SIZE)
        self.key = CONTENTS
        self.search = SearchField(phrase(T("help.search")))
        self.contents = QListWidget()
        self.contents.setProperty("box", "contents")
        self.contents.setFrameShape(QListWidget.Shape.NoFrame)
        self.contents.setWordWrap(True)
        self.contents.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.contents.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Text(phrase(T("help.nothing")), "small", wrap=True)
        self._nothing.hide()
        self.page = _Paper()
        left = frame(
            "side",
            column(
                *(self.search, self._nothing, (self.contents, 1)),
                gap=10,
                margins=(12, 14, 12, 0),  # a list that goes on ends at the edge
            ),
        )
        left.setFixedWidth(LIST_WIDTH)
        self.setLayout(row(left, (self.page, 1), gap=0))
        self.search.asked.connect(self._fill)
        self.search.down_wanted.connect(self.contents.setFocus)
        self.contents.currentItemChanged.connect(self._chosen)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self, self._back)
        self._trail: list[str] = []
        self._say()

    def open_page(self, key: str) -> None:
        """Show this page, or the contents where there is none of this name."""
        self._show(key)
        self.show()
        self.raise_()
        self.activateWindow()

    def _show(self, key: str) -> None:
        known = {page.key: page for page in pages(language())}
        key = key if key in known else CONTENTS
        if key != self.key:
            self._trail.append(self.key)
        self.key = key
        self.page.write(known[key].text if key in known else "")
        self._mark()

    def _mark(self) -> None:
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        for n in range(self.contents.count()):
            item = self.contents.item(n)
            chosen = item.data(Qt.ItemDataRole.UserRole) == self.key
            face = theme.font(theme.density().body, 600 if chosen else 400)
            item.setFont(face)
            item.setSizeHint(QSize(0, self._high(item.text(), face)))
            if chosen:
                self.contents.setCurrentItem(item)
        self.contents.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _fill(self, asked: str = "") -> None:
        words = search_key(asked).split()
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.contents.clear()
        for page in pages(language()):
            if all(word in page.found_by for word in words):
                item = QListWidgetItem(page.title)
                item.setData(Qt.ItemDataRole.UserRole, page.key)
                self.contents.addItem(item)
        self.contents.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._nothing.setVisible(self.contents.count() == 0)
        self._mark()

    def _high(self, title: str, face: QFont) -> int:
        """Qt measures without the sheet's padding: a title lost its second line."""
        room = QRect(0, 0, LIST_WIDTH - AROUND, LIST_WIDTH)
        wrap = Qt.TextFlag.TextWordWrap.value
        return QFontMetrics(face).boundingRect(room, wrap, title).height() + 2 * PAD

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show(str(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        """Links lead to pages of ours and nowhere else."""
        key = link.path().removesuffix(".md")
        if not link.scheme() and _KEY.fullmatch(key):
            self._show(key)

    def _back(self) -> None:
        if self._trail:
            key = self._trail.pop()
            self._show(key)
            self._trail.pop()

    def _say(self) -> None:
        self.setWindowTitle(said(phrase(T("help.title"))))
        self.contents.setAccessibleName(said(phrase(T("help.contents"))))
        self.page.setAccessibleName(said(phrase(T("help.title"))))
        self._fill(self.search.text())
        self._show(self.key)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        elif event.type() is QEvent.Type.StyleChange:
            self._fill(self.search.text())
            self._show(self.key)
        super().changeEvent(event)


class _Paper(QTextBrowser):
    """Renders a page; loads nothing from anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(28)

    def write(self, text: str) -> None:
        """Show this text in the program's own faces."""
        self.setMarkdown(text)
        sizes = theme.density()
        heads = {1: sizes.heading, 2: sizes.title, 3: sizes.body}
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor.setPosition(block.position())
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeBlockFormat(_spacing(level))
            if level:
                cursor.mergeCharFormat(_heading(heads.get(level, sizes.body), level))
            block = block.next()
        for part in self.document().rootFrame().childFrames():
            if isinstance(part, QTextTable):
                part.setFormat(_table(part.format()))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, type: int, name: QUrl | str) -> None:
        """No pictures, no sheets, no network."""


def _spacing(level: int) -> QTextBlockFormat:
    found = QTextBlockFormat()
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
    found.setLineHeight(LINE_HEIGHT, kind.value)
    found.setTopMargin(18 if level > 1 else 0)
    found.setBottomMargin(6 if level else 8)
    return found


def _table(old: QTextTableFormat) -> QTextTableFormat:
    found = QTextTableFormat(old)
    found.setBorder(1)
    found.setBorderBrush(theme.color("line"))
    found.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)  # no relief
    found.setBorderCollapse(True)
    found.setTopMargin(6)
    found.setCellPadding(7)
    return found


def _heading(pixels: int, level: int) -> QTextCharFormat:
    family = theme.DISPLAY_FAMILY if level == 1 else theme.TEXT_FAMILY
    found = QTextCharFormat()
    found.setFont(
        theme.font(pixels, QFont.Weight.DemiBold.value, family),
        QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly,
    )
    return found
