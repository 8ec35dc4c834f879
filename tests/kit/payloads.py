"""Small payloads for the components."""

from collections.abc import Mapping

from stances.app.components.kit import Focus, LegendItem, PageLink, plain
from stances.components.changes.payload import Entry, Kept, Line, Value, Visit
from stances.components.changes.payload import Section as ChangeSection
from stances.components.evidence.payload import Evidence, Flag, Quote, Record, SourceLine
from stances.components.feed.payload import (
    Bar,
    Chip,
    Item,
    Scale,
    ScaleColumn,
    ScaleGroup,
    Section,
    Side,
)
from stances.components.grid.payload import (
    ButtonCell,
    Changes,
    Column,
    Grid,
    HeadCell,
    IntervalCell,
    LinkCell,
    Look,
    OtherDay,
    PairCell,
    Row,
    StanceCell,
    TextCell,
    VerdictCell,
)
from stances.components.history.payload import History
from stances.components.history.payload import Line as Measure
from stances.components.plane.payload import Plane, Point, Tie
from stances.components.play.payload import Place, Play, Player, Sentence, Words
from stances.components.reader.payload import Fact, Segment, SourceStance, SourceText
from stances.components.timeline import payload as time

LEGEND = [LegendItem("Supports", "coded p1", "some meaning"), LegendItem("Unclear", "unclear")]


def stances(
    *,
    rows: int = 3,
    columns: int = 4,
    words: str = "Supports",
    changed: Mapping[str, str] | None = None,
    look: Look = Look.STANCES,
) -> Grid:
    """A grid of positions; ``changed`` gives single cells other words."""
    other = changed or {}

    def cell(row: int, column: int) -> StanceCell:
        name = f"a{column}~i{row}"
        label = other.get(name, words)
        return StanceCell(
            name, "coded", "p1", label, f"a{column} on i{row}: {label}",
            details=["2024", "2 records"], trail=[(0.0, 1), (50.0, -1)],
        )  # fmt: skip

    return Grid(
        look, f"Positions: {words}", Column("Issue", kind="hidden"),
        [Column(f"a{at}", words) for at in range(columns)],
        [Row(TextCell(f"i{row}", words), [cell(row, at) for at in range(columns)])
         for row in range(rows)],
        legend=LEGEND, as_of="2024-11-18",
    )  # fmt: skip


def compared(*, columns: int = 2, words: str = "Ann") -> Grid:
    """A grid compared with another day: headings are links, what changed stands above."""
    other = OtherDay(words, "m1", words, later=False)
    row = [
        StanceCell(f"a{at}~i0", "coded", "p1", words, f"{words} {at}", flags=[words], other=other)
        for at in range(columns)
    ]
    return Grid(
        Look.STANCES, words, Column("Issue", kind="hidden"),
        [Column(f"{words} {at}", page="actor", id=f"a{at}") for at in range(columns)],
        [Row(HeadCell("i0", "issue", "i0", words), row)],
        legend=[LegendItem(words, "coded p1", words, "1")], as_of="2024-11-18",
        parameters={"as_of": "2024-11-18"},
        changes=Changes(words, [("reversal", "1 reversal")], [("a0~i0", words, words)], words),
    )  # fmt: skip


def matrix(*, size: int = 3, rows: int = 3, words: str = "Ann") -> Grid:
    """Agreement; nothing stands where an actor would be compared with itself."""
    names = [f"{words} {at}" for at in range(size)]

    def cell(one: int, other: int) -> PairCell | None:
        if one == other:
            return None
        say = f"{names[one]} and {names[other]}"
        return PairCell((f"p{one}", f"p{other}"), "value", "0.5", "n = 3", say, share=0.5)

    return Grid(
        Look.MATRIX, words, Column("Actor", kind="hidden"), [Column(name) for name in names],
        [Row(TextCell(names[one]), [cell(one, other) for other in range(size)])
         for one in range(min(rows, size))],
        parameters={"as_of": "2024-01-02", "actors": ["ann", "bob"]},
    )  # fmt: skip


