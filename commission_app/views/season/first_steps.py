"""What an empty office does first: the way to the first interview, step by step."""

from __future__ import annotations

from functools import partial
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
    from collections.abc import Collection

    from commission_app.views.support.words import Words

NUMBER = 20  # pixels
STEPS = (
    (T("season.first_import"), T("season.first_import_means")),
    (T("season.first_commission"), T("season.first_commission_means")),
    (T("season.first_schedule"), T("season.first_schedule_means")),
    (T("season.first_laptops"), T("season.first_laptops_means")),
)
LATER = {3: T("season.after_two"), 4: T("season.after_three")}


class FirstSteps(QFrame):
    """Four steps: the first two can be done now, in any order; the others say after which.

    Signals
    -------
    wanted(str): the screen where a step is done.
    """

    wanted = Signal(str)

    def __init__(self, screens: Collection[str]) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self.first = Button(phrase(T("season.import")), "primary", "ph.file-arrow-down")
        second = Button(phrase(T("season.to_commission")), "", "ph.users-three")
        acts = {1: ("import", self.first), 2: ("commission", second)}
        title, means = phrase(T("season.empty")), phrase(T("season.empty_means"))
        rows = column(Empty("ph.flag-banner", title, means), gap=0)
        for number, (step, how) in enumerate(STEPS, 1):
            words = Text(number, "title"), phrase(step), phrase(how)
            rows.addWidget(line())
            if number in LATER:
                rows.addWidget(_step(*words, Text(phrase(LATER[number]), "caption")))
                continue
            screen, act = acts[number]
            act.clicked.connect(partial(self.wanted.emit, screen))
            rows.addWidget(_step(*words, *([act] if screen in screens else [])))
        self.setLayout(column(rows, None, margins=(1, 8, 1, 8)))


def _step(figure: Text, title: Words, means: Words, *last: QWidget) -> QWidget:
    figure.setMinimumWidth(NUMBER)
    words = column(Text(title, "strong", wrap=True), Text(means, "small", wrap=True), gap=2)
    return holder(row(figure, (words, 1), *last, gap=16, margins=(22, 12, 18, 12)))
