"""In the protocol's basis: the commission's name and the order that composed it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from commission_app.domain.calendar import dated
from commission_app.domain.facts.kinds.commission import Commission
from commission_app.domain.language import Bilingual
from commission_app.services.commission_name import name_of
from commission_app.services.papers.gathering import pair
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.models.facts import Facts
    from commission_app.services.papers.gathering import Gathered


def composed(facts: Facts, gathered: Gathered) -> Bilingual | None:
    """None where no order is recorded, or where the basis cites it already."""
    found = facts.current_one(Commission, "commission")
    said = found[1] if found else None
    if said is None or not said.order_number:
        return None
    basis = gathered.requisite("basis")
    if basis is not None and all(_cites(t, said.order_number) for t in (basis.kk, basis.ru)):
        return None
    order = pair(T("papers.composed"), number=said.order_number, day=_day(said.order_date))
    name = name_of(said, gathered.rules)
    return Bilingual(_sentences(name.kk, order.kk), _sentences(name.ru, order.ru))


def _day(text: str) -> Bilingual:
    if not text:
        return Bilingual("", "")
    day = date.fromisoformat(text)
    return Bilingual(f"{dated(day, 'kk')} ", f"{dated(day, 'ru')} ")


def _cites(text: str, number: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text) is not None


def _sentences(*parts: str) -> str:
    """One after the other, each with its full stop."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)
