"""The choices of the analysis, each value with its meaning. No record holds any of these."""

from stances.model.vocabulary import Vocabulary


class Measure(Vocabulary):
    """How the agreement of two actors is measured."""

    CITY_BLOCK = "city-block", "1 minus the mean distance of the positions, as a share of the scale"
    IDENTICAL = "identical", "the share of issues on which both hold the very same position"
    SAME_SIGN = "same-sign", "the share of issues on which both are for, both mixed or both against"
    KAPPA = "kappa", "linearly weighted kappa: agreement beyond what chance would give"


class Level(Vocabulary):
    """How the values of two coders are compared."""

    NOMINAL = "nominal", "the same or not"
    ORDINAL = "ordinal", "by how many codings lie between"
    INTERVAL = "interval", "by the square of the difference"


class Tie(Vocabulary):
    """What the ties of a network stand for."""

    CONGRUENCE = "congruence", "statements of two actors on an issue that agree"
    CONFLICT = "conflict", "statements of two actors on an issue that disagree"
    SUBTRACT = "subtract", "congruence less conflict"
    IGNORE = "ignore", "statements of two actors on an issue, whatever they say"


class Normalisation(Vocabulary):
    """What a tie is divided by, so that those who speak much do not dominate."""

    NONE = "none", "nothing: the count itself"
    AVERAGE = "average-activity", "the mean number of statements of the two actors"
    JACCARD = "jaccard", "the statements that only one of them makes, plus the shared ones"
    COSINE = "cosine", "the lengths of the two profiles; two actors with one profile get 1"
    PRODUCT = (
        "activity-product",
        ("the product of the two numbers of statements, as Discourse Network Analyzer's 'cosine'"),
    )


class Period(Vocabulary):
    """Within which period a repeated statement of an actor counts once."""

    WINDOW = "window", "the whole window"
    YEAR = "year", "a calendar year"
    MONTH = "month", "a calendar month"
    WEEK = "week", "a week from Monday"
    DAY = "day", "a day"
    NEVER = "never", "none: every statement counts"
