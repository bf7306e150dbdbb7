"""The keys of a vote, printed under its list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import KeyCap
from commission_app.views.kit.flow import Flow
from commission_app.views.kit.layouts import holder, row
from commission_app.views.kit.text import Text
from commission_app.views.support.words import phrase


class BallotKeys(QWidget):
    """1 for, 2 against, perhaps 3 abstain, 0 back."""

    def __init__(self, *, abstain: bool = False) -> None:
        super().__init__()
        words = [
            ("1", phrase(T("kit.key_for"))),
            ("2", phrase(T("kit.key_against"))),
            ("3", phrase(T("kit.key_abstain"))),
            ("0", phrase(T("kit.key_back"))),
        ]
        pairs = [holder(row(KeyCap(key), Text(text, "small"), gap=6)) for key, text in words]
        self._abstain = pairs[2]
        self.setLayout(Flow(pairs, gap=10))
        self.allow_abstaining(allowed=abstain)

    def allow_abstaining(self, *, allowed: bool) -> None:
        """Whether the rules know an abstention."""
        self._abstain.setVisible(allowed)
