"""What Blocs and Map show: actors on a plane, and the records behind the one that is chosen."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

import networkx as nx
import numpy as np
import pandas as pd
import streamlit as st

from stances import wording
from stances.analysis.agreement import Agreement, agreement
from stances.analysis.blocs import Blocs, bloc_polarisation
from stances.analysis.matrix import Matrix
from stances.analysis.networks import Network, network
from stances.analysis.question import Question
from stances.analysis.space import Space, aligned, space
from stances.app import address, opening, options, parts
from stances.app.cache import Bundle
from stances.app.components.feed import feed
from stances.app.components.feed.analysis_items import held_positions, ties
from stances.app.components.feed.payload import Section
from stances.app.components.plane import plane
from stances.app.components.plane.picture import plane_picture
from stances.app.figures import calculated, said
from stances.app.options import Ties
from stances.charts.plane import LETTERS, Plane, map_plane, network_plane
from stances.exchange import Subject, writers_of
from stances.model.measures import Measure
from stances.wording import calculation, remarks

_ENOUGH_TO_ALIGN = 4  # actors on both maps; three lie on each other nearly anyhow
_CHOOSE = "Choose an actor on the picture to read the records behind it."


def network_of(question: Question, asked: Ties) -> tuple[pd.DataFrame, Network]:
    """The statements of the window and the network that they make."""
    said = question.statements(asked.period)
    made = network(
        said,
        actors=question.actors,
        tie=asked.tie,
        normalisation=asked.normalisation,
        scale_range=question.tables.scale_range,
    )
    return said, made


def network_figures(question: Question, made: Network, drawn: nx.Graph, seen: Blocs) -> None:
    """How large the network is, how separate its blocs are, and which window it is of."""
    inside = [actor for actor in made.actors if seen.of(actor) >= 0]
    at = [made.actors.index(actor) for actor in inside]
    apart = None
    if len(seen.communities) > 1:
        parts_of = np.ix_(at, at)
        numbers = [seen.of(actor) for actor in inside]
        apart = bloc_polarisation(made.congruence[parts_of], made.conflict[parts_of], numbers)
    shown = {
        "Actors": str(len(made.actors)),
        "Statements": f"{made.activity.sum():.0f}",
        "Ties": str(drawn.number_of_edges()),
        "Blocs": str(len(seen.communities)),
        "Modularity": "–" if seen.modularity is None else f"{seen.modularity:.2f}",
        "Bloc polarisation": "–" if apart is None else f"{apart:.2f}",
    }
    with st.container(horizontal=True, gap="medium"):
        for label, text in shown.items():
            st.metric(label, text, width="content")
    start = f"from {wording.day_words(question.since)} " if question.since else ""
    st.caption(
        f"Statements {start}to {wording.day_words(question.as_of)} · tie: {made.tie.meaning}, "
        f"divided by {made.normalisation.meaning}"
    )


def said_of_blocs(
    bundle: Bundle,
    question: Question,
    asked: Ties,
    made: Network,
    drawn: nx.Graph,
    *,
    seen: Blocs,
) -> None:
    """Why nothing is drawn, how weak the blocs are, who and what is left out."""
    old = 0
    if not question.any_age:
        every, _ = network_of(question.with_stale(True), asked)
        old = len(every) - int(made.activity.sum())
    thin = remarks.thin_ties([shared for *_, shared in drawn.edges(data="shared")])
    limits = ""
    if asked.threshold or asked.shared > 1:
        limits = (
            f"Shown are ties of at least {asked.threshold:g} on at least "
            f"{wording.count(asked.shared, 'shared issue')}; blocs are those of the ties shown."
        )
    said(
        [
            *remarks.bloc_remarks(made, seen, drawn.number_of_edges()),
            *filter(None, [limits, thin]),
            *remarks.statement_remarks(bundle.tables, made, question.actors, stale=old),
        ]
    )


def network_with_records(
    bundle: Bundle,
    spoken: pd.DataFrame,
    made: Network,
    drawn: nx.Graph,
    seen: Blocs,
    *,
    question: Question,
) -> None:
    """The network, and the statements behind the ties of the chosen actor."""
    if remarks.no_network(made, drawn.number_of_edges()):
        return
    legend = [
        f"{LETTERS[number % 26]}: "
        + ", ".join(str(bundle.tables.actor_rows[actor].short) for actor in members)
        for number, members in enumerate(seen.communities)
    ]
    legend.append("Line: tie, the wider the stronger; dashed: negative; faint: on one shared issue")

    def sections(node: str) -> list[Section]:
        return [ties(bundle.tables, made, spoken, node, empty=_CHOOSE)]

    _plane_with_records(
        bundle,
        network_plane(bundle.tables, drawn, seen),
        sections,
        question,
        legend=legend,
        uniform=False,
    )


def spoken(bundle: Bundle, found: pd.DataFrame) -> Callable[[], list[str]]:
    """The records that the statements of the network are."""
    return lambda: bundle.tables.stances["stance"].iloc[found["row"]].tolist()


def tie_table(bundle: Bundle, drawn: nx.Graph) -> None:
    """The ties as a table, the strongest first."""
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    edges = sorted(drawn.edges(data=True), key=lambda edge: -abs(edge[2]["weight"]))
    if not edges:
        return
    shown = pd.DataFrame(
        {
            "Actor": [names[a] for a, *_ in edges],
            "and actor": [names[b] for _, b, _ in edges],
            "Weight": [data["weight"] for *_, data in edges],
            "Congruence": [data["congruence"] for *_, data in edges],
            "Conflict": [data["conflict"] for *_, data in edges],
            "Shared issues": [data["shared"] for *_, data in edges],
        }
    )
    number = st.column_config.NumberColumn(format="%.2f")
    with st.expander("The same as a table"):
        st.dataframe(
            shown,
            hide_index=True,
            alt=f"{wording.count(len(shown), 'tie')}, the strongest first",
            column_config=dict.fromkeys(["Weight", "Congruence", "Conflict"], number),
        )


def tie_calculation(bundle: Bundle, made: Network, drawn: nx.Graph) -> None:
    """The strongest tie that is shown, worked through."""
    edges = list(drawn.edges(data="weight"))
    if edges:
        a, b, _ = max(edges, key=lambda edge: abs(edge[2]))
        calculated(calculation.tie_lines(bundle.tables, made, (a, b)))


def said_of_map(bundle: Bundle, positions: Matrix, found: Space) -> None:
    """The fit, who is left out, and how to read the map; or why there is none."""
    said(remarks.map_remarks(bundle.tables, positions, found))


def earlier_map(
    question: Question, positions: Matrix, now: Space, day: date | None, measure: Measure
) -> Space | None:
    """The map of an earlier day, turned to lie on today's, without those who did not move.

    None where no day is chosen, or where too few actors are on both maps to line them up.
    """
    if day is None:
        return None
    before = question.on(day).matrix()
    earlier = space(agreement(before, measure=measure))
    both = [actor for actor in now.actors if actor in earlier.actors]
    if len(both) < _ENOUGH_TO_ALIGN:
        st.caption(
            f"No trails: {wording.count(len(both), 'actor')} on both maps, and fewer than "
            f"{_ENOUGH_TO_ALIGN} cannot line them up."
        )
        return None
    turned = aligned(earlier, now)
    moved = [
        actor for actor in both
        if not np.array_equal(
            before.only([actor]).values, positions.only([actor]).values, equal_nan=True
        )
    ]  # fmt: skip
    return turned.only(moved)


def map_with_records(
    bundle: Bundle,
    positions: Matrix,
    found: Space,
    measured: Agreement,
    *,
    earlier: Space | None,
    question: Question,
) -> None:
    """The map, and the positions of the chosen actor."""
    if remarks.no_map(positions, found):
        return
    held = question.positions()
    legend = []
    if earlier is not None:
        legend.append(
            "Dotted: from where the actor was (hollow) to where it is, for those on both maps "
            "whose positions changed. A trail shows movement relative to the others, as well as "
            "the two maps can be lined up."
        )

    def sections(node: str) -> list[Section]:
        return [held_positions(bundle.tables, held, positions, node, empty=_CHOOSE)]

    spec = map_plane(bundle.tables, found, earlier, _nearest(bundle, found, measured))
    _plane_with_records(bundle, spec, sections, question, legend=legend, uniform=True)


def _nearest(bundle: Bundle, found: Space, measured: Agreement) -> Mapping[str, str]:
    """Who agrees most with each actor on the map, in words."""
    said_of = {}
    for actor in found.actors:
        others = [other for other in found.actors if other != actor]
        value, name = max(
            (float(measured.values[measured.place[actor], measured.place[other]]), other)
            for other in others
        )
        short = bundle.tables.actor_rows[name].short
        said_of[actor] = f", agrees most with {short} ({value:.2f})"
    return said_of


def map_table(bundle: Bundle, found: Space, earlier: Space | None) -> None:
    """The places as a table, with those of the earlier map."""
    if not found.actors:
        return
    names = {actor: row.short for actor, row in bundle.tables.actor_rows.items()}
    shown = found.frame.assign(actor=[names[actor] for actor in found.actors])
    shown.columns = ["Actor", "x", "y"]
    if earlier is not None:
        places = dict(zip(earlier.actors, earlier.points.tolist(), strict=True))
        for number, label in enumerate(("x before", "y before")):
            shown[label] = [places.get(actor, (None, None))[number] for actor in found.actors]
    number_format = st.column_config.NumberColumn(format="%.2f")
    with st.expander("The same as a table"):
        st.dataframe(
            shown,
            hide_index=True,
            alt=f"Places of {wording.count(len(shown), 'actor')}",
            column_config=dict.fromkeys(shown.columns[1:], number_format),
        )


def map_calculation(bundle: Bundle, found: Space, measured: Agreement) -> None:
    """The fit, and how two pairs fare on the map."""
    if found.fit is not None:
        calculated(calculation.map_lines(bundle.tables, found, measured))


@st.fragment
def _plane_with_records(
    bundle: Bundle,
    spec: Plane,
    sections: Callable[[str], list[Section]],
    question: Question,
    *,
    legend: list[str],
    uniform: bool,
) -> None:
    """The plane, under it the records behind the chosen actor, beside them the evidence."""
    address.address_state("node")
    node = options.chosen_node([point.actor for point in spec.points])
    address.address_state(*opening.NAMES)
    opened = opening.opened(bundle)
    plane(
        plane_picture(spec, legend=legend, uniform=uniform),
        key="plane",
        chosen=node,
        on_choose=partial(options.choose_node, "plane"),
    )
    left, right = st.columns([3.1, 1], gap="small")
    with left:
        feed(sections(node), key="feed", on_open=partial(opening.open_from, "feed"))
    with right:
        parts.evidence(bundle, question, opened)


def graph_downloads(bundle: Bundle, made: nx.Graph, seen: Blocs, *, name: str) -> None:
    """The network as GraphML and as GEXF."""
    with st.container(horizontal=True):
        for writer in writers_of(Subject.NETWORK).values():
            st.download_button(
                f"Download {writer.label}",
                data=partial(writer.text, bundle.tables, made, seen),
                file_name=f"{name}{writer.suffix}",
                mime=writer.media_type,
                on_click="ignore",
                icon=":material/download:",
                key=f"download_{writer.suffix[1:]}",
            )
