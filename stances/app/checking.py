"""The parts of the Data page: what is known, what it rests on, who looked, what the rules say."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.cell import Reason
from stances.analysis.coverage import (
    Host,
    Weakness,
    coverage,
    coverage_table,
    hosts,
    hosts_table,
    weaknesses,
)
from stances.analysis.positions import Positions
from stances.analysis.question import Question
from stances.app import address, opening, parts, picking
from stances.app.cache import Bundle
from stances.app.components.feed.items import records, standing
from stances.app.components.grid import grid
from stances.app.components.grid.ages import ages_grid
from stances.app.components.grid.payload import Grid
from stances.app.components.grid.sheets import (
    NO_HOST,
    corrections_sheet,
    hosts_sheet,
    rules_rows,
    rules_sheet,
    searches_sheet,
    sources_sheet,
)
from stances.app.components.kit import Focus
from stances.tables.rows import CorrectionRow, SearchRow, SourceRow, StanceRow, frame_of

PARTS = ("Coverage", "What it rests on", "Reliability", "Searches", "Corrections", "Rules")
STALE, HOSTS = "stale", "hosts"
_WEAKNESS_WORDS = {
    Weakness.ONE_SOURCE: "In force: one source only",
    Weakness.ANONYMOUS: "In force: unnamed officials",
    Weakness.PARAPHRASE: "In force: paraphrase only",
    Weakness.ONE_CODER: "Records: one coder only",
    Weakness.LOW_CONFIDENCE: "Records: low confidence",
    Weakness.INFERRED: "Records: coder's inference",
}


def shown_coverage(bundle: Bundle, found: Positions, question: Question) -> None:
    """Actors by issues with the age of each position; a total lists its cells instead."""
    cells = coverage(found)
    listed = {"coded": cells["coded"], STALE: [cell for cell in cells["coded"] if cell.stale]}
    listed |= {name: members for name, members in cells.items() if members or name != Reason.HIDDEN}
    words = wording.STATE_WORDS | {STALE: "of them stale"}
    labels = {name: f"{words[name]} · {len(members)}" for name, members in listed.items()}
    state = picking.one_of("cells", "Cells by what is known", labels)
    st.caption(
        f"{wording.count(len(found.cells), 'cell')} of an actor and an issue on "
        f"{wording.day_words(found.as_of)}. A search counts whatever the date: it is the coder's. "
        + (
            "Choose the total again to see them all."
            if state
            else "Each shows the position and its age; choose a total to list its cells."
        )
    )
    chosen = listed[state] if state else found.cells
    if state:
        section = standing(bundle.tables, chosen, empty="No cell of this kind on this date.")
        parts.feed_with_evidence(bundle, [section], question)
    else:
        shown = ages_grid(bundle.tables, found)
        parts.beside_evidence(bundle, question, partial(_ages_grid, shown))
    parts.download(lambda: coverage_table(chosen), name=f"coverage-{state or 'all'}-{found.as_of}")


def _ages_grid(shown: Grid, opened: str | None, focus: Focus | None) -> None:
    on_open = partial(opening.open_from, "grid")
    grid(shown, key="grid", pressed=opened, focus=focus, on_open=on_open)


def shown_weakness(bundle: Bundle, found: Positions, question: Question) -> None:
    """Lists of records that deserve a second look, and the sources by host."""
    listed = weaknesses(bundle.tables, found)
    labels = {
        str(weakness): f"{_WEAKNESS_WORDS[weakness]} · {len(members)}"
        for weakness, members in listed.items()
    }
    by_host = hosts(bundle.tables, among=found.admitted)
    labels[HOSTS] = f"Links by host · {len(by_host)}"
    name = picking.one_of("rests", "Why look again", labels, required=True)
    if name == HOSTS:
        _shown_hosts(bundle, by_host, found)
        return
    weakness = Weakness(name)
    chosen = listed[weakness]
    notes = {stance: _weakness_notes(bundle, stance) for stance in chosen}
    positions = sum(cell.position is not None for cell in found.cells)
    st.caption(
        f"{wording.count(len(chosen), 'record')}: {weakness.meaning}. On "
        f"{wording.day_words(found.as_of)} {wording.count(positions, 'position')} in force, "
        f"{wording.count(len(found.admitted), 'record')} in all."
    )
    section = records(bundle.tables, notes, empty="None on this date. Nothing to look at again.")
    parts.feed_with_evidence(bundle, [section], question)
    held = [bundle.tables.stance_rows[stance] for stance in chosen]
    parts.download(lambda: frame_of(held, StanceRow), name=f"records-{weakness}-{found.as_of}")


def _weakness_notes(bundle: Bundle, stance: str) -> list[str]:
    record = bundle.tables.stance_rows[stance]
    cited = {item.source: None for item in bundle.tables.evidence_of.get(stance, ())}
    named = [wording.source_label(bundle.tables.source_rows[source]) for source in cited]
    return [
        wording.ATTRIBUTION_WORDS[record.attribution],
        wording.CONFIDENCE_WORDS[record.confidence],
        f"{wording.count(len(named), 'source')}: {'; '.join(named)}",
    ]


def _shown_hosts(bundle: Bundle, found: Sequence[Host], on: Positions) -> None:
    if not found:
        st.info("No source yet. Add one under `sources:` in the dataset; data/README.md says how.")
        return
    st.caption(
        f"{wording.count(len(bundle.tables.source_rows), 'source')} of the dataset by the host of "
        "their address. The stances are those that count on the date."
    )
    address.address_state("host")
    known = {host.name or NO_HOST: host for host in found}
    picked = picking.held("host", known)
    left, right = st.columns([1, 1.6], gap="large")
    with left:
        on_open = partial(picking.toggle, "host", "hosts")
        grid(hosts_sheet(found), key="hosts", pressed=picked, on_open=on_open)
        parts.download(
            lambda: hosts_table(found), name=f"hosts-{on.as_of}", label="Download CSV of the hosts"
        )
    with right:
        if not picked:
            st.caption("Choose a host to list its sources.")
            return
        parts.follow(grid(sources_sheet(bundle.tables, known[picked]), key="of_host"))
        cited = [bundle.tables.source_rows[source] for source in known[picked].sources]
        parts.download(
            lambda: frame_of(cited, SourceRow),
            name=f"sources-{picked}",
            label="Download CSV of these sources",
        )


def shown_searches(bundle: Bundle, found: Positions, question: Question) -> None:
    """The log of searches that found nothing; a row opens its cell."""
    searches = bundle.tables.search_rows[::-1]
    if not searches:
        st.info(
            "No search is on record. Who looks for a stance and finds none says so under "
            "`searches:` in the dataset; data/README.md says how."
        )
        return
    pairs = {(search.actor, search.issue) for search in searches}
    st.caption(
        f"{wording.count(len(searches), 'search', 'searches')} that found nothing, for "
        f"{wording.count(len(pairs), 'cell')}, the latest first. A search counts whatever the date."
    )
    shown = searches_sheet(bundle.tables, found, searches)
    parts.beside_evidence(bundle, question, partial(_search_log, shown))
    parts.download(lambda: frame_of(searches, SearchRow), name="searches")


def _search_log(shown: Grid, opened: str | None, focus: Focus | None) -> None:
    on_open = partial(opening.open_from, "searches")
    result = grid(shown, key="searches", pressed=opened, focus=focus, on_open=on_open)
    parts.follow(result)


def shown_corrections(bundle: Bundle) -> None:
    """The log of corrections, the latest first; a record's name opens it."""
    corrections = bundle.tables.correction_rows[::-1]
    if not corrections:
        st.info(
            "No correction is on record. Who changes a published record says what and why under "
            "`corrections:` in the dataset; it is then shown here and on the record."
        )
        return
    st.caption(f"{wording.count(len(corrections), 'correction')}, the latest first")
    parts.follow(grid(corrections_sheet(bundle.tables, corrections), key="corrections"))
    parts.download(lambda: frame_of(corrections, CorrectionRow), name="corrections")


def shown_rules(bundle: Bundle) -> None:
    """Every rule with its count of problems, and the problems."""
    rules = rules_rows(bundle.warnings)
    found = len(bundle.warnings)
    st.caption(
        f"{wording.count(len(rules), 'rule')} of “stances check”, "
        f"{wording.count(found, 'problem')}. A dataset with an error is not shown, so what is left "
        "are warnings. Rules look at the whole file, whatever the date."
    )
    address.address_state("rule")
    rule = picking.held("rule", {problem.code: None for problem in bundle.warnings})
    on_open = partial(picking.toggle, "rule", "rules")
    grid(rules_sheet(rules), key="rules", pressed=rule, on_open=on_open)
    if found:
        parts.problem_list([each for each in bundle.warnings if rule in ("", each.code)])
    parts.download(lambda: pd.DataFrame(rules), name="rules")