def sheet(words: str = "tass.com") -> Grid:
    """A plain table with every kind of cell."""
    return Grid(
        Look.SHEET, words, Column("Host"), [Column("Number", kind="number"), Column("Line"), Column("To")],
        [
            Row(TextCell("All"), [TextCell("9"), IntervalCell(words, 0.5, 0.4, 0.6), TextCell("x")]),
            Row(ButtonCell(words, "h1", f"{words}: list", sub=words),
                [TextCell("4", words), VerdictCell("same", words),
                 LinkCell("to one", "sources", {"source": "s1"})]),
            Row(ButtonCell("two", "h2", "two: list"),
                [TextCell("5"), TextCell("–"), LinkCell("to two", "sources", {"source": words})]),
        ],
    )  # fmt: skip


def side(number: int, words: str = "Supports") -> Side:
    return Side(words, "p1", "2024", f"ann~i{number}", f"s{number}")


def section(*, items: int = 2, words: str = "Ann on tax", heading: str = "Moves") -> Section:
    """A list of moves."""
    return Section(
        [
            Item(
                f"{words} {at}", words, "Reversal", strong=True, sides=[side(at), side(at + 1000)],
                then=True, fold=words if at % 2 else "", bars=[Bar(0, words, "m1"), Bar(3, words, "p1")],
                parts=[(words, False), (words, True)], links=[PageLink(words, "sources", {"source": words})],
                copy={"event": "e"}, notes=[words],
            )
            for at in range(items)
        ],
        words,
        heading,
    )  # fmt: skip


def scale(words: str = "Ann") -> Scale:
    chip = Chip("ann~tax", words, words, stale=True, sentence=f"{words} on tax")
    return Scale([ScaleColumn(words, "+1", "p1", [chip])], [ScaleGroup(words, [chip])])


def evidence(words: str = "Ann", *, records: int = 2, linked: str = "") -> Evidence:
    source = SourceLine("s1", words, words, "javascript:alert(1)", "https://example.org/a", [words])
    quote = Quote(words, words, "s1", words, verbatim=True, page="page 3")
    return Evidence(
        f"{words} on tax", words, "p1", words, words, [words],
        [
            Record(
                f"r{at}", words, words, words, words, "p1", words, "+1", [Flag(words, words)], [words], words,
                [("area", words)], [quote], [source], [words], words, words, [words],
                [words], f"cited {words} {at}", [("BibTeX", f"@misc{{{words}}}")],
            )
            for at in range(records)
        ],
        linked, "2024-11-18",
    )  # fmt: skip


def panel(
    words: str = "Ann", *, turn: int = 0, cell: str | None = None, back: Focus | None = None
) -> dict[str, object]:
    """The panel of evidence: what it shows, and what it tells the lists beside it."""
    return {
        "shown": plain(evidence(words)),
        "focus": {"turn": turn},
        "opened": {"cell": cell, "focus": plain(back)},
    }


def source_text(words: str = "Ann", *, linked: str = "") -> SourceText:
    return SourceText(
        "s1", words, [Fact("Address", "javascript:alert(1)"), Fact("Web", "https://example.org/a")],
        f"cited {words}", [("RIS", words)],
        [Segment(f"Before.\n{words} ", [], []), Segment(f"{words}\nsaid.", ["r1"], [1])],
        [SourceStance("r1", 1, words, words, "p1", words, words)], linked,
    )  # fmt: skip


def timeline(words: str = "Ann", *, lanes: int = 2, ticks: int = 3) -> time.Timeline:
    def tick(lane: int, at: int) -> time.Tick:
        day = 19000 + 100 * at + lane
        return time.Tick(f"s{lane}.{at}", day, day + 3, "p1", at == 1, at == 2, f"{words} {at}")

    return time.Timeline(
        words, 18900, 19900,
        [
            time.Lane(f"a{lane}~tax", f"{words} {lane}", [time.Bar(19000, 19200, "p1"),
                      time.Bar(19200, 19300, "")], [tick(lane, at) for at in range(ticks)], [19400])
            for lane in range(lanes)
        ],
        [time.Mark(19100, words[:12], words, major=True), time.Mark(19101, words[:12], words, major=True)],
        LEGEND,
    )  # fmt: skip


