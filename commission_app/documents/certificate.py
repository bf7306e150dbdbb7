"""Certificates: one file with many; all that they share is drawn once as a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable
from typing_extensions import override

from commission_app.documents.certificate_blank import (
    COLUMN,
    COLUMNS,
    EDGE,
    SMALL_PRINT,
    Shared,
    draw_blank,
)
from commission_app.documents.certificate_snapshot import CertificatesSnapshot
from commission_app.documents.document import Document, Setting
from commission_app.documents.fitting import FLOOR, name_lines, paragraph
from commission_app.documents.fonts import width_of
from commission_app.documents.forms import has_form, new_form, use_form
from commission_app.documents.ornament import draw_qr, pen
from commission_app.documents.press import Page, Printed, print_story
from commission_app.documents.styles import INK, OCHRE, SOFT, mm, sized, style
from commission_app.documents.wording import PRINTED, bare, both, one_line, plain
from commission_app.domain.calendar import in_words
from commission_app.domain.language import Bilingual
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas

    from commission_app.documents.certificate_snapshot import Certificate
    from commission_app.documents.lettering import Paragraph
    from commission_app.documents.wording import Both
    from commission_app.domain.names import Name

SIZE = landscape(A4)
NAME = style("serif-b", 18, 22)
TEXT, BASIS = (
    style("serif", 11.2, 15.2, whole=1),
    style("serif", 9, 12, textColor=SOFT, whole=1),
)
SCALES = (1.0, 0.93, 0.86, 0.79)  # of the text, until everything stands above the foot band
TOP, BOTTOM = SIZE[1] - 82 * mm, 67 * mm  # of the two columns
QR_SIDE = 37 * mm
NAME_AIR = 12.0  # points above and below a name


def compose(snapshot: CertificatesSnapshot, setting: Setting) -> Printed:
    """One page a certificate; UserError for a missing requisite or a text beyond the page."""
    shared = _shared(snapshot, setting)
    numbers = [c.number for c in snapshot.certificates]
    title = one_line(both(T("documents.certificate.title"))) + " " + ", ".join(numbers[:1])
    texts = _Texts(snapshot, setting)
    story = [_Certificate(one, texts) for one in snapshot.certificates]
    page = Page(SIZE, (0, 0, 0, 0), backdrop=lambda canvas: draw_blank(canvas, shared))
    return print_story(page, setting.mark, title, story)


def _shared(snapshot: CertificatesSnapshot, setting: Setting) -> Shared:
    valid = snapshot.valid_until
    until = ""
    if valid:
        day = Bilingual(in_words(valid, "kk"), in_words(valid, "ru"))
        until = one_line(both(T("documents.certificate.valid_until"), day=day))
    return Shared(
        ministry=setting.need(snapshot.requisites.ministry, T("documents.field.ministry")),
        place=setting.need(snapshot.requisites.place, T("documents.field.place")),
        emblem=snapshot.requisites.emblem,
        draft=setting.mark.draft,
        post=setting.need(snapshot.signatory_post, T("documents.field.signatory_post")),
        signatory=snapshot.signatory,
        signatory_gap=None
        if snapshot.signatory
        else setting.need(None, T("documents.field.signatory")),
        day=f"{in_words(snapshot.day, 'kk')} · {in_words(snapshot.day, 'ru')}",
        until=bare(until),
        form=bare(one_line(both(T("documents.form"), form=snapshot.form)))
        if snapshot.form
        else "",
    )


@dataclass(frozen=True)
class _Lines:
    """A name on its lines, and the size of its letters."""

    lines: list[str]
    size: float

    @property
    def step(self) -> float:
        return self.size * NAME.leading / NAME.fontSize

    @property
    def height(self) -> float:
        return self.step * len(self.lines)


@dataclass(frozen=True)
class _Block:
    """Text of one column: its paragraphs and their height in points."""

    paragraphs: tuple[Paragraph, ...]
    height: float


class _Texts:
    """The texts that certificates share, set once at each scale and drawn as forms."""

    def __init__(self, snapshot: CertificatesSnapshot, setting: Setting) -> None:
        text = setting.need(snapshot.text, T("documents.field.certificate_text"))
        basis = setting.need(snapshot.basis, T("documents.field.basis"))
        legal = plain(snapshot.legal) if snapshot.legal else None
        self._lines: list[tuple[Both, ParagraphStyle]] = [(text, TEXT)]
        self._basis: list[tuple[Both, ParagraphStyle]] = [(basis, BASIS)]
        if legal:
            self._basis.append((legal, BASIS))
        self._blocks: dict[tuple[int, float, str], _Block] = {}

    def block(self, side: int, scale: float, category: Both | None) -> tuple[str, _Block]:
        """The form's name and the block of a column at one scale."""
        said = category[side] if category else ""
        key = (side, scale, said)
        if key not in self._blocks:
            lines = [*self._lines, *([(category, TEXT)] if category else []), *self._basis]
            set_lines = [self._set(words[side], side, base, scale) for words, base in lines]
            height = sum(p.wrap(COLUMN, 999)[1] + 5 for p in set_lines)
            self._blocks[key] = _Block(tuple(set_lines), height)
        return f"text-{list(self._blocks).index(key)}", self._blocks[key]

    def _set(self, text: str, side: int, base: ParagraphStyle, scale: float) -> Paragraph:
        tighter = sized(base, base.fontSize * scale, base.leading * scale)
        return paragraph(text, PRINTED[side], tighter, COLUMN)


