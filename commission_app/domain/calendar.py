"""Dates as Kazakh and Russian documents write them: words, figures, spans, the act of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

Printed = Literal["kk", "ru"]  # the two languages of the paper


class Month(NamedTuple):
    """One month: Kazakh, Kazakh with -дағы («… айындағы бұйрық»), Russian genitive."""

    kk: str
    kk_of: str
    ru_of: str


MONTHS = (
    Month("қаңтар", "қаңтардағы", "января"),
    Month("ақпан", "ақпандағы", "февраля"),
    Month("наурыз", "наурыздағы", "марта"),
    Month("сәуір", "сәуірдегі", "апреля"),
    Month("мамыр", "мамырдағы", "мая"),
    Month("маусым", "маусымдағы", "июня"),
    Month("шілде", "шілдедегі", "июля"),
    Month("тамыз", "тамыздағы", "августа"),
    Month("қыркүйек", "қыркүйектегі", "сентября"),
    Month("қазан", "қазандағы", "октября"),
    Month("қараша", "қарашадағы", "ноября"),
    Month("желтоқсан", "желтоқсандағы", "декабря"),
)


def in_words(day: date, lang: Printed) -> str:
    """«2026 жылғы 8 желтоқсан» or «8 декабря 2026 года»."""
    return days_in_words((day,), lang)


def dated(day: date, lang: Printed) -> str:
    """Of an act of that day: «2026 жылғы 8 желтоқсандағы» or «от 8 декабря 2026 года»."""
    return days_dated((day,), lang)


def days_in_words(days: Sequence[date], lang: Printed) -> str:
    """One or more days, neighbours joined: «2026 жылғы 29–30 қыркүйек»; ValueError for none."""
    return _by_years(days, lang, of=False)


def days_dated(days: Sequence[date], lang: Printed) -> str:
    """As `days_in_words`, of an act: «2026 жылғы 29–30 қыркүйектегі», «от 29–30 сентября …»."""
    words = _by_years(days, lang, of=True)
    return words if lang == "kk" else f"от {words}"


def in_figures(day: date) -> str:
    """«08.12.2026», the same in both languages."""
    return f"{day:%d.%m.%Y}"


def days_in_figures(days: Sequence[date]) -> str:
    """«29–30.09.2026», «29.09–02.10.2026» (a span), «05, 19.09.2026»; ValueError for none."""
    spans = _spans(days)
    last = spans[-1][1]
    parts: list[str] = []
    for first, end in spans:
        tail = "" if (end.year, end.month) == (last.year, last.month) else f"{end:.%m}"
        tail += "" if end.year == last.year else f"{end:.%Y}"
        parts.append(_figures_of(first, end) + tail)
    return ", ".join(parts) + f"{last:.%m.%Y}"


def _figures_of(first: date, end: date) -> str:
    if first == end:
        return f"{end:%d}"
    start = f"{first:%d}"
    if first.year != end.year:
        start = f"{first:%d.%m.%Y}"
    elif first.month != end.month:
        start = f"{first:%d.%m}"
    return f"{start}–{end:%d}"


def _spans(days: Sequence[date]) -> list[tuple[date, date]]:
    """The days in order, unbroken runs as (first, last)."""
    spans: list[tuple[date, date]] = []
    for day in sorted(set(days)):
        if spans and (day - spans[-1][1]).days == 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    if not spans:
        raise ValueError("no days")
    return spans


def _by_years(days: Sequence[date], lang: Printed, *, of: bool) -> str:
    """Days grouped by year and month, so that every month is named once."""
    groups: dict[int, dict[int, list[date]]] = {}
    for day in sorted(set(days)):
        groups.setdefault(day.year, {}).setdefault(day.month, []).append(day)
    if not groups:
        raise ValueError("no days")
    years: list[str] = []
    for y, months in groups.items():
        last_year = y == max(groups)
        named = [
            f"{_day_list(group)} {_month(m, lang, of=of and last_year and m == max(months))}"
            for m, group in months.items()
        ]
        joint = " – " if _unbroken_over_months(months) else ", "
        text = joint.join(named)
        years.append(f"{y} жылғы {text}" if lang == "kk" else f"{text} {y} года")
    return ", ".join(years)


def _unbroken_over_months(months: dict[int, list[date]]) -> bool:
    everything = [day for group in months.values() for day in group]
    return len(months) == 2 and len(_spans(everything)) == 1


def _day_list(group: list[date]) -> str:
    return ", ".join(
        f"{first.day}" if first == end else f"{first.day}–{end.day}"
        for first, end in _spans(group)
    )


def _month(number: int, lang: Printed, *, of: bool) -> str:
    month = MONTHS[number - 1]
    if lang == "ru":
        return month.ru_of
    return month.kk_of if of else month.kk
