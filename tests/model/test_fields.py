"""The kind of every field follows from its annotation."""

import pytest

from stances.model.dataset import Dataset
from stances.model.dates import PartialDate
from stances.model.fields import codes_of, kind_of, record_of, section_record
from stances.model.records import (
    Actor,
    Coding,
    Evidence,
    Membership,
    Scope,
    Source,
    Stance,
    Withdrawal,
)
from stances.model.vocabulary import ActorKind, Confidence


@pytest.mark.parametrize(
    ("model", "field", "kind", "many"),
    [
        (Stance, "id", str, False),
        (Stance, "speaker", str, False),
        (Stance, "date", PartialDate, False),
        (Stance, "public", PartialDate, False),
        (Stance, "position", int, False),
        (Stance, "contested", bool, False),
        (Stance, "confidence", Confidence, False),
        (Stance, "evidence", Evidence, True),
        (Stance, "scope", Scope, False),
        (Source, "translated_from", str, False),
        (Actor, "kind", ActorKind, False),
        (Actor, "member_of", Membership, True),
    ],
)
def test_the_kind_of_a_field(model: type[Dataset], field: str, kind: type, many: bool) -> None:
    assert kind_of(model.model_fields[field].annotation) == (kind, many)


def test_records_inside_records() -> None:
    inner = {
        name: record_of(info.annotation)
        for name, info in Stance.model_fields.items()
        if record_of(info.annotation)
    }
    assert inner == {
        "scope": Scope, "evidence": Evidence, "codings": Coding, "withdrawn": Withdrawal,
    }  # fmt: skip


def test_every_section_has_records() -> None:
    assert section_record("stances") is Stance
    assert all(section_record(name) for name in Dataset.model_fields)
    with pytest.raises(KeyError):
        section_record("nothing")


def test_only_a_choice_has_codes() -> None:
    assert codes_of(Actor.model_fields["kind"].annotation) == [str(kind) for kind in ActorKind]
    assert codes_of(Stance.model_fields["position"].annotation) == []
