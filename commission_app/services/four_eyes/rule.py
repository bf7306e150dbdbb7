"""Whether a second person is asked for before marks are revealed and before keys change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.consolidating import FourEyes, KeyChange
from commission_app.domain.facts.standing import Standing

if TYPE_CHECKING:
    from commission_app.models.facts import Facts


def setting(facts: Facts) -> tuple[bool, str]:
    """Whether a second person is asked for, and who alone said that no more; else "".

    Where two offices contradict each other, one is.
    """
    if any(how is Standing.CONTESTED for _, how in facts.leaf(("four-eyes", "four-eyes"))):
        return True, ""
    found = facts.current_one(FourEyes, "four-eyes")
    if found is None:
        return False, ""
    digest, said = found
    if said.on or _by_two(facts, digest):
        return said.on, ""
    return False, facts.find([digest])[digest].header.user


def is_on(facts: Facts) -> bool:
    """Whether a second person is asked for."""
    return setting(facts)[0]


def _by_two(facts: Facts, digest: str) -> bool:
    """Whether a person, and not the recovery key, stood beside whoever lifted it."""
    changes = facts.current(KeyChange).values()
    return any(one.statement == digest and one.how == "person" for _, one in changes)
