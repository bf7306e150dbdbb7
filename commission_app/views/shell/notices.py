"""Notices of the whole workspace: above the page, until they are solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.kit.buttons import Button
from commission_app.views.kit.notice import Notice as Strip, Notices
from commission_app.views.kit.scroll import Fitting, bring
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.shared.errors import UserError
    from commission_app.views.support.desk import Desk


LEAST = 90  # pixels: a notice of two lines is always seen whole, beside the lowest page
# What a disk refused: not true any more once something was saved.
DISK = frozenset(
    (
        *(T("models.disk_full"), T("models.disk_failed"), T("models.busy")),
        *(T("models.read_only"), T("shared.file_no_room"), T("services.folder_gone")),
    )
)


class NoticeBar(Notices):
    """What screens and the runner tell; a newer word of the same key takes the place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.layout().setContentsMargins(24, 12, 24, 8)  # pyright: ignore[reportOptionalMemberAccess]
        desk.told.connect(self.tell)
        desk.untold.connect(self.take)
        desk.runner.refused.connect(self.refuse)
        desk.runner.saved.connect(self._saved)

    def tell(self, notice: Notice) -> None:
        """Show it, in the place of an older one of the same key."""
        acts: list[Button] = []
        for words, then in ((notice.act, notice.then), (notice.other, notice.or_then)):
            if words and then is not None:
                acts.append(Button(words))
                acts[-1].clicked.connect(then)
        strip = Strip(notice.tone, notice.title, notice.text, *acts, closable=True)
        self.put(notice.key, strip)
        bring(strip)

    def refuse(self, error: UserError) -> None:
        """An act was refused and no screen answers for it."""
        key = "disk" if error.key in DISK else "refused"
        self.tell(Notice(key, "caution", phrase(T("shell.refused")), error))

    def _saved(self) -> None:
        if "disk" in self.keys:
            self.take("disk")


class Above(Fitting):
    """Notices scroll where a low window has no room for all of them; without any: nothing."""

    def __init__(self, notices: NoticeBar) -> None:
        super().__init__(notices, LEAST)
        self._notices = notices
        notices.changed.connect(self._fit_in)
        self.hide()

    def _fit_in(self) -> None:
        self.setVisible(bool(self._notices.keys))
