"""Problems said where they are: right below the field that they are about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from streamlit.delta_generator import DeltaGenerator

from stances.app import page
from stances.errors import InvalidData
from stances.reading.shape import field_problems
from stances.reading.yaml_text import Path


def show_problem(place: DeltaGenerator, messages: Iterable[str]) -> None:
    """What is wrong with a field, right below it."""
    place.error(page.as_text("\n".join(dict.fromkeys(messages))))


def show_wrong_values(
    section: str, values: Mapping[str, Any], places: Mapping[Path, DeltaGenerator]
) -> None:
    """What is wrong with single values, however much of the record is still missing."""
    given = {name: one for name, one in values.items() if one not in (None, "")}
    _show(field_problems(section, given), places)


def show_in_places(
    error: InvalidData,
    section: str,
    record: str | int,
    places: Mapping[Path, DeltaGenerator],
) -> None:
    """The problems of one record, by its id or its place in the section, at their fields."""
    inside = []
    for problem in error.problems:
        at, number, *path = (*problem.path, "", "")[: max(2, len(problem.path))]
        own = number == record or (
            isinstance(number, int)
            and error.data is not None
            and _id_at(error.data, section, number) == record
        )
        if at == section and own:
            inside.append((tuple(path), problem.message))
    _show(inside, places)


def _id_at(data: Mapping[str, Any], section: str, number: int) -> Any:
    records: Sequence[Mapping[str, Any]] = data.get(section) or []
    return records[number].get("id") if number < len(records) else None


def _show(problems: Iterable[tuple[Path, str]], places: Mapping[Path, DeltaGenerator]) -> None:
    messages: dict[Path, list[str]] = {}
    for path, message in problems:
        place = next((path[:n] for n in (3, 2, 1) if path[:n] in places), None)
        if place is not None:
            messages.setdefault(place, []).append(message)
    for place, words in messages.items():
        show_problem(places[place], words)
