"""The pages: every text escaped, no script that runs, no address but relative ones and sources'."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape

from rcssmin import cssmin

from stances import wording
from stances.analysis.cell import Cell
from stances.charts.palette import DARK, LIGHT
from stances.citing.citable import coded_words
from stances.citing.notes import note, stance_citation
from stances.model.addresses import is_link
from stances.model.vocabulary import Attribution, Confidence
from stances.site.material import Material
from stances.site.metadata import dataset_object, head_metadata, record_metadata
from stances.tables import Tables
from stances.tables.rows import (
    TABLES,
    ActorRow,
    EvidenceRow,
    IssueRow,
    SourceRow,
    StanceRow,
)

_LIGHT_AND_DARK = "".join(
    f"--{name}:light-dark({getattr(LIGHT, name)},{getattr(DARK, name)});"
    for name in ("ground", "text", "link", "line", "muted")
)
_STYLE = cssmin(
    f":root{{color-scheme:light dark;{_LIGHT_AND_DARK}}}"
    """
    body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: var(--ground);
      color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    h1, h2 { font-family: Georgia, serif; line-height: 1.25; }
    h1 { font-size: 1.6rem; }
    h2 { font-size: 1.2rem; margin-top: 2rem; }
    a { color: var(--link); }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: 0.35rem 0.6rem 0.35rem 0; border-bottom: 1px solid var(--line);
      text-align: left; vertical-align: top; }
    blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
    dt { color: var(--muted); }
    dd { margin: 0 0 0.5rem; }
    .muted, footer { color: var(--muted); font-size: 0.9rem; }
    """
)
_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"
_UP = "../"
_WHOLE = (
    '<a href="feed.xml">What changed (Atom feed)</a> · <a href="data.json">All data (JSON)</a> · '
    'Data package: <a href="package/datapackage.json">CSV</a>, '
    '<a href="package-parquet/datapackage.json">Parquet</a> · '
    '<a href="manifest.json">Files and their hashes</a>'
)


def index_page(material: Material) -> str:
    """The first page: what the dataset is about, the issues, the actors, every record."""
    info, tables = material.info, material.tables
    about = info.description or info.question
    records = sorted(tables.stance_rows.values(), key=lambda row: (row.earliest, row.place))
    body = [
        f"<p>{escape(info.question)}</p>",
        f"<p>{escape(info.description)}</p>" if info.description else "",
        f"<p>{_WHOLE}</p>",
        "<h2>Issues</h2>",
        _list(_link(f"issues/{row.issue}.html", row.title) for row in tables.issue_rows.values()),
        "<h2>Actors</h2>",
        _list(_link(f"actors/{row.actor}.html", row.name) for row in tables.actor_rows.values()),
        "<h2>Tables</h2>",
        _list(
            _link(f"tables/{name}.csv", name.replace("_", " ")) for name in (*TABLES, "positions")
        ),
        "<h2>Records, the newest first</h2>",
        _records(material, reversed(records), up=""),
    ]
    path, data = "index.html", dataset_object(material)
    kind = {name: value for name, value in data.items() if name not in ("@type", "name")}
    head = head_metadata(material, path=path, title=info.title, about=about, kind="Dataset", **kind)
    return _page(material, info.title, head, body, up="")


def record_page(material: Material, record: StanceRow) -> str:
    """One record: what was said or done, its words, its sources, its coding."""
    tables, info = material.tables, material.info
    actor, issue = tables.actor_rows[record.actor], tables.issue_rows[record.issue]
    items = tables.evidence_of.get(record.stance, ())
    sources = [tables.source_rows[name] for name in dict.fromkeys(item.source for item in items)]
    citation = stance_citation(
        record, sources, actor=actor.name, dataset=info.title, version=info.version
    )
    facts = [
        ("Actor", _link(f"{_UP}actors/{actor.actor}.html", actor.name)),
        ("Issue", _link(f"{_UP}issues/{issue.issue}.html", issue.title)),
        ("Proposal", escape(issue.proposal)),
        ("Speaker", escape(record.speaker or actor.name)),
        ("Date", escape(wording.when_words(record.date))),
        ("Became known", escape(wording.when_words(record.public))),
        ("Position", escape(coded_words(record))),
        ("Score", "" if record.position is None else wording.signed(record.position)),
        ("Attribution", escape(wording.ATTRIBUTION_LABELS[Attribution(record.attribution)])),
        ("Confidence", escape(wording.CONFIDENCE_LABELS[Confidence(record.confidence)])),
        ("Note", escape(record.note or "")),
        ("Entered on", escape(wording.when_words(record.recorded))),
        ("Record", escape(record.stance)),
    ]
    corrections = tables.corrections_of.get(record.stance, ())
    body = [
        f"<p>{escape(record.summary)}</p>",
        *(f"<p>{escape(wording.correction_sentence(each))}</p>" for each in corrections),
        *(_quotation(item) for item in items if item.quote),
        _facts(facts),
        "<h2>Sources</h2>",
        _list(_source(source, tables) for source in sources),
        "<h2>Cite this record</h2>",
        f"<p>{escape(citation)}</p>",
    ]
    head = record_metadata(material, record, f"records/{record.stance}.html")
    return _page(material, material.record_title(record), head, body, up=_UP)


def actor_page(material: Material, actor: ActorRow) -> str:
    """One actor: its position on every issue, and its records."""
    titles = material.tables.issue_rows
    cells = [cell for cell in material.positions.cells if cell.actor == actor.actor]
    rows = [(_link(f"{_UP}issues/{c.issue}.html", titles[c.issue].title), c) for c in cells]
    about = ", ".join(filter(None, [actor.role, actor.country])) or actor.name
    records = [row for row in material.tables.stance_rows.values() if row.actor == actor.actor]
    body = [
        f"<p>{escape(about)}</p>",
        *([f"<p>{escape(actor.note)}</p>"] if actor.note else []),
        *_standing(material, "Issue", rows),
        "<h2>Records</h2>",
        _records(material, records, up=_UP),
    ]
    path = f"actors/{actor.actor}.html"
    head = head_metadata(material, path=path, title=actor.name, about=about)
    return _page(material, actor.name, head, body, up=_UP)


def issue_page(material: Material, issue: IssueRow) -> str:
    """One issue: the proposal, what the ends mean, every actor's position, the records."""
    names = material.tables.actor_rows
    cells = [cell for cell in material.positions.cells if cell.issue == issue.issue]
    rows = [(_link(f"{_UP}actors/{c.actor}.html", names[c.actor].name), c) for c in cells]
    records = [row for row in material.tables.stance_rows.values() if row.issue == issue.issue]
    ends = [("+2 means", issue.support), ("−2 means", issue.opposition), ("Coding", issue.note)]
    body = [
        f"<p>{escape(issue.proposal)}</p>",
        _facts((term, escape(words or "")) for term, words in ends),
        *_standing(material, "Actor", rows),
        "<h2>Records</h2>",
        _records(material, records, up=_UP),
    ]
    path = f"issues/{issue.issue}.html"
    head = head_metadata(material, path=path, title=issue.title, about=issue.proposal)
    return _page(material, issue.title, head, body, up=_UP)


