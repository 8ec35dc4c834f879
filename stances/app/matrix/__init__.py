"""The matrix component: agreement of every two actors, with the tree of the clustering."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from stances import wording
from stances.analysis.agreement import ENOUGH, Agreement
from stances.analysis.clustering import Clustering
from stances.app.component import component
from stances.model.measures import Measure
from stances.tables import Tables

_matrix = component("matrix")


def matrix(data: dict[str, Any], *, key: str) -> Any:
    """Mounts the matrix; its result's ``go`` names the page of the pair that was chosen."""
    return _matrix(key=key, data=data, on_go_change=lambda: None)


def matrix_data(
    tables: Tables,
    found: Agreement,
    order: Sequence[str],
    tree: Clustering | None,
    *,
    caption: str,
    parameters: Mapping[str, str | list[str]],
) -> dict[str, Any]:
    """Rows and columns in ``order``; each cell leads to the page of its pair.

    ``parameters`` is the address that goes along; ``tree`` is drawn where the order is its own.
    """
    names = tables.actor_rows
    return {
        "caption": caption,
        "columns": [{"id": actor, "name": names[actor].short} for actor in order],
        "rows": [
            {
                "id": actor,
                "name": names[actor].short,
                "cells": [_cell(tables, found, actor, other) for other in order],
            }
            for actor in order
        ],
        "tree": [] if tree is None else [merge.__dict__ for merge in tree.merges],
        "parameters": parameters,
    }


def _cell(tables: Tables, found: Agreement, a: str, b: str) -> dict[str, Any]:
    if a == b:
        return {"kind": "self"}
    at = found.place[a], found.place[b]
    value, shared = float(found.values[at]), int(found.shared[at])
    names = " and ".join(tables.actor_rows[actor].name for actor in (a, b))
    rest = f"{shared} of {wording.count(len(found.issues), 'issue')} shared"
    made: dict[str, Any] = {"pair": [a, b], "count": f"n = {shared}"}
    if math.isnan(value):
        label = "not enough" if shared < ENOUGH else "not defined"
        return made | {"kind": "few", "label": label, "sentence": f"{names}: {label}, {rest}"}
    bounds = reach = ""
    if found.measure is not Measure.KAPPA:
        low, high = (wording.decimal(float(array[at])) for array in (found.low, found.high))
        reach = f"{low}–{high}"
        bounds = f"; between {low} and {high} if all were known"
    return made | {
        "kind": "value thin" if shared == ENOUGH else "value",
        "label": wording.decimal(value),
        "bounds": reach,
        "share": round(max(value, 0.0), 3),
        "sentence": f"{names}: {wording.decimal(value)}, {rest}{bounds}",
    }
