"""Every code and every field that a record may hold has a label for people."""

import pytest

from stances import wording
from stances.model.dataset import Dataset
from stances.model.fields import kind_of, section_record
from stances.model.vocabulary import Vocabulary

SECTIONS = [name for name in Dataset.model_fields if name != "dataset"]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_code_of_a_record_has_a_label(section: str) -> None:
    assert wording.SECTION_LABELS[section]
    assert wording.RECORD_LABELS[section]
    for info in section_record(section).model_fields.values():
        codes = kind_of(info.annotation).type
        if issubclass(codes, Vocabulary):
            labels = wording.labels_of(codes)
            assert set(labels) == set(codes)
            assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize("section", SECTIONS)
def test_no_two_fields_of_a_record_share_a_label(section: str) -> None:
    labels = [wording.field_label(name) for name in section_record(section).model_fields]
    assert len(set(labels)) == len(labels)
    assert all(label[0].isupper() and "_" not in label for label in labels)
