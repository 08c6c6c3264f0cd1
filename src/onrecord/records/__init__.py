"""The nouns of the record: frozen, typed, one file each."""

from onrecord.records.actor import (
    Actor,
    ActorKind,
    Entity,
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
from onrecord.records.date import Basis, Date, DateMention, Precision
from onrecord.records.event import Event, EventMention, EventStatus, Place
from onrecord.records.ids import content_id
from onrecord.records.position import HowKnown, Position, Stance
from onrecord.records.question import DecisionRule, Question
from onrecord.records.run import Rejection, Run
from onrecord.records.statement import Statement, StatementMode
from onrecord.records.story import Derivation, DerivationKind, Story

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "Basis",
    "Claim",
    "Date",
    "DateMention",
    "DecisionRule",
    "Derivation",
    "DerivationKind",
    "Entity",
    "Event",
    "EventMention",
    "EventStatus",
    "HowKnown",
    "Identity",
    "Membership",
    "MembershipRole",
    "Mention",
    "MentionForm",
    "Place",
    "Position",
    "Precision",
    "Question",
    "Record",
    "Rejection",
    "Run",
    "Span",
    "Stance",
    "Statement",
    "StatementMode",
    "Story",
    "Tenure",
    "TenureStatus",
    "article_id",
    "content_id",
]
