"""A folder is named by a person: is it a workspace, and then its door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.services.opening import users_of
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from commission_app.views.entrance.page import Page


def ask_folder(page: Page) -> None:
    """Ask where a workspace lies; what is none is told on the page."""
    folder = page.hall.files.folder(page, phrase(T("entrance.open_a_folder")))
    if folder is None:
        return
    try:
        users_of(folder)
    except UserError as error:
        page.refuse(error)
        return
    page.hall.go("unlock", folder)
