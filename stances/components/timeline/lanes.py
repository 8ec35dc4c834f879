"""The timeline's payload, from the spec of the lanes."""

from stances.charts import lanes as spec
from stances.charts.palette import SHADES
from stances.components.kit.payload import LegendItem
from stances.components.timeline.payload import Bar, Lane, Mark, Tick, Timeline
from stances.model.vocabulary import POSITION_LABELS, CellStatus, Status
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import SILENCE_WORDS, STATUS_LABELS


def lanes_timeline(lanes: spec.Lanes, *, alt: str) -> Timeline:
    """The lanes as the component draws them."""
    return Timeline(
        alt,
        lanes.first,
        lanes.last,
        [_lane(lane) for lane in lanes.lanes],
        [Mark(mark.day, mark.short, mark.label, mark.major) for mark in lanes.marks],
        legend(),
    )


def legend() -> list[LegendItem]:
    """The five positions and the other signs."""
    declined, unclear = (STATUS_LABELS[code] for code in (Status.DECLINED, Status.UNCLEAR))
    return [
        *(LegendItem(label, SHADES[position]) for position, label in POSITION_LABELS.items()),
        LegendItem(f"{declined} or {unclear.lower()}", "ring"),
        LegendItem("Stale", "stale", EXPLANATIONS["stale"]),
        LegendItem("Date not exact", "possible"),
        LegendItem(SILENCE_WORDS[CellStatus.CONTESTED], "contested"),
        LegendItem("Event", "dashed"),
    ]


def _lane(lane: spec.Lane) -> Lane:
    return Lane(
        lane.cell,
        lane.label,
        [Bar(bar.start, bar.end, SHADES[bar.position], bar.stale) for bar in lane.bars],
        [
            Tick(
                tick.stance,
                tick.first,
                tick.last,
                SHADES[tick.position],
                tick.position is None,
                tick.uncertain,
                tick.sentence,
            )
            for tick in lane.ticks
        ],
        lane.ended,
        lane.excluded,
    )
