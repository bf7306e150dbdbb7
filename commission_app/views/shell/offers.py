"""What the palette may offer: acts, pages, people, help; found by how they look and sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from commission_app.domain.searching import Findable, Index, index
from commission_app.services.day.today import ReadToday, Today
from commission_app.services.people.candidates import Candidates, ReadCandidates
from commission_app.shared.texts import LANGUAGES, T, say
from commission_app.views.actions import actions_of
from commission_app.views.shell.help import pages as help_pages
from commission_app.views.support.tongue import language
from commission_app.views.support.words import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from commission_app.views.actions import AtWork
    from commission_app.views.shell.work import Work
    from commission_app.views.support.words import Words

MOST = 8  # of people and of pages of help: more are not looked through
GROUPS = {
    "acts": phrase(T("palette.group_acts")),
    "pages": phrase(T("palette.group_pages")),
    "people": phrase(T("palette.group_people")),
    "help": phrase(T("palette.group_help")),
}
LISTS = {"office": "candidates", "laptop": "score"}  # where a person is shown


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen; `run` does it."""

    group: str
    icon: str
    title: Words
    run: Callable[[], None]
    about: Words = ""
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Offers of one kind with what finds them; `quiet`: only once something is looked for."""

    offers: tuple[Offer, ...]
    search: Index
    quiet: bool = False
    abroad: Index | None = None  # the same in the other languages, where nothing was found

    def found(self, query: str) -> tuple[Offer, ...]:
        """Those that the query finds, in their order."""
        if self.quiet and not query.strip():
            return ()
        places = self.search.matches(query)
        if not places and self.abroad is not None:
            places = self.abroad.matches(query)
        return tuple(self.offers[n] for n in places[: MOST if self.quiet else None])


def acts(work: Work) -> Shelf:
    """What can be done from anywhere."""
    offers: list[tuple[Offer, tuple[str, ...]]] = []
    for one in actions_of(work.desk.role):
        if one.key == "find":
            continue

        def run(act: Callable[[AtWork], None] = one.run) -> None:
            act(work)

        offer = Offer("acts", one.icon, phrase(one.title), run, "", one.shortcut)
        offers.append((offer, _in_all(one.title)))
    return _shelf(offers)


def screens(work: Work) -> Shelf:
    """The pages of the navigation."""
    offers: list[tuple[Offer, tuple[str, ...]]] = []
    shown = [entry for entry in work.pages.entries if not entry.hidden]
    for number, entry in enumerate(shown, 1):

        def run(key: str = entry.key) -> None:
            work.desk.go(key)

        keys = f"Alt+{number % 10}" if number <= 10 else ""
        about = phrase(entry.group) if entry.group else ""
        offer = Offer("pages", entry.icon, phrase(entry.title), run, about, keys)
        offers.append((offer, _in_all(entry.title)))
    return _shelf(offers)


def help_offers(wanted: Callable[[str], None]) -> Shelf:
    """Pages of help in the language of the moment, found by their whole text too."""
    offers: list[tuple[Offer, tuple[str, ...]]] = []
    for page in help_pages(language()):

        def run(key: str = page.key) -> None:
            wanted(key)

        offers.append((Offer("help", "ph.question", page.title, run), (page.title,)))
    return _shelf(offers, quiet=True)


def ask_people(work: Work, then: Callable[[Shelf], None]) -> None:
    """People of this workspace: an office's candidates, or a member's queue."""
    target = LISTS[work.desk.role]
    if target not in {entry.key for entry in work.pages.entries}:
        return

    def show_candidates(found: Candidates) -> None:
        then(_candidates(work, found))

    def show_queue(today: Today) -> None:
        then(_queue(work, today))

    if work.desk.role == "office":
        work.desk.ask(ReadCandidates(), work, show_candidates)
    else:
        work.desk.ask(ReadToday(), work, show_queue)


def _candidates(work: Work, found: Candidates) -> Shelf:
    offers: list[Offer] = []
    for one in found.rows:

        def run(code: str = one.code) -> None:
            work.desk.go(LISTS["office"], code)

        name = one.name_kk if language() == "kk" else one.name_ru or one.name_kk
        offers.append(Offer("people", "ph.user", name, run, one.code))
    return Shelf(tuple(offers), found.search, quiet=True)


def _queue(work: Work, today: Today) -> Shelf:
    offers: list[tuple[Offer, tuple[str, ...]]] = []
    for item in today.queue:

        def run(code: str = item.interview) -> None:
            work.desk.go(LISTS["laptop"], code)

        names = item.card.names
        title = names if names.kk else item.interview
        offer = Offer("people", "ph.user", title, run, item.interview)
        offers.append((offer, (names.kk, names.ru, item.interview)))
    return _shelf(offers, quiet=True)


def _shelf(offers: Iterable[tuple[Offer, tuple[str, ...]]], *, quiet: bool = False) -> Shelf:
    given = list(offers)
    own = index(Findable("", names[:1] if not quiet else names) for _, names in given)
    others = index(Findable("", names[1:]) for _, names in given) if not quiet else None
    return Shelf(tuple(offer for offer, _ in given), own, quiet, others)


def _in_all(key: str) -> tuple[str, ...]:
    """A text in this language, then in the others: who works in one may remember another's."""
    languages = sorted(LANGUAGES, key=lambda lang: lang != language())
    return tuple(say(key, lang) for lang in languages)
