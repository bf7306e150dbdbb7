"""Sentences of services as words that the windows can say in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

from commission_app.services.sentences import Said
from commission_app.views.support.words import Phrase

if TYPE_CHECKING:
    from commission_app.views.support.words import Words


@overload
def heard(one: Said) -> Phrase: ...
@overload
def heard(one: Said | None) -> Words: ...
def heard(one: Said | None) -> Words:
    """A sentence of a service, "" for none; what fills it may be one, too."""
    if one is None:
        return ""
    values = {
        name: heard(value) if isinstance(value, Said) else value for name, value in one.values
    }
    return Phrase(one.key, values, one.n)
