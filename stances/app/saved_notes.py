"""What a saved table says about itself: the view, its filters, the data and their licence."""

from collections.abc import Mapping
from datetime import date

from stances.app import address
from stances.app.cache import Bundle
from stances.model.measures import Measure
from stances.model.vocabulary import POSITION_LABELS
from stances.wording.labels import ATTRIBUTION_LABELS, CONFIDENCE_LABELS, MEASURE_LABELS
from stances.wording.numbers import signed
from stances.wording.words import day_words

_OPTIONS = {
    "since": "Records from",
    "compared": "Compared with",
    "then": "Then",
    "trails_from": "Trails from",
    "tie": "A tie stands for",
    "normalisation": "Normalise by",
    "period": "Count repeats once per",
    "threshold": "Minimum tie strength",
    "shared": "Minimum shared issues",
    "least": "Shared issues",
    "weights": "Weights",
    "kind": "Kinds of move",
    "q": "Search",
    "find": "Filter",
}


def view_notes(
    bundle: Bundle, *, title: str, as_of: date, size: str, where: str
) -> Mapping[str, str]:
    """The label and the text of each note, without those that have nothing to say."""
    info = bundle.dataset.dataset
    scale = ", ".join(f"{signed(at)} {label.lower()}" for at, label in POSITION_LABELS.items())
    notes = {
        "Title": title,
        "Question": info.question,
        "As of": day_words(as_of),
        "Actors": _chosen(
            "actors", {id_: row.name for id_, row in bundle.tables.actor_rows.items()}
        ),
        "Issues": _chosen(
            "issues", {id_: row.title for id_, row in bundle.tables.issue_rows.items()}
        ),
        "Filters": "; ".join(filters_in_words()) or "none",
        "Scale": scale,
        "n": size,
        "Data": f"{info.title}, version {info.version}",
        "Licence": info.licence,
        "Address": where,
        "Method": "A position is that of the newest record in force on the as-of date, of the "
        "highest rank on its day; declined, unclear and not found are no positions. Formulas, "
        "choices and limits: docs/method.md.",
    }
    return {label: text for label, text in notes.items() if text}


def filters_in_words() -> list[str]:
    """The filters and options that the address names, in words."""
    attribution = {str(code): label for code, label in ATTRIBUTION_LABELS.items()}
    confidence = {str(code): label for code, label in CONFIDENCE_LABELS.items()}
    measures = {str(code): MEASURE_LABELS[code] for code in Measure}
    said = [
        f"{label}: {', '.join(words)}"
        for name, label, labels in (
            ("attribution", "Attribution", attribution),
            ("confidence", "Confidence", confidence),
            ("measure", "Measure", measures),
        )
        if (words := [labels.get(code, code) for code in _values(name)])
    ]
    switches = {
        "hindsight": "With hindsight",
        "recorded": "As this dataset said then",
        "stale": "Include stale positions",
    }
    for name, label in switches.items():
        said += [f"{label}: {'yes' if one == 'true' else 'no'}" for one in _values(name)]
    return said + [
        f"{label}: {', '.join(chosen)}"
        for name, label in _OPTIONS.items()
        if (chosen := address.present().get(name))
    ]


def _values(name: str) -> list[str]:
    values = address.present().get(name, [])
    return [part for value in values for part in str(value).split(",") if part]


def _chosen(name: str, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in _values(name))