def plane(words: str = "Ann", *, points: int = 3) -> Plane:
    return Plane(
        words,
        [Point(f"p{at}", f"{words} {at}", at, at * at, at % 2 - 1, "A", (0.0, 1.0) if at else None,
               f"{words} {at}: 2 ties") for at in range(points)],
        [Tie(0, at, -1.0 if at % 2 else 1.0, 0.5, thin=True) for at in range(1, points)],
        [LegendItem(words)], uniform=False,
    )  # fmt: skip


def history(words: str = "Tax", *, lines: int = 2) -> History:
    """Four days, on the third of which no line has a value; the last line is the strong one."""
    values = [[0.1 * at, 0.5, None, 1.0] for at in range(lines)]
    measures = [
        Measure(f"{words} {at}", at == lines - 1, known, ["0.10", "0.50", "", "1.00"], [5, 6, 0, 1])
        for at, known in enumerate(values)
    ]
    days = [19000, 19100, 19200, 19300]
    dates = ["8 January 2022", "18 April 2022", "27 July 2022", "4 November 2022"]
    bounds = ([0.0, 0.4, None, 0.9], [0.3, 0.6, None, 1.0])
    return History(words, days, dates, measures, *bounds, "actors", "actor", 0.0)


PLACES = [
    *(Place(label, "coded", score, shade) for label, score, shade in (
        ("Strongly opposes", "−2", "m2"), ("Opposes", "−1", "m1"), ("Mixed", "0", "p0"),
        ("Supports", "+1", "p1"), ("Strongly supports", "+2", "p2"),
    )),
    Place("No record", "none"), Place("Out of office", "gone"),
]  # fmt: skip


def play(words: str = "Ann", *, day: int = 19300, players: int = 3) -> dict[str, object]:
    """Actors of whom the first turns at 19100, each next one 100 days later."""
    whole = Play(
        f"{words} on tax", words, PLACES,
        [
            Player(f"a{at}~tax", f"{words} {at}", f"{words} {at}", at == 1,
                   [(18999, 5, "", False, False), (19000, 0, words, False, False),
                    (19100 + 100 * at, 3, words, False, at == 1),
                    (19900, 3, words, True, False)])
            for at in range(players)
        ],
        [words], [time.Mark(19100, words[:12], words, major=True)], [19000, 19100, 19100],
        19000, 20000, LEGEND,
    )  # fmt: skip
    link = PageLink("2 more", "issue", {"issue": "tax"})
    said = [Words(words, "a0~tax"), Words(" turned "), Words(words, stance="s1"),
            Words("2 more", link=link)]  # fmt: skip
    return {"play": plain(whole), "sentence": plain(Sentence(day, "tax", words, said)), "height": 0}


def changes(words: str = "Ann on tax") -> list[ChangeSection]:
    """A cell that moved and a record that was added."""
    link = PageLink("", "compare", {"cell": "ann~tax"})
    line = Line("", Value("Supports", "p1", dotted=True), Value(words))
    return [
        ChangeSection(words, [Entry(words, link, lines=[line])]),
        ChangeSection("Stances added", [Entry(words, None, words, words)]),
    ]


def visit(
    digest: str = "d1", version: str = "1.0.0", **states: tuple[str, str, bool, str]
) -> Visit:
    """A dataset with these stances of Ann on tax, the cell of the first moving with it."""
    link = PageLink("", "compare", {"cell": "ann~tax"})
    code = next(iter(states.values()), ("none",))[0]
    cell = [] if code == "none" else [Kept("cells", "ann~tax", [code, "", False, ""])]
    records = [
        Kept("stances", key, state, f"Ann on tax, {key}", link) for key, state in states.items()
    ]
    kinds = ("added", "removed", "recoded", "re-dated", "withdrawn", "reinstated", "changed")
    return Visit(
        "small", digest, version, [*cell, *records],
        {"cells/moved": "Positions that moved", **{f"stances/{kind}": f"Stances {kind}" for kind in kinds}},
        {"1": Value("Supports (+1)", "p1", dotted=True), "-2": Value("Strongly opposes (−2)", "m2", dotted=True),
         "none": Value("No record")},
        {"actors/ann": "Ann", "issues/tax": "tax"},
        "Come back later.",
        ChangeSection("The newest records", [Entry("Ann on tax, a", link, words="Supports: X.")], counted=False),
    )  # fmt: skip
