"""``/api``: the documents by HTTP, as JSON or CSV, read-only."""

from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote

import pandas as pd
from anyio import CapacityLimiter, to_thread
from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from stances import __version__, clock
from stances.api.answers import Broken, Datasets
from stances.api.asked import Data, Refused, asked
from stances.api.documents import ANSWERS, DOCUMENTS, dataset_document, record_document
from stances.api.openapi import PURPOSES, openapi
from stances.errors import StancesError
from stances.exchange.csv import spreadsheet_text

_AT_ONCE = 2  # answers that are worked out at the same time; pages go on beside them
_FORMATS = ("json", "csv")


class Source(Protocol):
    """The datasets that can be asked."""

    @property
    def several(self) -> bool:
        """True if there is a choice."""

    def codes(self) -> Sequence[str]:
        """What they are called."""

    def code(self, named: str) -> str:
        """The one that is named, or the first; Refused if there is none."""

    def digest(self, code: str) -> str:
        """Changes if the dataset does."""

    def open(self, code: str) -> Data:
        """The dataset; Refused if it cannot be read."""


class _Query(NamedTuple):
    document: str
    record: str
    format: str
    given: Mapping[str, list[str]]
    base: str
    etags: str


def api(source: Source) -> Starlette:
    """The application, to be mounted at ``/api``."""
    answer = partial(_answer, source, CapacityLimiter(_AT_ONCE))
    return Starlette(
        routes=[
            Route("/", _index),
            Route("/openapi.json", _description),
            Route("/records/{record}", answer),
            Route("/{document}", answer),
        ],
        exception_handlers={HTTPException: _not_here, Refused: _refusal},
    )


async def _index(request: Request) -> Response:
    base = _base(request)
    documents = {name: f"{base}api/{name}" for name in ANSWERS}
    return JSONResponse({"documents": documents, "openapi": f"{base}api/openapi.json"})


async def _description(request: Request) -> Response:
    return JSONResponse(openapi(_base(request)))


async def _answer(source: Source, limiter: CapacityLimiter, request: Request) -> Response:
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        given.setdefault(name, []).append(value)
    formats = dict.fromkeys(given.pop("format", ["json"]))
    record = request.path_params.get("record", "")
    document = "record" if record else request.path_params["document"]
    if document not in (*ANSWERS, "record") or (document == "record") != bool(record):
        raise HTTPException(404)
    if len(formats) != 1 or not set(formats) <= set(_FORMATS):
        raise Refused("“format” is json or csv.")
    query = _Query(
        document,
        record,
        next(iter(formats)),
        given,
        _base(request),
        request.headers.get("if-none-match", ""),
    )
    return await to_thread.run_sync(_response, source, query, limiter=limiter)


def _response(source: Source, query: _Query) -> Response:
    """Worked out in a thread of its own, unless the program has the same answer already."""
    if query.document == "datasets" and query.given:
        raise Refused("“datasets” has no parameter but “format”.")
    named = query.given.get("dataset", [""])
    if len(set(named)) > 1:
        raise Refused("“dataset” is given twice; ask for one at a time.")
    codes = source.codes() if query.document == "datasets" else [source.code(named[-1])]
    known = [source.digest(code) for code in codes]
    etag = _etag(known, query)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if etag in (each.strip().removeprefix("W/") for each in query.etags.split(",")):
        return Response(status_code=304, headers=headers)
    try:
        told = (
            _datasets(source, query.base)
            if query.document == "datasets"
            else _told(source, codes[0], query)
        )
    except Refused:
        raise
    except StancesError as error:  # such as a measure that the scale does not allow
        raise Refused(str(error)) from None
    headers |= _headers(told)
    if query.format == "csv":
        text = spreadsheet_text(_table(told))
        headers["Content-Disposition"] = f'inline; filename="{query.document}.csv"'
        return Response(text, media_type="text/csv", headers=headers)
    return Response(told.model_dump_json(), media_type="application/json", headers=headers)


def _told(source: Source, code: str, query: _Query) -> BaseModel:
    question = asked(
        source.open(code),
        query.document,
        query.given,
        code=code,
        several_datasets=source.several,
        base=query.base,
    )
    if query.document == "record":
        return record_document(question, query.record)
    return DOCUMENTS[query.document](question)


def _datasets(source: Source, base: str) -> Datasets:
    good, broken = [], []
    for code in source.codes():
        try:
            data = source.open(code)
        except Refused as error:
            broken.append(Broken(code=code, problems=list(error.problems)))
        else:
            good.append(dataset_document(data, code, base=base, several=source.several))
    return Datasets(n=len(good), datasets=good, broken=broken, link=base)


def _etag(digests: Sequence[str], query: _Query) -> str:
    parts = (__version__, clock.today(), digests, query[:5])
    return f'"{blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=16).hexdigest()}"'


def _headers(told: Any) -> dict[str, str]:
    """For those who read a table, what stands beside the entries in JSON."""
    headers = {"Stances-N": str(told.n), "Stances-Truncated": str(told.truncated).lower()}
    if hasattr(told, "as_of"):
        headers["Stances-As-Of"] = told.as_of.isoformat()
    return headers


def _table(told: BaseModel) -> pd.DataFrame:
    """The entries as rows; what has parts is columns, what is several joined by a bar."""
    plain = told.model_dump(mode="json")
    name, entries = next((n, v) for n, v in plain.items() if isinstance(v, list) and n in _LISTS)
    model: Any = type(told).model_fields[name].annotation.__args__[0]  # type: ignore[union-attr]
    return pd.DataFrame(
        {column: _series([_cell(entry, column) for entry in entries]) for column in _columns(model)}
    )


def _series(values: list[Any]) -> pd.Series:
    """Whole numbers stay whole where one is missing."""
    whole = all(value is None or type(value) is int for value in values)
    return pd.Series(values, dtype="Int64" if whole and set(values) != {None} else object)


_LISTS = {"datasets", "positions", "records", "shifts", "agreement", "states"}


def _columns(model: type[BaseModel]) -> list[str]:
    columns: list[str] = []
    for name, field in model.model_fields.items():
        parts: Any = [
            each
            for each in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if isinstance(each, type) and issubclass(each, BaseModel)
        ]
        several = getattr(field.annotation, "__origin__", None) is list
        if parts and not several:
            columns += [f"{name}_{part}" for part in parts[0].model_fields]
        else:
            columns.append(name)
    return columns


def _cell(entry: Mapping[str, Any], column: str) -> Any:
    if column not in entry:
        name, _, part = column.partition("_")
        return (entry[name] or {}).get(part)
    value = entry[column]
    if isinstance(value, list):
        return " | ".join(map(_words, value)) or None
    return value


def _words(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return str(value.get("id") or "; ".join(str(each) for each in value.values() if each))


def _base(request: Request) -> str:
    """Where the dashboard is, as the program has asked."""
    root = str(request.scope.get("root_path", "")).removesuffix("/api")
    host = quote(request.url.netloc, safe=":[].-")
    return f"{request.url.scheme}://{host}{quote(root)}/"


async def _not_here(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    words = {
        404: f"There is no such document; these are: {', '.join(PURPOSES)}.",
        405: "The documents can only be read; use GET.",
    }
    problem = words.get(error.status_code, "The question cannot be answered.")
    return JSONResponse({"problems": [problem]}, error.status_code, headers=error.headers)


async def _refusal(_: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    status = 404 if error.missing else 503 if error.broken else 400
    return JSONResponse({"problems": list(error.problems)}, status)
