"""What an empty office does first: the way to the first interview, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.empty import Empty
from commission_app.views.kit.layouts import column, holder, line, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.support.words import Words

NUMBER = 20  # pixels
STEPS = (
    (T("season.first_import"), T("season.first_import_means")),
    (T("season.first_commission"), T("season.first_commission_means")),
    (T("season.first_schedule"), T("season.first_schedule_means")),
    (T("season.first_laptops"), T("season.first_laptops_means")),
)


class FirstSteps(QFrame):
    """Four steps; only the first one can be done now.

    Signals
    -------
    import_wanted(): the first step.
    """

    import_wanted = Signal()

    def __init__(self, *, can_import: bool) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.first = Button(phrase(T("season.import")), "primary", "ph.file-arrow-down")
        self.first.clicked.connect(self.import_wanted)
        title, means = phrase(T("season.empty")), phrase(T("season.empty_means"))
        rows = column(Empty("ph.flag-banner", title, means), gap=0)
        for number, (step, how) in enumerate(STEPS, 1):
            acts = [self.first] if number == 1 and can_import else []
            rows.addWidget(line())
            rows.addWidget(_step(number, phrase(step), phrase(how), *acts))
        self.setLayout(column(rows, None, margins=(1, 8, 1, 8)))


def _step(number: int, title: Words, means: Words, *acts: Button) -> QWidget:
    figure = Text(number, "title")
    figure.setMinimumWidth(NUMBER)
    words = column(Text(title, "strong", wrap=True), Text(means, "small", wrap=True), gap=2)
    return holder(row(figure, (words, 1), *acts, gap=14, margins=(22, 12, 18, 12)))
