"""The file: one HTML document whose policy forbids every request.

The scripts and the style are named in the policy by their hashes. The data are one block of JSON
in which no ``<`` is left, so that no text in it can end the block.
"""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from rcssmin import cssmin
from rjsmin import jsmin

from stances import __version__, wording
from stances.analysis.question import Question
from stances.analysis.selection import hidden_records
from stances.charts.palette import DARK, LIGHT, css_tokens
from stances.citing.citable import dataset_item
from stances.citing.notes import notes_text
from stances.components import FOLDER
from stances.components.evidence.asked import HOW_BY_KEYBOARD
from stances.components.kit import bundle
from stances.model.dataset import Dataset
from stances.snapshot.contents import matrix_words, payloads
from stances.wording.labels import CODER_KIND_LABELS

_HERE = Path(__file__).parent
_COMPONENTS = ("play", "grid", "timeline", "evidence")


def snapshot_text(dataset: Dataset, question: Question, *, base: str = "") -> str:
    """The dataset as the question sees it, as one self-contained HTML file.

    ``base`` is the dashboard's own address, for the links in citations.
    """
    scripts = [_SETUP, *map(_component, _COMPONENTS), str(jsmin(_read("host.js")))]
    style = f"{_tokens()}\n{cssmin(_read('page.css'))}"
    data = payloads(dataset, question, base=base)
    data["how"] = HOW_BY_KEYBOARD
    data["styles"] = {name: bundle.style(_entry(name)) for name in _COMPONENTS}
    info = dataset.dataset
    title = f"{info.title}, {wording.day_words(question.as_of)}"
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts, style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        *_body(dataset, question),
        f'<script type="application/json" id="stances-data">{json_block(data)}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def json_block(data: Any) -> str:
    """The data as JSON that may stand in a script element, whatever texts are in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # A lone half of a pair is text in Python and nowhere else.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


_NO_SCRIPTS = "This file needs scripts, which this viewer has turned off. Open it in a browser."
_NAVIGATION = (
    '<nav aria-label="Parts"><a href="#scale">Scale</a><a href="#positions">Positions</a>'
    '<a href="#over-time">Over time</a><a href="#agreement">Agreement</a></nav>'
)
_SETUP = "window.stancesAlone=true;window.stancesParts={}"


def _component(name: str) -> str:
    """The component's script, which hands its entry over in place of exporting it."""
    text = bundle.script(_entry(name))
    return f"(()=>{{{text.replace('export default ', f'window.stancesParts.{name}=')}\n}})()"


def _entry(name: str) -> Path:
    return FOLDER / name / f"{name}.js"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _tokens() -> str:
    """The colours for the page itself, those that Streamlit gives components among them."""
    given = {"background-color": "ground", "text-color": "text", "link-color": "link"}
    pairs = "".join(
        f"--st-{name}:light-dark({getattr(LIGHT, of)},{getattr(DARK, of)});"
        for name, of in given.items()
    )
    return f"{cssmin(css_tokens()).replace(':host', ':root')}:root{{{pairs}}}"


def _policy(scripts: list[str], style: str) -> str:
    named = " ".join(f"'{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {named}; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _body(dataset: Dataset, question: Question) -> list[str]:
    info, day = dataset.dataset, wording.day_words(question.as_of)
    actors, issues = (len(question.actors), len(question.issues))
    about = (
        f"As of {day} · {wording.count(actors, 'actor')} on {wording.count(issues, 'issue')} · "
        f"version {info.version} · {info.licence}"
    )
    return [
        "<header>",
        '<a class="skip" href="#content">Skip to the content</a>',
        f"<h1>{escape(info.title)}</h1>",
        f'<p class="muted">{escape(about)}</p>',
        *(f'<p class="muted">{escape(words)}</p>' for words in _hidden_words(question)),
        _NAVIGATION,
        "</header>",
        '<main id="content">',
        f"<noscript><p>{_NO_SCRIPTS}</p></noscript>",
        *_section("scale", "The scale, day by day", [], "play", choice="Issue on the scale"),
        *_section(
            "positions",
            f"Positions as of {day}",
            [f"Every cell opens its evidence. {HOW_BY_KEYBOARD}"],
            "grid",
        ),
        *_section("over-time", "Over time", [], "lanes", choice="Issue"),
        *_section("agreement", f"Agreement as of {day}", matrix_words(question), "matrix"),
        '<div id="evidence" hidden>',
        f'<p class="muted">Evidence as of {escape(day)}, whatever day the scale shows.</p>',
        '<div data-part="evidence"></div></div>',
        "</main>",
        '<footer class="muted">',
        f"<p>{escape(notes_text([dataset_item(dataset)]).strip())}</p>",
        f"<p>{escape(_coders_words(dataset))}</p>",
        f"<p>Made with Stances {__version__}. This file asks the network for nothing.</p>",
        "</footer>",
    ]


def _section(name: str, title: str, words: list[str], part: str, *, choice: str = "") -> list[str]:
    """A part of the page; ``choice`` is the label of its list of issues."""
    chosen = f'<label>{choice} <select id="choose-{part}"></select></label>' if choice else ""
    return [
        f'<section id="{name}" aria-labelledby="{name}-title">',
        f'<h2 id="{name}-title">{escape(title)}</h2>',
        *(f'<p class="muted">{escape(each)}</p>' for each in words),
        chosen,
        f'<div data-part="{part}"></div>',
        "</section>",
    ]


def _coders_words(dataset: Dataset) -> str:
    """Who coded it, and of what kind they are: a reader has to know before trusting a position."""
    coders = [f"{one.name} ({CODER_KIND_LABELS[one.kind].lower()})" for one in dataset.coders]
    return f"Coded by {wording.listed(coders) if coders else 'nobody named'}."


def _hidden_words(question: Question) -> list[str]:
    hidden = sum(each.number for each in hidden_records(question))
    return [f"{wording.count(hidden, 'record')} hidden by filters."] if hidden else []
