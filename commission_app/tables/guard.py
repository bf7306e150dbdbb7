"""The semantic guard: columns that are well-formed numbers and yet cannot be scores.

A rank taken for a score once made the best candidates the worst; nothing was malformed.
Each finding stops the import until somebody accepts it with a reason.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from commission_app.shared.texts import Language, T, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from commission_app.tables.steps import Table

FEWEST = 5  # fewer values say nothing about a column
FEWEST_PAIRS = 10  # for a correlation
_NEARLY = Decimal("0.9")  # of the ranks may be there and it is still a ranking
_SURE = 2.33  # standard errors: one chance in a hundred, one-sided
_WEAKEST = -0.15  # a smaller correlation is no contradiction, however many pairs there are
_SHOWN = 5


class Offered(NamedTuple):
    """A score offered for a candidate; `group` is the file or the region it came from."""

    code: str
    score: Decimal
    group: str = ""


class Suspicion(msgspec.Struct, frozen=True):
    """What the guard found: `key` is the word for accepting it."""

    key: str
    text: str
    values: dict[str, str]

    def sentence(self, lang: Language) -> str:
        """What is odd, in numbers, and what to do."""
        return say(self.text, lang, **self.values)


class Sample(msgspec.Struct, frozen=True):
    """A candidate for the plausibility page."""

    code: str
    score: Decimal
    earlier: Decimal | None  # mean of the earlier stages


class Judgement(msgspec.Struct, frozen=True):
    """All findings, and the best and the worst five for a person who knows the candidates."""

    suspicions: tuple[Suspicion, ...]
    best: tuple[Sample, ...]
    worst: tuple[Sample, ...]

    def stopped(self, accepted: Iterable[str] = ()) -> str | None:
        """The key of the first finding that nobody has accepted."""
        known = set(accepted)
        return next((one.key for one in self.suspicions if one.key not in known), None)


def judge_scores(
    offered: Sequence[Offered],
    maximum: Decimal | None = None,
    earlier: Sequence[Mapping[str, Decimal]] = (),
) -> Judgement:
    """Look at a stage's scores together; `earlier` holds code → score for each earlier stage.

    `maximum` is the top of the stage's scale in points, None where it is not known.
    """
    suspicions = (
        *_off_scale(offered, maximum),
        *_ranks(offered),
        *_constant(offered),
        *_contradiction(offered, earlier),
    )
    means = _means(earlier)
    samples = [Sample(one.code, one.score, means.get(one.code)) for one in offered]
    samples.sort(key=lambda one: (-one.score, one.code))
    return Judgement(suspicions, tuple(samples[:_SHOWN]), tuple(samples[-_SHOWN:][::-1]))


def judge_candidates(table: Table[Any]) -> Judgement:
    """Look at candidates' rows together: mostly refused means a wrong file or mapping."""
    taken, refused = len(table.rows), len(table.rejected)
    suspicions: tuple[Suspicion, ...] = ()
    if refused >= FEWEST and refused > taken:
        values = {"refused": str(refused), "n": str(taken + refused)}
        suspicions = (Suspicion("refused", T("tables.guard_refused"), values),)
    return Judgement(suspicions, (), ())


def spearman(first: Sequence[Decimal], second: Sequence[Decimal]) -> float:
    """The rank correlation of two columns, ties sharing a mean rank; 0 if one is constant."""
    one, other = _mean_ranks(first), _mean_ranks(second)
    middle = (len(one) + 1) / 2
    spread = sum((rank - middle) ** 2 for rank in one) * sum((r - middle) ** 2 for r in other)
    if not spread:
        return 0.0
    joint = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    return joint / sqrt(spread)


def _off_scale(offered: Sequence[Offered], maximum: Decimal | None) -> Iterator[Suspicion]:
    if maximum is None:
        return
    outside = [one for one in offered if not 0 <= one.score <= maximum]
    if outside:
        values = {
            "count": str(len(outside)),
            "n": str(len(offered)),
            "maximum": _shown(maximum),
            "code": outside[0].code,
            "score": _shown(outside[0].score),
        }
        yield Suspicion("scale", T("tables.guard_scale"), values)


def _ranks(offered: Sequence[Offered]) -> Iterator[Suspicion]:
    """The whole column, or one group of it, as the numbers 1 … n with few gaps and few ties."""
    groups: dict[str, list[Decimal]] = {}
    for one in offered:
        groups.setdefault(one.group, []).append(one.score)
    columns = [("", [one.score for one in offered])]
    columns += sorted(groups.items()) if len(groups) > 1 else []
    for group, scores in columns:
        if _is_ranking(scores):
            values = {"n": str(len(scores)), "last": _shown(max(scores)), "group": group}
            text = T("tables.guard_ranks_group") if group else T("tables.guard_ranks")
            yield Suspicion("ranks", text, values)
            return


def _is_ranking(scores: Sequence[Decimal]) -> bool:
    n = len(scores)
    if n < FEWEST or any(score != int(score) for score in scores):
        return False
    different = set(scores)
    return (
        min(scores) == 1
        and max(scores) <= n / _NEARLY + 1
        and len(different) >= max(n * _NEARLY, FEWEST)
    )


def _constant(offered: Sequence[Offered]) -> Iterator[Suspicion]:
    scores = {one.score for one in offered}
    if len(offered) >= FEWEST and len(scores) == 1:
        values = {"n": str(len(offered)), "score": _shown(scores.pop())}
        yield Suspicion("constant", T("tables.guard_constant"), values)


def _contradiction(
    offered: Sequence[Offered], earlier: Sequence[Mapping[str, Decimal]]
) -> Iterator[Suspicion]:
    standing = _standing(earlier)
    pairs = [(one.score, standing[one.code]) for one in offered if one.code in standing]
    if len(pairs) < FEWEST_PAIRS:
        return
    rho = spearman([score for score, _ in pairs], [place for _, place in pairs])
    if rho <= _WEAKEST and rho * sqrt(len(pairs) - 1) <= -_SURE:
        values = {"n": str(len(pairs)), "rho": f"{rho:.2f}".replace("-", "−")}
        yield Suspicion("inverse", T("tables.guard_inverse"), values)


def _standing(earlier: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    """A candidate's mean place in the earlier stages, 0–1, whatever their scales."""
    places: dict[str, list[Decimal]] = {}
    for stage in earlier:
        ranks = _mean_ranks(list(stage.values()))
        for code, rank in zip(stage, ranks, strict=True):
            places.setdefault(code, []).append(Decimal(rank) / len(stage))
    return {code: sum(mine, Decimal()) / len(mine) for code, mine in places.items()}


def _means(earlier: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    total: Counter[str] = Counter()
    sums: dict[str, Decimal] = {}
    for stage in earlier:
        for code, score in stage.items():
            total[code] += 1
            sums[code] = sums.get(code, Decimal()) + score
    return {code: (sums[code] / total[code]).quantize(Decimal("0.01")) for code in sums}


def _mean_ranks(values: Sequence[Decimal]) -> list[float]:
    """Ranks from 1, the smallest first; equal values share the mean of their ranks."""
    count = Counter(values)
    ranks: dict[Decimal, float] = {}
    before = 0
    for value in sorted(count):
        ranks[value] = before + (count[value] + 1) / 2
        before += count[value]
    return [ranks[value] for value in values]


def _shown(number: Decimal) -> str:
    return format(number.normalize(), "f").replace(".", ",")
