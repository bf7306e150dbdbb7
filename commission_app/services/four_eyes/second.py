"""A second person who was there before: types a passphrase of their own, and it is recorded.

Else whoever holds one passphrase would add a name for himself and be both pairs of eyes.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commission_app.domain.facts.kinds.consolidating import KeyChange
from commission_app.models import backup, diary, holders
from commission_app.models.vault import RECOVERY, Vault
from commission_app.services.four_eyes.rule import is_on
from commission_app.shared.errors import UserError
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from commission_app.domain.facts.kinds.consolidating import Changed, How
    from commission_app.models.database import FileKey
    from commission_app.models.vault import Holder
    from commission_app.services.act import Act
    from commission_app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Second:
    """Somebody else of the office; without a name the recovery key from the envelope."""

    user: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Word:
    """What stood beside the person at the keyboard."""

    how: How
    by: str = ""


@dataclass(frozen=True, slots=True)
class Slots:
    """What opens a workspace, and the key in it."""

    vault: Vault
    key: FileKey

    @classmethod
    def of(cls, workspace: Workspace) -> Slots:
        """Those of an open workspace."""
        return cls(Vault(workspace.folder / backup.VAULT), workspace.db.key)


ALONE = Word("alone")


def counted(act: Act) -> set[str]:
    """Who may be one of two. UserError: two are asked for, and this person is none of them."""
    eyes = holders.eyes(act.c)
    if is_on(act.facts) and act.user not in eyes:
        raise UserError(T("eyes.not_one_of_two"), user=act.user, users=_listed(eyes))
    return eyes


def required(act: Act, slots: Slots, second: Second | None) -> Word | None:
    """The second one's word; None where the rule is off. UserError: who is asked for.

    The recovery key stands in only where nobody else is left who could.
    """
    if not is_on(act.facts):
        return None
    holders.begin_eyes(act.c)
    eyes = holders.eyes(act.c)
    others = eyes - {act.user}
    if eyes and act.user not in eyes:
        raise UserError(T("eyes.not_one_of_two"), user=act.user, users=_listed(eyes))
    if others:
        return Word("person", _person(act, slots, second, others))
    if second is None or second.user:
        raise UserError(T("eyes.envelope_needed"))
    key, holder = slots.vault.enter_by_recovery(second.secret)
    if key != slots.key or holders.known(act.c).get(RECOVERY, holder) != holder:
        raise UserError(T("models.recovery_wrong"))
    return Word("envelope")


def told(act: Act, word: Word | None, what: Changed, whom: str = "", of: str = "") -> None:
    """A statement of what the diary's last line tells; nothing where the rule is off.

    `of`: the digest of the statement that was confirmed.
    """
    if word is None:
        return
    line, _ = diary.head(act.c)
    act.record(
        KeyChange(
            id=act.world.random(8).hex(),
            what=what,
            how=word.how,
            line=line,
            whom=whom,
            by=word.by,
            statement=of,
        )
    )


def told_if_on(act: Act, what: Changed, whom: str) -> None:
    """The same for what needs no second one."""
    if is_on(act.facts):
        told(act, ALONE, what, whom)


def met(act: Act) -> None:
    """Who came with a passphrase that was set without the old one, while the rule is on."""
    for name in holders.strangers(act.c):
        act.note("key.replaced", name)
        told(act, Word("envelope"), "reset", name)


def first_two(act: Act, slots: Slots, second: Second | None) -> Word:
    """Two people who are there begin with the rule, and nobody else counts yet. UserError."""
    others = [user for user in slots.vault.users() if user != act.user]
    if not others:
        raise UserError(T("vaults.second_person"))
    name = _named(act, second, others)
    holder = _entered(slots, second, name)
    if holders.owner(act.c, holder) not in {"", name} or holders.removed(act.c, name):
        raise UserError(T("eyes.not_asked"), user=name, users=_listed(others))
    holders.learn(act.c, name, holder)
    holders.begin_eyes(act.c, {act.user, name})
    return Word("person", name)


def _person(act: Act, slots: Slots, second: Second | None, others: set[str]) -> str:
    name = _named(act, second, others)
    if _entered(slots, second, name) != holders.known(act.c)[name]:
        raise UserError(T("eyes.not_asked"), user=name, users=_listed(others))
    return name


def _named(act: Act, second: Second | None, others: set[str] | list[str]) -> str:
    if second is None or not second.user:
        raise UserError(T("eyes.second_needed"), users=_listed(others))
    name = unicodedata.normalize("NFC", second.user.strip())
    if name == act.user:
        raise UserError(T("eyes.same_person"), user=name)
    if name not in others:
        raise UserError(T("eyes.not_asked"), user=name, users=_listed(others))
    return name


def _entered(slots: Slots, second: Second | None, name: str) -> Holder:
    key, holder = slots.vault.enter(second.secret if second else "", name)
    if key != slots.key:
        raise UserError(T("models.vault_mixed"), folder=slots.vault.folder)
    return holder


def _listed(names: set[str] | list[str]) -> str:
    return ", ".join(sorted(names))
