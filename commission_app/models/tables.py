"""Tables. `fact`, `body`: what is true; `standing` and projections: their fold; rest: local."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


def _table(name: str, *parts: Column[Any] | CheckConstraint, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=null, autoincrement=False)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _fact() -> Column[int]:
    """The local number: rows go to the end of the tree; a digest would dirty every page."""
    return Column("fact", Integer, ForeignKey("fact.id"), primary_key=True, autoincrement=False)


# What is true. Grows only; triggers refuse UPDATE, DELETE and a number that does not follow.
fact = _table(
    "fact",
    _number("id", key=True),  # local, 1, 2, 3, … in the order of arrival; never travels
    _text("season"),  # season id, 32 hex
    Column("digest", Text, unique=True, nullable=False),  # 64 hex
    _text("device"),  # device id, 64 hex
    _number("n"),  # number in the chain of its device and season, from 1
    _text("prev"),  # digest of the fact before it; of the first, the device id
    _text("kind"),
    _text("about"),  # natural key of the thing; a thing is (season, kind, about)
    _bytes("header"),  # as received
    _bytes("signature"),  # raw Ed25519, or empty where the fact was no leaf when it came
    CheckConstraint("length(digest) = 64", name="digest"),
    CheckConstraint("n >= 1", name="n"),
)
Index(None, fact.c.device, fact.c.n)
Index(None, fact.c.about, fact.c.kind)
Index(None, fact.c.season, fact.c.kind)

# The body of a fact, where it is here: withheld and destroyed ones have no row.
body = _table("body", _fact(), _bytes("bytes"))

# Bodies that are never kept again: only what stands here may be deleted from `body`.
destroyed = _table(
    "destroyed",
    _text("digest", key=True),  # whose body went; it need not be here yet
    _text("cause"),  # digest of the `destruction` fact
    rowid=False,
)

# The only derived table whose rows change.
standing = _table(
    "standing",
    _fact(),
    _text("season"),
    _text("kind"),
    _text("about"),
    _text("state"),  # value of domain.facts.standing.Standing
)
Index(None, standing.c.season, standing.c.kind, standing.c.state)
Index(None, standing.c.about, standing.c.kind)

# Projections: each row from one fact's body. What counts now: a join with standing.state.
candidate = _table(
    "candidate",
    _fact(),
    _text("code"),
    _text("name_kk"),  # full name as printed
    _text("name_ru"),
    _text("sort_kk"),  # collation keys: byte order = alphabetical order
    _text("sort_ru"),
    _text("folded"),  # both names and the code, look-alikes and case folded, for search
    _text("region"),  # code of the region
    _text("organisation_kk"),
    _text("organisation_ru"),
    _text("org_type"),
    _text("position"),
    _text("language"),  # of the interview: kk or ru
)
Index(None, candidate.c.code)
Index(None, candidate.c.sort_kk, candidate.c.fact)
Index(None, candidate.c.sort_ru, candidate.c.fact)

person = _table(  # never on a laptop
    "person",
    _fact(),
    _text("code"),  # the candidate's
    _text("iin"),  # 12 digits
    _text("birth_date"),  # ISO 8601
)
Index(None, person.c.code)
Index(None, person.c.iin)

slot = _table(
    "slot",
    _fact(),
    _text("interview"),  # candidate's code, with /2 for a second appointment
    _text("candidate"),  # digest of the `candidate` fact
    _text("panel"),
    _text("sitting"),
    _number("position"),  # order in the panel's day
    _text("starts"),  # ISO 8601 with offset, or empty
)
Index(None, slot.c.interview)

sheet = _table(
    "sheet",
    _fact(),
    _text("interview"),
    _text("member"),
    _text("state"),  # sealed or void
)
Index(None, sheet.c.interview)

mark = _table(
    "mark",
    _fact(),
    _text("criterion", key=True),
    _number("level", key=True),  # a key: a sheet that marks a criterion twice must not stop us
    rowid=False,
)

result = _table(  # one fact holds up to a thousand rows of one stage
    "result",
    _fact(),
    _text("candidate", key=True),  # code
    _number("stage"),
    _text("score", key=True),  # exact decimal as text, empty where there is none
    _number("hundredths", null=True),  # the same for sorting; NULL where there is none
    _text("outcome", key=True),
    rowid=False,
)
Index(None, result.c.candidate, result.c.stage)

PROJECTIONS = (candidate, person, slot, sheet, mark, result)

# Local: never travels.
draft = _table(
    "draft",
    _text("interview", key=True),
    _text("criterion", key=True),
    _number("level", null=True),  # NULL: a comment was written before the mark
    _text("comment"),
    rowid=False,
)
draft_note = _table(
    "draft_note",
    _text("interview", key=True),
    _text("note"),
    _text("started"),  # when the first mark was given: ISO 8601 with offset, or empty
    _text("questions"),  # canonical JSON: what was asked, or empty
    rowid=False,
)

# What is being voted on: a proposal's ballots become facts together, when it is concluded.
proposal_draft = _table(
    "proposal_draft",
    _text("proposal", key=True),
    _text("season"),
    _text("sitting"),
    _number("round"),
    _text("decision"),  # what is proposed
    _text("interviews"),  # JSON list of codes
    _text("opened"),
    rowid=False,
)
ballot_draft = _table(
    "ballot_draft",
    _text("proposal", key=True),
    _text("member", key=True),
    _text("vote"),
    _text("at"),
    rowid=False,
)

# The chain of local acts. Grows only.
diary = _table(
    "diary",
    _number("n", key=True),
    _text("at"),  # UTC
    _text("offset"),  # of the clock, +05:00
    _text("user"),
    _text("what"),
    _text("about"),
    _text("prev"),  # hash of n−1, empty for the first
    _text("hash"),
)

own = _table("own", _text("key", key=True), _bytes("value"))  # see models.own

# Packages taken in and handed over. A kept manifest vouches for facts without their chain.
package = _table(
    "package",
    _text("sha256", key=True),  # of the file
    _text("package"),  # UUIDv7: sorts by the sender's time
    _text("kind"),
    _text("direction"),  # in or out
    _text("season"),
    _text("device"),  # in: the sender; out: the recipient's device or activation
    _number("number"),  # the sender's count of packages
    _text("made_at"),
    _text("taken_at"),  # here; equals made_at for those handed over
    _text("have"),  # JSON {device: [[n, digest] per leaf]}
    _bytes("manifest"),  # as received
    _bytes("signature"),  # over the manifest
    CheckConstraint("direction IN ('in', 'out')", name="direction"),
)
Index(None, package.c.device, package.c.direction, package.c.package)

# Printed documents as bytes. A final version never changes.
document = _table(
    "document",
    _text("season", key=True),
    _text("key", key=True),  # kind of document and what it is about
    _number("version", key=True),  # from 1
    _text("name"),  # proposed file name
    _text("sha256"),  # of the bytes
    _text("snapshot"),  # digest of the snapshot it was composed from
    _bytes("bytes"),
    _number("final"),  # 0 or 1
    _text("created"),  # ISO 8601 with offset
    CheckConstraint("final IN (0, 1)", name="final"),
)

# Reports of rejected rows and the like, kept until the user deletes them.
report = _table(
    "report",
    _number("id", key=True),
    _text("created"),
    _text("kind"),
    _text("name"),
    _bytes("bytes"),
)

APPEND_ONLY = (fact, diary)
