"""Actors that speak with many voices: camps, parties and other groups."""

from stances.analysis.ledger import Bools, Ints
from stances.model.vocabulary import MANY_VOICES
from stances.tables import Tables
from stances.tables.rows import StanceRow


def has_many_voices(tables: Tables, actor: str) -> bool:
    """True if the actor has no decision of its own, only those who speak for it."""
    return tables.actor_rows[actor].kind in MANY_VOICES


def another_voice(tables: Tables, before: StanceRow, after: StanceRow) -> bool:
    """True if two speakers of an actor that speaks with many voices made the two records."""
    return before.speaker != after.speaker and has_many_voices(tables, after.actor)


def other_speaker(tables: Tables, before: Ints, after: Ints) -> Bools:
    """For each two rows of ``tables.stances``, whether different speakers made the records."""
    speakers = tables.speaker_codes
    return speakers[before] != speakers[after]
