"""Who acts, speaks and holds a position, and what they hold and belong to."""

from typing import Literal

import msgspec

from onrecord.records.base import Claim, Record, Span
from onrecord.records.date import Date

ActorKind = Literal[
    "person", "government", "ministry", "party", "legislature", "court", "military",
    "international_body", "company", "media", "armed_group", "civil_group",
    "unnamed_person", "unnamed_group", "organisation",
]  # fmt: skip


class Actor(Claim, frozen=True, kw_only=True):
    """An actor as one article presents it.

    Whether two articles speak of one actor is a decision of its own (``Identity``), kept
    apart so that it can be seen and undone. ``name`` is the fullest form in the article, or
    for a known country or body its standard name; ``aliases`` are the article's other forms.
    ``kind`` ``unnamed_*`` keeps a description ("experts", "a senior official") as it is
    told; ``organisation`` is one whose kind the text does not tell. ``country`` is ISO 3166-1
    alpha-2. ``known_as`` is the id in ``schema/`` of a known country or body (``country:JP``,
    ``body:cptpp``), ``reason`` how the actor was made.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    known_as: str | None = None
    reason: str | None = None


MentionForm = Literal["name", "nominal", "pronoun"]


class Mention(Claim, frozen=True, kw_only=True):
    """Words that stand for an actor: ``span``, which is also its ``evidence``.

    ``actor`` is the id of an ``Actor`` of the same article, or ``None``: unresolved is a result.
    ``role`` is ``place`` where a country's or capital's name only says where something is.
    """

    span: Span
    head: Span
    form: MentionForm
    role: Literal["actor", "place"] = "actor"
    actor: str | None = None
    reason: str | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("actor",)


class Identity(Record, frozen=True, kw_only=True):
    """A decision that an article's actor is one with others: reversible, with its reason."""

    actor: str  # the Actor of one article
    entity: str  # the settled Entity
    judgement: Literal["same", "different", "unsure"]
    reason: str


class Comparison(Record, frozen=True, kw_only=True):
    """Two entities that might be one, and why they were not joined. ``one`` sorts before ``other``.

    ``unsure`` where too little speaks for or against; ``different`` where something speaks against.
    """

    one: str
    other: str
    judgement: Literal["different", "unsure"]
    reasons: tuple[str, ...]


class Identification(Record, frozen=True, kw_only=True):
    """Whether an entity is a known actor: ``same``, with why, or ``unsure`` where several fit.

    ``source`` and ``key`` are the known actor's (see ``KnownActor``).
    """

    source: str
    key: str
    judgement: Literal["same", "unsure"]
    reason: str


class Entity(Record, frozen=True, kw_only=True):
    """An actor across articles: what settling found to be one. Its id is derived from its key.

    ``identifiers`` are ids elsewhere by scheme (``wikidata``), from known actors that the user gave;
    ``identified`` says which those are, and why.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    known_as: str | None = None
    identifiers: dict[str, str] = msgspec.field(default_factory=dict)
    identified: tuple[Identification, ...] = ()
    actors: tuple[str, ...] = ()


TenureStatus = Literal["current", "former", "acting", "designate", "unknown"]


class Tenure(Claim, frozen=True, kw_only=True):
    """A person holds or held a post. ``start`` and ``end`` are ``None`` where open or unknown.

    "Until recently sat on" is ``former`` with ``end`` known to be past and undated.
    """

    person: str
    post: str
    organisation: str | None
    status: TenureStatus
    post_span: Span
    start: Date | None = None
    end: Date | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("person", "organisation")


MembershipRole = Literal["member", "applicant", "observer", "former", "partner"]


class Membership(Claim, frozen=True, kw_only=True):
    """An actor's tie to a body: a person in a party, a country in a pact."""

    actor: str
    body: str
    role: MembershipRole
    start: Date | None = None
    end: Date | None = None

    @classmethod
    def actor_fields(cls) -> tuple[str, ...]:
        return ("actor", "body")
