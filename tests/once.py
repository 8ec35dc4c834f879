"""Reading the same content again gives what it gave the first time, for tests of what is above it.

What a dataset is read as depends on nothing but its content, its source texts and the day. Tests of
the command line and of the pages read the shipped one hundreds of times. What has a problem or a
warning is always read, because these name the file.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest

from stances import clock
from stances.compiled import opening
from stances.curation import editing, preview
from stances.model.dataset import Dataset
from stances.model.seeds import Seed, Seeds
from stances.reading import loader
from stances.reading.yaml_text import YamlText
from stances.tables import Tables, frames

_MOST = 40
_LEAST = 20_000  # bytes: anything smaller is read as fast as it is found again
_read, _judged, _framed = loader.read_yaml, loader.judged, frames.tables


@dataclass
class _Known:
    source: YamlText
    day: date | None = None
    texts: Mapping[str, Seed] | None = None
    dataset: Dataset | None = None
    framed: Tables | None = None


_known: OrderedDict[bytes, _Known] = OrderedDict()


def read_once(raw: bytes, *, file: str) -> YamlText:
    if len(raw) < _LEAST:
        return _read(raw, file=file)
    if raw not in _known:
        _known[raw] = _Known(_read(raw, file=file))
        if len(_known) > _MOST:
            _known.popitem(last=False)
    _known.move_to_end(raw)
    return replace(_known[raw].source, file=file)


def judged_once(source: YamlText, *, seeds: Seeds, today: date | None = None) -> loader.Loaded:
    day = today or clock.today()
    known = next((each for each in _known.values() if each.source.value is source.value), None)
    if known and known.dataset and known.day == day and known.texts == seeds.texts:
        return loader.Loaded(known.dataset, seeds, ())
    loaded = _judged(source, seeds=seeds, today=today)
    if known and not loaded.warnings:
        known.day, known.texts, known.dataset, known.framed = day, seeds.texts, loaded.dataset, None
    return loaded


def framed_once(dataset: Dataset, seeds: Seeds) -> Tables:
    known = next((each for each in _known.values() if each.dataset is dataset), None)
    if known is None or known.texts != seeds.texts:
        return _framed(dataset, seeds)
    known.framed = known.framed or _framed(dataset, seeds)
    return known.framed


def read_each_once(patch: pytest.MonkeyPatch) -> None:
    """Puts what was read before in the place of reading it again."""
    patch.setattr(loader, "read_yaml", read_once)
    patch.setattr(loader, "judged", judged_once)
    patch.setattr(editing, "read_yaml", read_once)
    for module in (frames, opening, preview):
        patch.setattr(module, "tables", framed_once)
