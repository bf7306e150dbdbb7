"""The look: tokens, the palette and the one style sheet on Fusion.

Nothing else sets a colour, a size or a font. Widgets choose by dynamic properties: role
(labels), kind (buttons), box (frames), tone (notices and states); painted ones ask `colors()`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from commission_app.shared.bulk import in_bulk
from commission_app.shared.paths import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Colors:
    """Roles, not hues; one hue has one meaning.

    Accent: you may act. Good: received, confirmed. Caution: a person must look. Critical: a
    contradiction or a refusal. Practice: not the real thing, and nothing else.
    """

    window: str
    side: str
    surface: str
    sunken: str
    hover: str
    line: str
    edge: str  # borders of things one can operate: at least 3 : 1
    text: str
    soft: str
    faint: str
    accent: str  # fill
    accent_hover: str
    accent_press: str
    on_accent: str
    link: str  # accent as text
    select: str  # tint behind the chosen row
    good: str
    good_tint: str
    caution: str
    caution_tint: str
    critical: str
    critical_tint: str
    practice: str
    practice_tint: str
    shadow: str


LIGHT = Colors(
    window="#F6F6F3",
    side="#EEEEEA",
    surface="#FFFFFF",
    sunken="#F0F0EC",
    hover="#E8E9E4",
    line="#DFE0DA",
    edge="#7C827E",
    text="#1A1F1E",
    soft="#474F4C",
    faint="#606865",
    accent="#0B5F74",
    accent_hover="#094F61",
    accent_press="#073F4E",
    on_accent="#FFFFFF",
    link="#0B5F74",
    select="#E2EFF2",
    good="#1D663A",
    good_tint="#E1F0E5",
    caution="#7F4C00",
    caution_tint="#FBEFD5",
    critical="#A2261A",
    critical_tint="#FAE5E1",
    practice="#653A9C",
    practice_tint="#EDE5F8",
    shadow="#221A1F1E",
)
DARK = Colors(
    window="#171A1A",
    side="#121515",
    surface="#1F2423",
    sunken="#191D1D",
    hover="#2A302F",
    line="#313837",
    edge="#78827F",
    text="#ECEFED",
    soft="#BCC4C1",
    faint="#9BA4A1",
    accent="#63BACD",
    accent_hover="#7CC9DA",
    accent_press="#4FA6BA",
    on_accent="#06222A",
    link="#7ACADB",
    select="#1B353D",
    good="#83CC9A",
    good_tint="#1A3222",
    caution="#E6B764",
    caution_tint="#382D14",
    critical="#F29A8A",
    critical_tint="#40201B",
    practice="#C7A9F0",
    practice_tint="#2F2445",
    shadow="#66000000",
)


@dataclass(frozen=True, slots=True)
class Density:
    """Sizes in device-independent pixels.

    Guests read at arm's length; the office works in tables all day.
    """

    body: int
    small: int
    caption: int
    title: int
    heading: int
    display: int
    control: int  # height of a button or a field
    row: int  # height of a row in a list or a table
    pad: int  # inside a control, left and right

    def scaled(self, factor: float) -> Density:
        """The same proportions, larger or smaller."""
        return Density(*(round(getattr(self, one.name) * factor) for one in fields(self)))


MEMBER = Density(17, 15, 14, 20, 26, 34, 44, 60, 16)
OFFICE = Density(14, 13, 12, 16, 22, 30, 34, 34, 12)
PROJECTOR = Density(27, 24, 22, 32, 42, 54, 60, 72, 20)

RADIUS_SMALL, RADIUS, RADIUS_LARGE = 4, 6, 10
RING, RING_GAP = 2, 2
TEXT_FAMILY, DISPLAY_FAMILY, PAPER_FAMILY = "Inter", "Inter Display", "PT Serif"


class Mode(Enum):
    """Light and dark."""

    LIGHT = "light"
    DARK = "dark"

    @property
    def colors(self) -> Colors:
        """The palette of this mode."""
        return LIGHT if self is Mode.LIGHT else DARK


@dataclass(slots=True)
class _Worn:
    """What the process wears now."""

    mode: Mode = Mode.LIGHT
    density: Density = OFFICE


_worn = _Worn()


def dress(app: QApplication, mode: Mode, density: Density) -> None:
    """Set style, palette, font and sheet; Qt tells every widget by a StyleChange event."""
    same = _worn.density is density and app.property("dressed")
    _worn.mode, _worn.density = mode, density
    if not app.property("dressed"):
        app.setProperty("dressed", True)  # noqa: FBT003 - Qt's signature
        app.setStyle("Fusion")
        _load_fonts()
    if not same:
        app.setFont(font(density.body))
    # Qt goes through a list of all widgets; a cycle found meanwhile would take some of them
    # away under its hands.
    with in_bulk():
        app.setPalette(palette(mode.colors))
        app.setStyleSheet(sheet(mode.colors, density))


def dress_window(window: QWidget, sizes: Density) -> None:
    """One window in sizes of its own, such as the projector's, in the mode worn now."""
    with in_bulk():
        window.setFont(font(sizes.body))
        window.setStyleSheet(sheet(colors(), sizes))


