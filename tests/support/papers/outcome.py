"""What a season leaves in people's hands: order, certificates, slips, listings."""

from __future__ import annotations

import base64
import hashlib
from datetime import date

from commission_app.documents import (
    certificate_snapshot as ce,
    listing as li,
    order as od,
    slip as sl,
)
from commission_app.documents.snapshots import Signatory
from commission_app.domain.language import Bilingual
from tests.support.papers.frame import REQUISITES
from tests.support.papers.people import candidates, names
from tests.support.papers.protocol import results

B = Bilingual


def order(count: int = 20, *, worst: bool = False) -> od.OrderSnapshot:
    lines = results(count, worst=worst)
    return od.OrderSnapshot(
        requisites=REQUISITES,
        number="412",
        day=date(2026, 10, 5),
        heading=B(
            kk="Республикалық кадрлық резервке енгізу туралы",
            ru="О зачислении в республиканский кадровый резерв",
        ),
        preamble=B(
            kk="Жобаны іске асыру қағидаларына және 2026 жылғы 29–30 қыркүйектегі № 7 "
            "хаттамаға сәйкес",
            ru="В соответствии с правилами реализации проекта и протоколом "
            "от 29–30 сентября 2026 года № 7",
        ),
        points=(
            B(
                kk="Қосымшадағы тізімге сәйкес адамдар республикалық кадрлық резервке "
                "енгізілсін.",
                ru="Зачислить в республиканский кадровый резерв лиц согласно приложению.",
            ),
            B(
                kk="Осы бұйрық қол қойылған күнінен бастап күшіне енеді.",
                ru="Настоящий приказ вступает в силу со дня подписания.",
            ),
        ),
        signatory=Signatory(
            names=names("Бекенова Сәуле Нұрланқызы|Бекенова Сауле Нурлановна"),
            role=B(kk="Оқу-ағарту министрі", ru="Министр просвещения"),
        ),
        annex_of=B(
            kk="Қазақстан Республикасы Оқу-ағарту министрінің",
            ru="Министра просвещения Республики Казахстан",
        ),
        annex_heading=B(
            kk="Білім беру ұйымдары басшыларының республикалық кадрлық резервіне енгізілген "
            "адамдардың тізімі",
            ru="Список лиц, зачисленных в республиканский кадровый резерв руководителей "
            "организаций образования",
        ),
        rows=tuple(
            od.OrderRow(
                names=line.names,
                post=B(kk="директор", ru="директор"),
                organisation=line.organisation,
                region=line.region,
            )
            for line in lines
        ),
    )


def statement(n: int) -> str:
    """As long as a real signed statement; base32 is of the same alphabet."""
    raw = b"".join(hashlib.sha256(f"{n}/{i}".encode()).digest() for i in range(8))
    return "KZL1:" + base64.b32encode(raw).decode().rstrip("=")


def certificates(count: int = 1, *, worst: bool = False) -> ce.CertificatesSnapshot:
    return ce.CertificatesSnapshot(
        requisites=REQUISITES,
        text=B(
            kk="«Білім берудегі өзгерістердің 1000 көшбасшысы» жобасының барлық бес кезеңі "
            "аяқталды (2026 жыл). Білім беру ұйымдары басшыларының республикалық кадрлық "
            "резервіне енгізілді.",
            ru="Пройдены все пять этапов проекта «1000 лидеров изменений в образовании» (2026 "
            "год). Произведено зачисление в республиканский кадровый резерв руководителей "
            "организаций образования.",
        ),
        basis=B(
            kk="Негіз: Қазақстан Республикасы Оқу-ағарту министрінің 2026 жылғы 5 қазандағы "
            "№ 412 бұйрығы; 2026 жылғы 29–30 қыркүйектегі № 7 хаттама.",
            ru="Основание: приказ Министра просвещения Республики Казахстан от 5 октября 2026 "
            "года № 412; протокол от 29–30 сентября 2026 года № 7.",
        ),
        signatory=names("Бекенова Сәуле Нұрланқызы|Бекенова Сауле Нурлановна"),
        signatory_post=B(
            kk="Қазақстан Республикасының Оқу-ағарту министрі",
            ru="Министр просвещения Республики Казахстан",
        ),
        day=date(2026, 10, 12),
        form="СР-1",
        certificates=tuple(
            ce.Certificate(
                number=f"KZL-2026-{n:06}",
                names=one,
                statement=statement(n),
                register=str(n),
                blank=f"{4000 + n:07}",
            )
            for n, one in enumerate(candidates(count, worst=worst), 137)
        ),
    )


def slips(count: int = 1, *, worst: bool = False) -> sl.SlipsSnapshot:
    return sl.SlipsSnapshot(
        season="2026",
        of=7,
        slips=tuple(
            sl.Slip(
                member=one,
                laptop=f"CM-{11 + i}",
                number=i + 1,
                groups=("7KQ2M", "9XTRA", "4HWZB", "C6N8D", "V3EPF"),
            )
            for i, one in enumerate(candidates(count, worst=worst))
        ),
    )


def listing(count: int = 4, *, worst: bool = False) -> li.ListingSnapshot:
    return li.ListingSnapshot(
        title="Үміткерлер",
        headings=("Коды", "Тегі, аты, әкесінің аты", "Облыс, қала", "Күйі"),
        rows=tuple(
            (
                f"К-{217 + i:04}",
                one.kk.full,
                "Шығыс Қазақстан облысы",
                "Келмеді" if i % 2 else "",
            )
            for i, one in enumerate(candidates(count, worst=worst))
        ),
        lang="kk",
        notes=("5-кезең · Барлық облыс",),
        made="Басып шығарылды: 24.11.2026 17:42, хатшы",
    )
