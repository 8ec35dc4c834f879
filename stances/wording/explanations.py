"""What a term means, in one line: the same words wherever a reader meets it."""

from collections.abc import Mapping

from stances.model.vocabulary import CellStatus

POSITION_MEANINGS = {
    2: "endorses the proposal, or puts it into effect, in full",
    1: "endorses it with a condition, or puts part of it into effect",
    0: "states both sides itself",
    -1: "rejects it with a condition, or for now",
    -2: "rejects it, or acts to block it, without a condition",
}
SILENCE_MEANINGS: Mapping[CellStatus, str] = {
    **{status: status.meaning for status in CellStatus if status is not CellStatus.CODED},
    CellStatus.NONE: "nobody has searched",
}
EXPLANATIONS = {
    "as of": "Which day's positions are shown: each actor's latest record up to that day.",
    "in force": "The latest record by the as-of date: the position shown.",
    "stale": "Older than the issue allows; shown with its age, left out of the numbers.",
    "contested": f"{CellStatus.CONTESTED.meaning.capitalize()}, neither counts.",
    "hindsight": "Also count what was said or done by the date but became known only later.",
    "recorded": (
        "Only records entered in the dataset by the date count; one without a day of entry counts "
        "once it was public."
    ),
    "not found": f"{CellStatus.NOT_FOUND.meaning.capitalize()}.",
    "searches": (
        "A search counts from its day on or, if it says so, in the time it covered; only an open "
        "one makes a cell not found."
    ),
    "group on the scale": (
        "It stands where the latest record of its own does; its members may stand elsewhere."
    ),
    "split": "Its members, on this date, stand on both sides; stale positions are left out.",
    "inherited": "No record of its own: its group's position, never counted.",
    "compared": "Marks every cell that differs between the two dates, whichever is earlier.",
    "words and deeds": (
        "The latest decision or vote and the latest words are on opposite sides or two steps apart."
    ),
    "city-block": "1 minus the mean distance of the two positions, as a share of the scale.",
    "kappa": "Agreement beyond what chance alone would give; 0 is chance, 1 is complete.",
    "modularity": "How much denser ties are inside blocs than between them; below 0.2 is weak.",
    "search": (
        "Every word has to be in the record, in any order, with any ending; accents and capitals "
        "do not matter. "
        "Quotation marks keep words in a row, OR in capitals asks for one of two: "
        "“red line” nuclear OR missile."
    ),
    "alpha": "Krippendorff's alpha: how far coders agree beyond chance; 1 is complete.",
}