def _page(material: Material, title: str, head: list[str], body: list[str], *, up: str) -> str:
    info = material.info
    foot = f"{info.title}, version {info.version}, {info.licence}"
    home = "" if not up else f'<p><a href="{up}index.html">{escape(info.title)}</a></p>'
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        *head,
        f'<link rel="alternate" type="application/atom+xml" href="{up}feed.xml">',
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        f"<header>{home}</header>" if home else "",
        "<main>",
        f"<h1>{escape(title)}</h1>",
        *body,
        "</main>",
        f"<footer><p>{escape(foot)}</p></footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _standing(material: Material, noun: str, rows: Sequence[tuple[str, Cell]]) -> list[str]:
    day = wording.day_words(material.positions.as_of)
    lines = []
    for first, cell in rows:
        label = escape(wording.cell_label(cell))
        if cell.stance:
            label = _link(f"{_UP}records/{cell.stance}.html", wording.cell_label(cell))
        age = f"stale, {wording.stale_age(cell)}" if cell.stale else ""
        when = " · ".join(filter(None, [wording.when_words(cell.date), age]))
        lines.append(f"<tr><td>{first}</td><td>{label}</td><td>{escape(when)}</td></tr>")
    head = "".join(f'<th scope="col">{name}</th>' for name in (noun, "Position", "Date"))
    return [
        f"<h2>Positions as of {escape(day)}</h2>",
        f"<table><thead><tr>{head}</tr></thead><tbody>",
        *lines,
        "</tbody></table>",
    ]


def _records(material: Material, records: Iterable[StanceRow], *, up: str) -> str:
    return _list(
        f"{_link(f'{up}records/{row.stance}.html', material.record_title(row))}"
        f"{' (withdrawn)' if row.withdrawn else ''}"
        for row in records
    )


def _quotation(item: EvidenceRow) -> str:
    shown = f"<blockquote>{escape(item.quote or '')}</blockquote>"
    if item.translation:
        shown += f"<p>In translation: {escape(item.translation)}</p>"
    return shown


def _source(source: SourceRow, tables: Tables) -> str:
    """The source as cited, what kind it is, and its addresses."""
    kind = wording.source_kind_words(source, tables.source_rows)
    words = " · ".join(filter(None, (note(source), kind)))
    links = [
        f' · <a href="{escape(address)}" rel="noopener noreferrer">{label}</a>'
        for label, address in (("open", source.url), ("archived copy", source.archived))
        if address and is_link(address)
    ]
    return escape(words) + "".join(links)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{term}</dt><dd>{shown}</dd>" for term, shown in facts if shown)
    return f"<dl>{rows}</dl>" if rows else ""


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "\n".join(f"<li>{item}</li>" for item in items) + "</ul>"


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words)}</a>'
