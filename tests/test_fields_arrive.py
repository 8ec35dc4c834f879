"""A field of the model is forgotten nowhere: not in tables, references, forms or messages."""

from dataclasses import fields as fields_of_class

import pytest

from stances.app.curate import form, source_text, stance_form
from stances.model.records import ID_PATTERN, Source, Stance
from stances.model.seeds import Seed, Seeds
from stances.reading.references import reference_problems
from stances.reading.shape import _NOUNS, _PATTERNS
from stances.reading.yaml_text import YamlText
from stances.tables import Tables
from stances.tables.frames import tables
from stances.versions.words import _GISTS
from tests.samples import (
    SECTIONS,
    Field,
    annotation_of,
    changed,
    fields_of,
    pattern_of,
    sample,
    sample_dataset,
)

FIELDS = [field for section in SECTIONS for field in fields_of(section)]
IDS = [
    field
    for field in FIELDS
    if field[-1] != "id" and pattern_of(annotation_of(field)) == ID_PATTERN
]
SEEDS = Seeds({"x": Seed("x", "x")})
# Sections that have no table, and why.
WITHOUT_TABLE = {"coders": "codings name their coders by id; who they are is said from the dataset"}


def shown(frames: Tables) -> list[str]:
    """Every table as text."""
    names = [one.name for one in fields_of_class(frames) if one.name != "scales"]
    return [getattr(frames, name).to_csv() for name in names]


@pytest.mark.parametrize(
    "field",
    [one for one in FIELDS if one[0] not in WITHOUT_TABLE and one[-1] != "id"],
    ids=".".join,
)
def test_a_change_of_a_field_changes_a_table(field: Field) -> None:
    dataset = sample_dataset()
    other = changed(dataset, field, sample(annotation_of(field)[0], 1))
    assert shown(tables(other, SEEDS)) != shown(tables(dataset, SEEDS)), (
        "no column: see stances/tables/rows.py and stances/tables/frames.py"
    )


@pytest.mark.parametrize("field", IDS, ids=".".join)
def test_an_id_that_is_not_there_is_reported(field: Field) -> None:
    annotation = annotation_of(field)[0]
    value = ("nobody",) if isinstance(sample(annotation, 0), tuple) else "nobody"
    other = changed(sample_dataset(), field, value)
    problems = [one.message for one in reference_problems(YamlText("f", {}, None), other)]
    assert any("'nobody'" in message for message in problems), "see stances/reading/references.py"


@pytest.mark.parametrize(
    "field", [one for one in IDS if len(one) == 2 and one[-1] != "record"], ids=".".join
)
def test_a_form_offers_a_list_for_an_id(field: Field) -> None:
    assert field[-1] in form._REFERENCES


def test_the_form_of_a_stance_has_every_field() -> None:
    apart = {"id", "position", "status", "codings", "evidence", "scope", "withdrawn", "recorded"}
    assert {*stance_form._MAIN, *stance_form._MORE, *apart} == set(Stance.model_fields)


def test_the_form_of_a_source_text_has_every_field() -> None:
    later = {"translated_from"}  # in the record's own form
    assert {*source_text._FIELDS, "seed", "hash", "gone", *later} == set(Source.model_fields)


def test_a_difference_between_versions_says_what_a_record_is_about() -> None:
    assert set(_GISTS) == set(SECTIONS)
    for section, names in _GISTS.items():
        assert {(section, name) for name in names} <= set(FIELDS)


@pytest.mark.parametrize("field", FIELDS, ids=".".join)
def test_messages_have_words_for_a_record_and_for_a_pattern(field: Field) -> None:
    assert set(field[:-1]) <= set(_NOUNS)
    if pattern_of(annotation_of(field)) not in (None, ID_PATTERN):
        assert field[-1] in _PATTERNS
