"""A name is corrected in place: both spellings, the reason, and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from commission_app.domain.names import Name
from commission_app.services.people.naming import CorrectName
from commission_app.shared.texts import T
from commission_app.views.candidates.pieces import heading
from commission_app.views.candidates.reasoned_form import ReasonedForm
from commission_app.views.kit.fields import LineField
from commission_app.views.kit.layouts import column
from commission_app.views.kit.text import Text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.dossier import Dossier
    from commission_app.views.support.words import Words

PARTS = (T("candidates.surname"), T("candidates.given"), T("candidates.patronymic"))


class NameForm(ReasonedForm):
    """Both spellings as the identity document has them."""

    def __init__(self) -> None:
        super().__init__(phrase(T("candidates.why_hint")), phrase(T("candidates.why_needed")))
        self._code = ""
        self.kk = [LineField(phrase(key), required=key == PARTS[0]) for key in PARTS]
        self.ru = [LineField(phrase(key), required=key == PARTS[0]) for key in PARTS]
        self._means = Text("", "small", wrap=True)
        self.setLayout(
            column(
                Text(phrase(T("candidates.correct")), "title"),
                self._means,
                heading(phrase(T("candidates.in_kk"))),
                *self.kk,
                heading(phrase(T("candidates.in_ru"))),
                *self.ru,
                6,
                self.reason,
                self.refusal,
                gap=6,
            )
        )

    @override
    def show_person(self, one: Dossier) -> None:
        self._code = one.code
        for fields, name in ((self.kk, one.names.kk), (self.ru, one.names.ru)):
            parts = (name.surname, name.given, name.patronymic)
            for field, part in zip(fields, parts, strict=True):
                field.put(part)
        self.forget()
        self._means.say(consequences(one))

    @override
    def begin(self) -> None:
        self.kk[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kk[0].editor.selectAll()

    @override
    def act(self) -> CorrectName:
        kk, ru = (Name(*(one.text for one in fields)) for fields in (self.kk, self.ru))
        return CorrectName(self._code, kk, ru, self.reason.text)


def consequences(one: Dossier) -> Words:
    """What a corrected name brings with it, before it is corrected."""
    kept: Words = phrase(T("candidates.earlier_kept"))
    papers, laptops = _NOTHING, _NOTHING
    if one.certificates:
        numbers = ", ".join(paper.number for paper in one.certificates)
        papers = phrase(T("candidates.papers_follow"), numbers=numbers)
    if one.appointments:
        laptops = phrase(T("candidates.laptops_follow"))
    return joined(kept, papers, laptops, between=" ")


_NOTHING: Words = ""