class _Certificate(Flowable):
    """Fills the page, over the blank."""

    def __init__(self, certificate: Certificate, texts: _Texts) -> None:
        super().__init__()
        self.one, self.texts = certificate, texts

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        return aW, aH

    def draw(self) -> None:
        canvas = self.canv
        self._number(canvas)
        sides = [_name_block(one) for one in (self.one.names.kk, self.one.names.ru)]
        scale = self._scale([name.height for name in sides])
        for side, name in enumerate(sides):
            self._column(canvas, side, name, scale)
        side = draw_qr(canvas, self.one.statement, (EDGE, 26 * mm), QR_SIDE)
        pen(canvas, SOFT).setFont("sans", 6.8)
        for line, up in zip(both(T("documents.certificate.check")), (29.6, 26.4), strict=True):
            canvas.drawString(EDGE + side + 4 * mm, up * mm, line)
        self._small_print(canvas)

    def _number(self, canvas: Canvas) -> None:
        middle, y = SIZE[0] / 2, SIZE[1] - 73 * mm
        text = f"№ {self.one.number}"
        pen(canvas, INK).setFont("sans", 12)
        canvas.drawCentredString(middle, y, text)
        half = max(30 * mm, width_of(text, "sans", 12) / 2 + 5 * mm)
        for way in (-1, 1):
            start, end = middle + way * half, middle + way * (half + 40 * mm)
            pen(canvas, OCHRE, 0.5).line(start, y + 1.4 * mm, end, y + 1.4 * mm)
        if self.one.duplicate:
            pen(canvas, INK).setFont("sans-b", 8)
            words = one_line(both(T("documents.certificate.duplicate")).map(str.upper))
            canvas.drawCentredString(middle, y - 4.6 * mm, words)

    def _scale(self, names: list[float]) -> float:
        """The first scale at which both columns stand above the foot band."""
        for scale in SCALES:
            below = max(
                high + NAME_AIR + self.texts.block(side, scale, self._category)[1].height
                for side, high in enumerate(names)
            )
            if below <= TOP - BOTTOM:
                return scale
        raise UserError(T("documents.certificate.too_long"), number=self.one.number)

    @property
    def _category(self) -> Both | None:
        return plain(self.one.category) if self.one.category else None

    def _column(self, canvas: Canvas, side: int, name: _Lines, scale: float) -> None:
        x, y = COLUMNS[side], TOP - 1
        pen(canvas, INK).setFont("serif-b", name.size)
        for line in name.lines:
            y -= name.step
            canvas.drawString(x, y, line)
        form, block = self.texts.block(side, scale, self._category)
        if not has_form(canvas, form):
            with new_form(canvas, form, (0, -block.height - 9, COLUMN + 9, 9)):
                below = 0.0
                for one in block.paragraphs:
                    below -= one.height
                    one.drawOn(canvas, 0, below)
                    below -= 5
        canvas.saveState()
        canvas.translate(x, y - 10)
        use_form(canvas, form)
        canvas.restoreState()

    def _small_print(self, canvas: Canvas) -> None:
        pen(canvas, SOFT).setFont("sans", 6.4)
        register = one_line(both(T("documents.certificate.register"), n=self.one.register))
        canvas.drawString(EDGE, SMALL_PRINT, bare(register))
        if self.one.blank:
            blank = bare(one_line(both(T("documents.certificate.blank"), n=self.one.blank)))
            canvas.drawRightString(SIZE[0] - EDGE, SMALL_PRINT, blank)


def _name_block(one: Name, share: float = 1.0) -> _Lines:
    """Surname on its own line, given name and patronymic on the next; one size for both.

    Letters shrink before a line breaks, down to the floor.
    """
    parts = [part for part in (one.surname, f"{one.given} {one.patronymic}".strip()) if part]
    style_ = sized(NAME, NAME.fontSize * share)
    fitted = [name_lines(part, style_, COLUMN) for part in parts]
    lines = [line for part, _ in fitted for line in part]
    size = min(size for _, size in fitted)
    if (len(lines) > len(parts) or size < style_.fontSize) and share > FLOOR:
        return _name_block(one, max(FLOOR, share - 0.07))
    return _Lines(lines, size)


DOCUMENT = Document(
    "certificates", T("documents.certificate.title"), CertificatesSnapshot, compose
)
