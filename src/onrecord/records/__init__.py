"""The nouns of the record: frozen, typed, one file each."""

from onrecord.records.actor import (
    Actor,
    ActorKind,
    Comparison,
    Entity,
    Identification,
    Identity,
    Membership,
    MembershipRole,
    Mention,
    MentionForm,
    Tenure,
    TenureStatus,
)
from onrecord.records.article import Article, article_id
from onrecord.records.base import Claim, Record, Span
from onrecord.records.correction import Correction, CorrectionKind, Subject
from onrecord.records.credit import Credit, CreditKind, CreditPlace
from onrecord.records.date import Basis, Date, DateMention, Precision
from onrecord.records.event import Event, EventMention, EventStatus, Place, firmest
from onrecord.records.ids import content_id
from onrecord.records.known_actor import KnownActor
from onrecord.records.matter import Matter, MatterForm, MatterStatus
from onrecord.records.meeting import Channel, Meeting, Outcome, Participant, Series, SeriesKind
from onrecord.records.position import HowKnown, Position, Stance
from onrecord.records.question import DecisionRule, Question, Seat, Terms, Weight
from onrecord.records.rating import Rating, Reliability
from onrecord.records.relation import EndKind, Relation, RelationKind
from onrecord.records.request import Answer, Request, RequestKind
from onrecord.records.run import Progress, Rejection, Run, RunPhase
from onrecord.records.statement import Statement, StatementMode
from onrecord.records.story import ONE_ORIGIN, Alignment, Derivation, DerivationKind, Story

__all__ = [
    "ONE_ORIGIN",
    "Actor",
    "ActorKind",
    "Alignment",
    "Answer",
    "Article",
    "Basis",
    "Channel",
    "Claim",
    "Comparison",
    "Correction",
    "CorrectionKind",
    "Credit",
    "CreditKind",
    "CreditPlace",
    "Date",
    "DateMention",
    "DecisionRule",
    "Derivation",
    "DerivationKind",
    "EndKind",
    "Entity",
    "Event",
    "EventMention",
    "EventStatus",
    "HowKnown",
    "Identification",
    "Identity",
    "KnownActor",
    "Matter",
    "MatterForm",
    "MatterStatus",
    "Meeting",
    "Membership",
    "MembershipRole",
    "Mention",
    "MentionForm",
    "Outcome",
    "Participant",
    "Place",
    "Position",
    "Precision",
    "Progress",
    "Question",
    "Rating",
    "Record",
    "Rejection",
    "Relation",
    "RelationKind",
    "Reliability",
    "Request",
    "RequestKind",
    "Run",
    "RunPhase",
    "Seat",
    "Series",
    "SeriesKind",
    "Span",
    "Stance",
    "Statement",
    "StatementMode",
    "Story",
    "Subject",
    "Tenure",
    "TenureStatus",
    "Terms",
    "Weight",
    "article_id",
    "content_id",
    "firmest",
]
