"""Pages become pictures by any thread, and hundreds of them one after the other."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from commission_app.views.kit.pdf import DOTS, Drawing, Pdf, Printed, pictures
from tests.support.kit_board import a_document


def test_threads_draw_the_same_picture() -> None:
    pdf = Pdf(a_document(3))
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(pdf.picture, [1] * 12, [1.0] * 12))
    assert all(one == drawn[0] for one in drawn)
    assert drawn[0] != pdf.picture(2, 1.0)
    pdf.close()


def test_a_closed_document_is_drawn_no_more() -> None:
    pdf = Pdf(a_document(1))
    pdf.close()
    pdf.close()
    assert pdf.picture(0, 1.0).isNull()


def test_a_drawing_comes_a_little_later() -> None:
    pdf = Pdf(a_document(1))
    drawing = Drawing(pdf, 0, 1.0)
    end = time.monotonic() + 5
    while drawing.picture is None and time.monotonic() < end:
        time.sleep(0.005)
    assert drawing.picture == pdf.picture(0, 1.0)
    pdf.close()


def test_copies_follow_one_another_at_the_printers_resolution() -> None:
    pages = Printed([a_document(2), a_document(1)], copies=2)
    assert len(pages) == 6
    assert pages[0] == pages[3] != pages[1]
    assert abs(pages[0].width() - pages._documents[0].sizes[0][0] * DOTS) <= 1
    pages.close()
    assert pages[0].isNull()


def test_a_short_document_is_drawn_at_once() -> None:
    assert [one.isNull() for one in pictures(a_document(2))] == [False, False]
