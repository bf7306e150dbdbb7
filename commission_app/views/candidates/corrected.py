"""What is told after a name was corrected: what hangs on it and where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.shared.texts import T
from commission_app.views.support.desk import Notice
from commission_app.views.support.words import joined, phrase

if TYPE_CHECKING:
    from commission_app.services.people.naming import Corrected
    from commission_app.views.support.desk import Desk
    from commission_app.views.support.words import Words

KEY = "name_corrected"


def notice_of(code: str, done: Corrected, desk: Desk) -> Notice:
    """Certificates with the old name, laptops that know it; a way to the laptops."""
    papers: Words = ""
    laptops: Words = ""
    if done.certificates:
        numbers = ", ".join(done.certificates)
        papers = phrase(T("candidates.papers_follow"), numbers=numbers)
    if done.update_laptops:
        laptops = phrase(T("candidates.laptops_update"))
    leads = done.update_laptops and "commission" in desk.screens

    def go() -> None:
        desk.untell(KEY)
        desk.go("commission")

    return Notice(
        KEY,
        "good",
        phrase(T("candidates.corrected"), code=code, name=done.names),
        joined(papers, laptops, between=" "),
        phrase(T("candidates.to_laptops")) if leads else "",
        go if leads else None,
    )
