"""The place at the right of a table: one of several side panels at a time, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.layouts import row

if TYPE_CHECKING:
    from commission_app.views.kit.side_panel import SidePanel


class Beside(QWidget):
    """Takes no room while nothing is open.

    Signals
    -------
    closed(): the panel in front was closed by a person.
    turned(bool): a panel came to the front, or none is there any more.
    """

    closed = Signal()
    turned = Signal(bool)

    def __init__(self, *panels: SidePanel) -> None:
        super().__init__()
        self._panels: list[SidePanel] = []
        self.current: SidePanel | None = None
        self._row = row(gap=0)
        self.setLayout(self._row)
        for panel in panels:
            self.hold(panel)
        self.hide()

    def hold(self, panel: SidePanel) -> None:
        """One more, not in front yet: panels that are seldom needed are made when they are."""
        panel.hide()
        panel.closed.connect(self._close)
        self._panels.append(panel)
        self._row.addWidget(panel)

    def show_panel(self, panel: SidePanel | None) -> None:
        """This one in front, or none."""
        self.current = panel
        for one in self._panels:
            if one is not panel:
                one.hide()
        self.setVisible(panel is not None)
        if panel is not None:
            panel.show()
        self.turned.emit(panel is not None)

    def _close(self) -> None:
        self.show_panel(None)
        self.closed.emit()
