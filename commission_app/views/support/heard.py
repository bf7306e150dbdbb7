"""Sentences of services as words that the windows can say in any language."""

from __future__ import annotations

from commission_app.services.sentences import Said
from commission_app.views.support.words import Phrase


def heard(one: Said) -> Phrase:
    """A sentence of a service; what fills it may be one, too."""
    values = {
        name: heard(value) if isinstance(value, Said) else value for name, value in one.values
    }
    return Phrase(one.key, values, one.n)
