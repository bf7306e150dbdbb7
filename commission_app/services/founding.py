"""An office is founded: its device, its season, the rules it begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.criteria import substance
from commission_app.domain.facts.kinds.commission import Commission, RuleSet
from commission_app.domain.facts.kinds.trust import Assignment, Season, season_id
from commission_app.domain.language import Bilingual
from commission_app.domain.ruleset import (
    RuleSet as Rules,
    requisites_from_json,
    ruleset_from_json,
    with_requisites,
)
from commission_app.domain.ruleset_check import validate
from commission_app.models.own import Own
from commission_app.models.vault import LOG2N
from commission_app.services.changes import Changes, Done
from commission_app.services.commission_name import proposed
from commission_app.services.opening import New, make_workspace
from commission_app.services.workspace import Workspace, require_office, rules_of
from commission_app.shared.errors import UserError
from commission_app.shared.keys import Keys
from commission_app.shared.paths import resources
from commission_app.shared.texts import T

if TYPE_CHECKING:
    from pathlib import Path

    from commission_app.services.act import Act
    from commission_app.shared.world import World


@dataclass(frozen=True, slots=True)
class NewOffice:
    """Make an office workspace with one season; answers the recovery key, shown once."""

    preset: str
    practice: bool
    year: int
    intake: int = 1
    user: str = "secretary"
    label: str = ""  # practice: what a seeded world was made from
    requisites: bytes = b""  # JSON with the customer's answers; practice has invented ones

    def __call__(
        self, folder: Path, passphrase: str, world: World, log2n: int = LOG2N
    ) -> tuple[Workspace, str]:
        rules = preset(self.preset)
        if answers := self.requisites or (_practice_requisites() if self.practice else b""):
            rules = with_requisites(rules, requisites_from_json(answers))
            validate(rules)
        keys, nonce = Keys.make(world), world.random(16).hex()
        own = Own(
            role="office",
            secret=keys.secret,
            practice=self.practice,
            season=season_id(keys.device, nonce),
            certificate_secret=world.random(32),
            label=self.label,
        )

        def first(act: Act) -> None:
            act.record(
                Season(
                    signing=keys.public.signing,
                    sealing=keys.public.sealing,
                    nonce=nonce,
                    practice=self.practice,
                    year=self.year,
                    intake=self.intake,
                    title=Bilingual(rules.title.kk, rules.title.ru),
                )
            )
            act.record(RuleSet(version_number=1, rules=rules))
            act.record(Commission(title=proposed(rules)))
            act.note("office.founded")

        new = New(self.user, passphrase, own, first)
        return make_workspace(folder, new, world, log2n)


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """A new version of the rules; a reason is asked once the first laptop is prepared."""

    rules: Rules
    reason: str = ""

    def __call__(self, workspace: Workspace) -> Done[int]:
        validate(self.rules)
        with workspace.act() as act:
            require_office(act)
            _, old = rules_of(act.facts)
            if act.facts.current(Assignment) and not substance(self.reason):
                raise UserError(T("services.rules_frozen"))
            number = old.version_number + 1
            act.record(
                RuleSet(version_number=number, rules=self.rules, reason=self.reason.strip())
            )
            act.note("rules.changed", str(number))
        return Done(number, Changes.SEASON)


def presets() -> tuple[str, ...]:
    """Names of the rulesets that come with the program."""
    folder = resources() / "presets" / "rulesets"
    return tuple(sorted(path.stem for path in folder.glob("*.json")))


def preset(name: str) -> Rules:
    """A ruleset by name; UserError that lists the known ones."""
    if name not in presets():
        raise UserError(T("services.no_preset"), preset=name, known=", ".join(presets()))
    rules = ruleset_from_json(
        (resources() / "presets" / "rulesets" / f"{name}.json").read_bytes()
    )
    validate(rules)
    return rules


def _practice_requisites() -> bytes:
    return (resources() / "presets" / "practice-requisites.json").read_bytes()
