"""Functions, declarations and states of laptops as words and glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.shared.world import from_text
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from datetime import datetime

    from commission_app.services.people.members import CommissionSeen, MemberLine
    from commission_app.views.support.words import Words

Picture = tuple[str, str]
FUNCTIONS: dict[str, Words] = {
    "chair": phrase(T("commission.chair")),
    "deputy": phrase(T("commission.deputy")),
    "member": phrase(T("commission.member")),
    "expert": phrase(T("commission.expert")),
    "observer": phrase(T("commission.observer")),
    "secretary": phrase(T("commission.secretary")),
}
LAPTOPS: dict[str, Words] = {
    "prepared": phrase(T("commission.laptop_prepared")),
    "waiting": phrase(T("commission.laptop_waiting")),
    "confirmed": phrase(T("commission.laptop_confirmed")),
    "ended": phrase(T("commission.laptop_ended")),
    "replaced": phrase(T("commission.laptop_replaced")),
}
PICTURES: dict[str, Picture] = {
    "prepared": ("ph.hard-drive", "soft"),
    "waiting": ("ph.fingerprint", "caution"),
    "confirmed": ("ph.check", "good"),
    "ended": ("ph.prohibit", "soft"),
    "replaced": ("ph.arrow-right", "soft"),
}
NONE: Picture = ("ph.minus", "faint")


def laptop_words(member: MemberLine) -> Words:
    """The state of the laptop that counts."""
    if member.laptop is not None:
        return LAPTOPS[member.laptop.state]
    if member.votes:
        return phrase(T("commission.laptop_none"))
    return phrase(T("commission.laptop_not_needed"))


def laptop_picture(member: MemberLine) -> Picture:
    """Its glyph and the role of its colour."""
    if member.laptop is not None:
        return PICTURES[member.laptop.state]
    return ("ph.circle", "soft") if member.votes else NONE


def prepare_words(member: MemberLine) -> Words:
    """What preparing would be: the first time, with a new slip, or in place of another one."""
    if member.laptop is None:
        return phrase(T("commission.prepare"))
    if member.laptop.state == "prepared":
        return phrase(T("commission.prepare_anew"))
    return phrase(T("commission.prepare_again"))


def declared_words(member: MemberLine) -> Words:
    """Whether the member has declared conflicts of interest; who does not score need not."""
    if not member.votes:
        return "–"
    key = T("commission.declared") if member.declared else T("commission.not_declared")
    return phrase(key)


def declared_picture(member: MemberLine) -> Picture:
    """Its glyph."""
    if not member.votes:
        return ("", "faint")
    return ("ph.check", "soft") if member.declared else ("ph.circle", "faint")


def part_words(member: MemberLine, panels: dict[str, Words]) -> Words:
    """The panel, or that there is no vote."""
    if member.ended:
        return phrase(T("commission.ended"))
    if not member.votes:
        return phrase(T("commission.no_vote"))
    return joined(*(panels[code] for code in member.panels), between=", ")


def panel_titles(seen: CommissionSeen) -> dict[str, Words]:
    """Panels by code."""
    return {panel.code: panel.title for panel in seen.panels}


def order_words(seen: CommissionSeen) -> Words:
    """The order that composed the commission."""
    if not seen.order_number:
        return phrase(T("commission.no_order"))
    day = f"{seen.order_date[8:]}.{seen.order_date[5:7]}.{seen.order_date[:4]}"
    if not seen.order_date:
        return phrase(T("commission.order_number_only"), number=seen.order_number)
    return phrase(T("commission.order"), number=seen.order_number, day=day)


def moment(text: str, like: datetime) -> datetime:
    """A stored moment at this office's clock."""
    return from_text(text).astimezone(like.tzinfo)


def next_label(seen: CommissionSeen, taken: int = 0) -> str:
    """The label of the next laptop that is prepared, `taken` further ones left out."""
    used = {laptop.label for laptop in seen.laptops}
    number = len({laptop.number for laptop in seen.laptops}) + 1
    free = [f"CM-{n:02}" for n in range(number, number + len(used) + taken + 1)]
    return [label for label in free if label not in used][taken]
