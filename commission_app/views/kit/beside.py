"""The place at the right of a table: one of several side panels at a time, or none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from commission_app.views.kit.form_panel import FormPanel
from commission_app.views.kit.layouts import row

if TYPE_CHECKING:
    from commission_app.views.kit.side_panel import SidePanel


Form = TypeVar("Form", bound=FormPanel)


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

    def step_back(self) -> bool:
        """Esc, wherever the focus is: the panel in front goes; False where there is none."""
        if self.current is None:
            return False
        self.current.close_panel()
        return True

    def _close(self) -> None:
        self.show_panel(None)
        self.closed.emit()


class FormsBeside(Beside):
    """What is chosen in the table, or one of the forms: a form never gives way to a choice.

    Signals
    -------
    left(): a form was closed and nothing was done.
    put_away(): what is chosen was closed.
    step_wanted(int): to the next one of the table, or the one before.
    """

    left = Signal()
    put_away = Signal()
    step_wanted = Signal(int)

    def __init__(self, panel: SidePanel) -> None:
        super().__init__(panel)
        panel.previous_wanted.connect(partial(self.step_wanted.emit, -1))
        panel.next_wanted.connect(partial(self.step_wanted.emit, 1))
        panel.closed.connect(self.put_away)

    @property
    def asking(self) -> bool:
        """Whether a form is in front."""
        return isinstance(self.current, FormPanel)

    def ready(self, form: Form) -> Form:
        """A form that was made when it was needed first."""
        self.hold(form)
        form.closed.connect(self.left)  # after it has made room
        return form

    def close_chosen(self) -> None:
        """Nothing is chosen; a form stays."""
        if not self.asking:
            self.show_panel(None)

    def close_form(self) -> None:
        """What was asked for is done."""
        if self.asking:
            self.show_panel(None)
