"""Every document on its pages: same bytes everywhere, fonts inside, nothing over the edge."""

from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from commission_app.documents.press import Mark
from commission_app.documents.registry import print_document, render
from commission_app.domain.language import Bilingual
from tests.support import papers, pdf

SNAPSHOTS = {
    "protocol": lambda: papers.protocol(24, worst=True, many=13),
    "score_sheet": lambda: papers.score_sheet(worst=True),
    "blank_sheet": papers.blank_sheet,
    "summary": lambda: papers.summary(45, many=12, worst=True),
    "attendance": lambda: papers.attendance(20),
    "roll_call": lambda: papers.roll_call(10, 13),
    "order": lambda: papers.order(30, worst=True),
    "certificates": lambda: papers.certificates(4, worst=True),
    "slip": lambda: papers.slips(3, worst=True),
    "listing": lambda: papers.listing(60, worst=True),
}
# left, top, right, bottom in mm: the text, and the foot below it
EDGES = {
    "protocol": (30, 18, 15, 7),
    "score_sheet": (25, 17, 15, 7),
    "blank_sheet": (25, 17, 15, 7),
    "summary": (20, 15, 20, 7),
    "attendance": (30, 18, 15, 7),
    "roll_call": (20, 15, 20, 7),
    "order": (30, 18, 15, 7),
    "certificates": (25, 17, 25, 17),
    "slip": (8, 8, 8, 6),
    "listing": (15, 18, 15, 7),
}
PRINT_ALL = """
import hashlib
from commission_app.documents.press import Mark
from commission_app.documents.registry import render
from tests.unit.documents.test_press import SNAPSHOTS
for name, make in SNAPSHOTS.items():
    print(name, hashlib.sha256(render(make(), mark=Mark(practice=True))).hexdigest())
"""


@cache
def printed(name: str) -> bytes:
    return render(SNAPSHOTS[name](), mark=Mark())


def _hashes(seed: str) -> str:
    root = Path(__file__).parents[3]
    found = subprocess.run(
        [sys.executable, "-c", PRINT_ALL],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
        text=True,
    )
    return found.stdout


def test_two_processes_print_the_same_bytes() -> None:
    assert _hashes("1") == _hashes("4711")


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_every_font_is_embedded(name: str) -> None:
    assert {embedded for _, embedded in pdf.fonts(printed(name))} == {"yes"}


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_no_word_leaves_the_margins(name: str) -> None:
    left, top, right, bottom = (edge * pdf.MM - 1.5 for edge in EDGES[name])
    sizes = pdf.sizes(printed(name))
    outside = [
        word
        for word in pdf.words(printed(name))
        if word.left < left
        or word.top < top - 3  # the box of a line reaches above its letters
        or word.right > sizes[word.page - 1][0] - right
        or word.bottom > sizes[word.page - 1][1] - bottom + 3
    ]
    assert outside == []


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_no_word_runs_into_its_neighbour(name: str) -> None:
    assert pdf.collisions(pdf.words(printed(name))) == []


@pytest.mark.parametrize("name", [n for n in SNAPSHOTS if n not in {"certificates", "slip"}])
def test_every_foot_counts_the_pages(name: str) -> None:
    found = pdf.pages(printed(name))
    for number, page in enumerate(found, 1):
        assert f"стр. {number} из {len(found)}" in page.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "name", ["protocol", "score_sheet", "summary", "attendance", "roll_call"]
)
def test_every_foot_repeats_the_control_code(name: str) -> None:
    snapshot: Any = SNAPSHOTS[name]()
    code = snapshot.control.code
    assert all(code in page for page in pdf.pages(printed(name)))


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_practice_paper_says_so_on_every_page(name: str) -> None:
    practice = render(SNAPSHOTS[name](), mark=Mark(practice=True))
    assert all("юридической силы не имеет" in page for page in pdf.pages(practice))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["protocol", "summary", "order", "certificates"])
def test_a_whole_season_prints_cleanly(name: str) -> None:
    makers = {
        "protocol": papers.protocol,
        "summary": papers.summary,
        "order": papers.order,
        "certificates": papers.certificates,
    }
    people = 120 if name == "certificates" else 411
    season = print_document(makers[name](people), mark=Mark())
    assert pdf.collisions(pdf.words(season.pdf)) == []
    assert season.pages <= {"protocol": 75, "summary": 22, "order": 28}.get(name, 120)


@pytest.mark.slow
def test_the_order_that_composed_the_commission_costs_a_season_no_page() -> None:
    name = "Отборочная комиссия по проекту «1000 лидеров изменений в образовании»"
    order = "Состав утверждён приказом от 3 августа 2026 года № 298."
    told = Bilingual(f"{name}. {order}", f"{name}. {order}")
    season = dataclasses.replace(papers.protocol(411), composed=told)
    printed = print_document(season, mark=Mark())
    assert printed.pages <= 75
    assert pdf.joined(printed.pdf).count("приказом от 3 августа 2026 года № 298") == 2


def test_an_emblem_stands_in_its_place() -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (40, 40), (14, 85, 102, 255)).save(picture, "PNG")
    order = papers.order(1)
    with_emblem = dataclasses.replace(order.requisites, emblem=picture.getvalue())
    assert b"/Image" in render(dataclasses.replace(order, requisites=with_emblem), mark=Mark())


def test_a_draft_is_marked_on_every_page() -> None:
    draft = render(papers.protocol(3), mark=Mark(draft=True))
    assert all("ПРОЕКТ" in "".join(page.split()) for page in pdf.pages(draft))


def test_a_final_paper_has_no_mark() -> None:
    assert "ПРОЕКТ" not in "".join(pdf.text(printed("order")).split())