def colors() -> Colors:
    """The palette worn now; a painter asks each time it paints."""
    return _worn.mode.colors


def color(role: str) -> QColor:
    """One colour worn now, by its role."""
    return QColor(getattr(_worn.mode.colors, role))


def density() -> Density:
    """The sizes worn now."""
    return _worn.density


def mode() -> Mode:
    """Light or dark, as worn now."""
    return _worn.mode


def system_mode(app: QApplication) -> Mode:
    """What the system asks for."""
    dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Mode.DARK if dark else Mode.LIGHT


def font(pixels: int, weight: int = 400, family: str = TEXT_FAMILY) -> QFont:
    """A face of ours at a size in device-independent pixels."""
    found = QFont(family)
    found.setPixelSize(pixels)
    found.setWeight(QFont.Weight(weight))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


def contrast(front: str, back: str) -> float:
    """The WCAG 2 ratio of two opaque colours: 1 for none, 21 for black on white."""

    def luminance(name: str) -> float:
        one = QColor(name)
        parts = (one.redF(), one.greenF(), one.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(front), luminance(back)))
    return (high + 0.05) / (low + 0.05)


def palette(c: Colors) -> QPalette:
    """Qt's own roles, so that native pieces agree with ours."""
    found, role = QPalette(), QPalette.ColorRole
    for which, name in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.sunken),
        (role.Text, c.text),
        (role.PlaceholderText, c.faint),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.ToolTipBase, c.text),
        (role.ToolTipText, c.surface),
        (role.Highlight, c.select),
        (role.HighlightedText, c.text),
        (role.Link, c.link),
        (role.LinkVisited, c.link),
        (role.BrightText, c.critical),
        (role.Light, c.surface),
        (role.Midlight, c.line),
        (role.Mid, c.line),
        (role.Dark, c.edge),
        (role.Shadow, c.edge),
        (role.Accent, c.accent),
    ):
        found.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, which, QColor(c.faint))
    return found


def sheet(c: Colors, d: Density) -> str:
    """The style sheet with its tokens filled in; KeyError for a token that is not there."""
    values = {one.name: getattr(c, one.name) for one in fields(c)}
    values |= {one.name: str(getattr(d, one.name)) for one in fields(d)}
    values |= {"inner": str(d.control - 2), "radius": str(RADIUS)}
    values |= {"radius_small": str(RADIUS_SMALL), "radius_large": str(RADIUS_LARGE)}
    values |= {"text_family": TEXT_FAMILY, "display_family": DISPLAY_FAMILY}
    text = (resources() / "style" / "commission.qss").read_text(encoding="utf-8")
    return Template(text[text.index("*/") + 2 :]).substitute(values)


def _load_fonts() -> None:
    """Our own faces; FileNotFoundError in a broken program."""
    folder = resources() / "fonts"
    for path in (*sorted((folder / "screen").glob("*.ttf")), folder / "PT_Serif-Regular.ttf"):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)
