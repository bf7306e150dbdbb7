"""What filled and blank score sheets share: margins, fields, the legend of the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commission_app.documents.fitting import paragraph
from commission_app.documents.lettering import Paragraph
from commission_app.documents.styles import HAIR, INK, LABEL, SOFT, mm, style
from commission_app.documents.tables import frame_of
from commission_app.documents.wording import both, one_line, plain
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from commission_app.documents.snapshots import RulesetLine
    from commission_app.domain.language import Bilingual

MARGINS = (25 * mm, 17 * mm, 15 * mm, 19 * mm)
LEGEND = style("sans", 7.2, 9.4, textColor=SOFT)


def season_lines(season: str, ruleset: RulesetLine) -> list[str]:
    """The small lines beside the title: season, rules."""
    return [one_line(both(T("documents.season"), season=season)), rules_line(ruleset)]


def rules_line(ruleset: RulesetLine) -> str:
    """Version and code of the rules, short."""
    words = both(T("documents.ruleset.short"), version=ruleset.version)
    return f"{one_line(words)}, {plain(ruleset.code).kk}"


def labelled(key: str, *cell: Flowable) -> list[Flowable]:
    """A field: its grey label above its value."""
    return [Paragraph(one_line(both(key)), LABEL), *cell]


def field_block(rows: Sequence[Sequence[Any]], width: float, *, rules: bool = True) -> Flowable:
    """Three columns of fields, a rule below the last row."""
    lines = [("LINEBELOW", (0, 0), (-1, -2), 0.3, HAIR)] if rules else []
    return frame_of(
        rows,
        [width - 56 * mm, 26 * mm, 30 * mm],
        [
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            *lines,
            ("LINEBELOW", (0, -1), (-1, -1), 0.9, INK),
        ],
    )


def scale_legend(scale: Sequence[tuple[str, Bilingual]], width: float) -> Flowable:
    """What the marks mean, in both languages."""
    kk = ";  ".join(f"{plain(mark).kk} – {plain(label).kk}" for mark, label in scale)
    ru = ";  ".join(f"{plain(mark).ru} – {plain(label).ru}" for mark, label in scale)
    return paragraph(f"{kk}<br/>{ru}", "kk", LEGEND, width)
