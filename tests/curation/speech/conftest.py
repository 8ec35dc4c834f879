"""People whom the texts quote."""

import pytest
import yaml

from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import parse
from tests.conftest import SEED_TEXT, SMALL, TODAY

PEOPLE = [
    {"id": "novak", "name": "Peter Novak", "kind": "person", "other_names": ["Петро Новак"]},
    {"id": "brandt", "name": "Lena Brandt", "kind": "person"},
    {"id": "kowalski", "name": "Jan Kowalski", "kind": "person"},
    {"id": "roy", "name": "Anne Roy", "kind": "person"},
    {"id": "honchar", "name": "Olena Honchar", "kind": "person"},
    {"id": "leskov", "name": "Dmitri Leskov", "kind": "person"},
    {"id": "ruritania", "name": "Ruritania", "kind": "government", "other_names": ["Castle"]},
]


@pytest.fixture(scope="module")
def people() -> Dataset:
    data = SMALL | {"actors": [*SMALL["actors"], *PEOPLE]}
    raw = yaml.safe_dump(data, allow_unicode=True).encode()
    seeds = Seeds({"text.txt": Seed("text.txt", SEED_TEXT)})
    return parse(raw, file="data/stances.yaml", seeds=seeds, today=TODAY).dataset
