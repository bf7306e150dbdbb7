"""Papers as PDF, against .docx from a template and one run of LibreOffice over all of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import docxtpl  # pyright: ignore[reportMissingTypeStubs]
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from commission_app.documents.press import Mark
from commission_app.documents.registry import render
from commission_app.shared.paths import resources
from tests.bench.measure import Figure, paired, say
from tests.bench.places import new_place
from tests.bench.word_protocol import WordProtocol, qr_picture
from tests.support import papers

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.documents.certificate_snapshot import CertificatesSnapshot
    from tests.bench.measure import Work

CERTIFICATES, CANDIDATES = 403, 411
FINAL = Mark()
AT_ONCE = 202  # files for one run of LibreOffice
CERTIFICATE = (
    "{{ ministry_kk }} / {{ ministry_ru }}",
    "СЕРТИФИКАТ {{ number }}",
    "{{ name_kk }} / {{ name_ru }}",
    "{{ text_kk }}",
    "{{ text_ru }}",
    "{{ basis_kk }} {{ basis_ru }}",
    "{{ post_kk }} / {{ post_ru }}    {{ signatory }}",
    "{{ qr }}",
)


def figures(folder: Path) -> list[Figure]:
    """Nothing without LibreOffice: without the rival there is no ratio."""
    office = shutil.which("soffice")
    if office is None:
        say("papers are skipped: `soffice` is not there (Debian: libreoffice-writer-nogui)")
        return []
    certificates = papers.certificates(CERTIFICATES)
    protocol = papers.protocol(CANDIDATES)
    rival = "docxtpl + soffice --convert-to pdf"

    def print_certificates() -> Work:
        return lambda: render(certificates, mark=FINAL)

    def print_protocol() -> Work:
        return lambda: render(protocol, mark=FINAL)

    def word_certificates() -> Work:
        place = new_place(folder, "certificates")
        template = _certificate_template(folder / "certificate.docx")
        return lambda: _certificates(office, place, template, certificates)

    def word_protocol() -> Work:
        place = new_place(folder, "protocol")
        place.mkdir()
        paper = WordProtocol(protocol, folder / "protocol.docx")
        return lambda: (paper.save(place), _convert(office, place, 1))

    print_certificates()()  # fonts are read once in a process, and LibreOffice makes its
    _warm(office, folder)  # profile once: neither is the paper's
    return [
        paired(
            f"{CERTIFICATES} certificates with QR and frame",
            print_certificates,
            (rival, word_certificates),
            target=10,
            least=True,
            pairs=1,
        ),
        paired(
            f"protocol of {CANDIDATES} candidates",
            print_protocol,
            (rival, word_protocol),
            target=10,
            least=True,
            pairs=3,
        ),
    ]


def _certificates(
    office: str, place: Path, template: Path, snapshot: CertificatesSnapshot
) -> None:
    """A .docx for each, from one template; its QR code is a picture of the same text."""
    place.mkdir()
    shared = _shared(snapshot)
    for one in snapshot.certificates:
        word: Any = docxtpl.DocxTemplate(template)
        words = {
            "number": one.number,
            "name_kk": one.names.kk.full,
            "name_ru": one.names.ru.full,
            "qr": docxtpl.InlineImage(word, qr_picture(one.statement), width=Mm(37)),
        }
        word.render(shared | words)
        word.save(place / f"{one.number}.docx")
    _convert(office, place, CERTIFICATES)


def _shared(snapshot: CertificatesSnapshot) -> dict[str, str]:
    pairs = {
        "ministry": snapshot.requisites.ministry,
        "text": snapshot.text,
        "basis": snapshot.basis,
        "post": snapshot.signatory_post,
    }
    words = {
        f"{name}_{language}": getattr(pair, language)
        for name, pair in pairs.items()
        for language in ("kk", "ru")
    }
    signatory = snapshot.signatory
    return words | {"signatory": signatory.ru.full if signatory else ""}


def _certificate_template(path: Path) -> Path:
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    for line in CERTIFICATE:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _warm(office: str, folder: Path) -> None:
    place = new_place(folder, "warm")
    place.mkdir()
    document = Document()
    document.add_paragraph("Әділ")
    document.save(str(place / "warm.docx"))
    _convert(office, place, 1)


def _convert(office: str, place: Path, count: int) -> None:
    """LibreOffice 7.4 stops, with no word, at the 247th file of one run: hence several runs."""
    files = sorted(map(str, place.glob("*.docx")))
    profile = f"-env:UserInstallation={(place.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(place)]
    fonts = place.parent / "fonts"  # both sides set their pages in the same letters
    if not fonts.exists():
        shutil.copytree(resources() / "fonts", fonts)
    environment = os.environ | {"XDG_DATA_HOME": str(place.parent)}
    for start in range(0, len(files), AT_ONCE):
        batch = files[start : start + AT_ONCE]
        subprocess.run([*command, *batch], check=True, capture_output=True, env=environment)
    found = len(list(place.glob("*.pdf")))
    if found != count:
        raise RuntimeError(f"{found} of {count} papers")
