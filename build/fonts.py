"""Brings the fonts with their licences from their packages to resources/fonts.

PT Serif and PT Sans are copied: they are for paper. Inter is for the screen and comes as one
variable file, in which Qt sees a single weight: static faces are cut from it.
"""

# pyright: basic, reportAttributeAccessIssue=false
# fontTools has no types.

from __future__ import annotations

import importlib.resources
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"
CUTS = (  # family, optical size, weight, style
    ("Inter", 14, 400, "Regular"),
    ("Inter", 14, 500, "Medium"),
    ("Inter", 14, 600, "SemiBold"),
    ("Inter", 14, 700, "Bold"),
    ("Inter Display", 28, 600, "SemiBold"),
)
LETTERS = (  # Latin, Cyrillic with Kazakh, punctuation, the tenge, №, arrows, signs
    *range(0x20, 0x180),
    0x259,
    *range(0x400, 0x530),
    *range(0x2000, 0x2070),
    0x20B8,
    0x2116,
    *range(0x2190, 0x2270),
    *(0x2318, 0x23CE, 0x232B, 0x2713, 0x2717, 0x25CB, 0x25CF),
)


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for family in ("Serif", "Sans"):
        package = importlib.resources.files(f"fontpkg_pt_{family.lower()}")
        for face in FACES:
            source = package / "files" / f"PT_{family}-Web-{face}.ttf"
            (TARGET / f"PT_{family}-{face}.ttf").write_bytes(source.read_bytes())
        (TARGET / f"PT_{family}-OFL.txt").write_bytes((package / "LICENSE").read_bytes())
        print(f"PT {family}: {len(FACES)} faces")
    cut_inter(TARGET / "screen")


def cut_inter(target: Path) -> None:
    package = importlib.resources.files("fontpkg_inter")
    target.mkdir(exist_ok=True)
    source = package / "files" / "Inter[opsz,wght].ttf"
    with importlib.resources.as_file(source) as variable:
        for cut in CUTS:
            font = _face(variable, cut)
            font.save(target / f"{cut[0].replace(' ', '')}-{cut[3]}.ttf", reorderTables=None)
    (target / "Inter-OFL.txt").write_bytes((package / "LICENSE").read_bytes())
    print(f"Inter: {len(CUTS)} faces")


def _face(variable: Path, cut: tuple[str, int, int, str]) -> TTFont:
    family, size, weight, style = cut
    font = instantiateVariableFont(
        TTFont(variable, recalcTimestamp=False), {"opsz": size, "wght": weight}
    )
    options = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False)
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    if family == "Inter":
        _tabular(font)
    _name(font, (family, style), weight)
    return font


def _tabular(font: TTFont) -> None:
    """Digits are tabular from the start: columns, clocks and totals stand still."""
    table, wide = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    wide.update(getattr(getattr(part, "ExtSubTable", part), "mapping", {}))
    for one in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if digit in one.cmap:
                one.cmap[digit] = wide.get(one.cmap[digit], one.cmap[digit])


def _name(font: TTFont, name: tuple[str, str], weight: int) -> None:
    family, style = name
    names, plain = font["name"], style in {"Regular", "Bold"}
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    texts = {
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""),
        16: family,
        17: style,
    }
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if style == "Bold":
        font["OS/2"].fsSelection = (font["OS/2"].fsSelection | 0x20) & ~0x40
        font["head"].macStyle |= 1


if __name__ == "__main__":
    main()
