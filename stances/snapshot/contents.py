"""What a snapshot holds: the payloads of its components, all made when the file is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from stances import wording
from stances.analysis.agreement import Agreement, agreement
from stances.analysis.clustering import clustering
from stances.analysis.course import course
from stances.analysis.finding import finding
from stances.analysis.groups import dissents, split_groups
from stances.analysis.question import Question
from stances.analysis.words_and_deeds import gaps
from stances.charts.lanes import lanes_alt, lanes_spec
from stances.components.evidence.asked import asked_evidence
from stances.components.grid.additions import Additions
from stances.components.grid.agreement import Counts, agreement_grid, cell_words
from stances.components.grid.cells import position_grid
from stances.components.grid.payload import Grid, HeadCell, TextCell
from stances.components.kit.payload import plain
from stances.components.play.scale import finding_sentence, issue_play
from stances.components.timeline.lanes import lanes_timeline
from stances.model.dataset import Dataset
from stances.wording.labels import MEASURE_WORDS
from stances.wording.remarks import agreement_remarks

_HEIGHT = 480  # pixels; of the play at least


def payloads(dataset: Dataset, question: Question, *, base: str = "") -> dict[str, Any]:
    """Every payload, by component; plays, sentences and lanes by issue, evidence by cell.

    ``base`` is the dashboard's address, for the links in citations.
    """
    issues = question.issues
    return {
        "lead": lead_of(dataset, question),
        "issues": [[name, question.tables.issue_rows[name].title] for name in issues],
        "plays": {issue: _play(dataset, question, issue) for issue in issues},
        "grid": plain(_without_links(_positions(question))),
        "lanes": {issue: _lanes(question, issue) for issue in issues},
        "matrix": plain(_matrix(question)) | {"pressed": None},
        "evidence": _evidence(dataset, question, base=base),
    }


def lead_of(dataset: Dataset, question: Question) -> str:
    """The issue that the scale opens on."""
    return dataset.lead if dataset.lead in question.issues else question.issues[0]


def _play(dataset: Dataset, question: Question, issue: str) -> Mapping[str, Any]:
    asked, info = question.about(issues=[issue]), dataset.dataset
    found = finding(asked, first=info.actors)
    return {
        "play": plain(issue_play(question.tables, course(asked), days=[question.as_of])),
        "sentence": plain(finding_sentence(question.tables, found, over=info.question)),
        "height": _HEIGHT,
    }


def _positions(question: Question) -> Grid:
    positions = question.positions()
    additions = Additions(
        dissent=dissents(question, positions),
        split=split_groups(question, positions),
        gaps={gap.pair: gap for gap in gaps(positions)},
    )
    return position_grid(question.tables, positions, additions)


def _without_links(grid: Grid) -> Grid:
    """The same grid; there are no pages to lead to, nor anything to choose in the legend."""
    rows = [
        replace(row, head=TextCell(row.head.text, row.head.sub))
        if isinstance(row.head, HeadCell)
        else row
        for row in grid.rows
    ]
    columns = [replace(column, page="", id="") for column in grid.columns]
    return replace(grid, rows=rows, columns=columns, legend=_plain_legend(grid))


def _plain_legend(grid: Grid) -> Sequence[Any]:
    return [replace(item, code="") for item in grid.legend]


def _lanes(question: Question, issue: str) -> dict[str, Any]:
    positions = question.about(issues=[issue]).positions()
    spec = lanes_spec(question.tables, positions, by="issue")
    title = wording.in_sentence(question.tables.issue_rows[issue].title)
    timeline = lanes_timeline(spec, alt=lanes_alt(spec, title=f"Positions over time on {title}"))
    return dict(plain(timeline)) | {"zoom": None}


def _agreement(question: Question) -> tuple[Agreement, Counts]:
    """The agreement with stale positions, and on how many shared issues one is stale."""
    agreed = agreement(question.with_stale(True).matrix())
    return agreed, agreed.shared - agreement(question.with_stale(False).matrix()).shared


def _matrix(question: Question) -> Grid:
    agreed, stale = _agreement(question)
    tree = clustering(agreed)
    return agreement_grid(
        question.tables,
        agreed,
        tree.order if tree else agreed.actors,
        tree,
        stale=stale,
        caption=f"{MEASURE_WORDS[agreed.measure]} of "
        f"{wording.count(len(agreed.actors), 'actor')} on "
        f"{wording.count(len(agreed.issues), 'issue')} as of {wording.day_words(question.as_of)}",
        parameters={},
    )


def matrix_words(question: Question) -> list[str]:
    """What has to be said beside the matrix of agreement."""
    agreed, stale = _agreement(question)
    matrix = question.with_stale(True).matrix()
    words = f"{MEASURE_WORDS[agreed.measure]} · {cell_words(agreed, stale)}"
    return [words, *agreement_remarks(question.tables, matrix, agreed)]


def _evidence(dataset: Dataset, question: Question, *, base: str) -> dict[str, Any]:
    return {
        cell.id: plain(asked_evidence(question, dataset.dataset, pair=cell.pair, base=base))
        for cell in question.positions().cells
    }
