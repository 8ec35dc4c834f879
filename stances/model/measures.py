"""The options of the analysis, each with its meaning. No record contains any of these."""

from stances.model.vocabulary import Vocabulary


class Measure(Vocabulary):
    """How the agreement of two actors is measured."""

    CITY_BLOCK = "city-block", "1 minus the mean distance of the positions, as a share of the scale"
    IDENTICAL = "identical", "the share of issues on which both hold exactly the same position"
    SAME_SIGN = "same-sign", "the share of issues on which both are for, both mixed or both against"
    KAPPA = "kappa", "linearly weighted kappa: agreement beyond what chance would give"


class Level(Vocabulary):
    """How the values of two coders are compared."""

    NOMINAL = "nominal", "the same or not"
    ORDINAL = "ordinal", "by how many codings lie between"
    INTERVAL = "interval", "by the square of the difference"


class Tie(Vocabulary):
    """What the ties of a network stand for."""

    CONGRUENCE = "congruence", "how far statements of two actors on an issue agree"
    CONFLICT = "conflict", "how far statements of two actors on an issue disagree"
    SUBTRACT = "subtract", "congruence minus conflict"
    IGNORE = "ignore", "statements of two actors on an issue, whether or not they agree"


class Normalisation(Vocabulary):
    """What a tie is divided by, so that the most vocal actors do not dominate."""

    NONE = "none", "nothing: the raw sum"
    AVERAGE = "average-activity", "the mean number of statements of the two actors"
    JACCARD = "jaccard", "the statements that only one of them makes, plus the shared ones"
    COSINE = "cosine", "the lengths of the two profiles; actors with identical profiles get 1"
    PRODUCT = (
        "activity-product",
        ("the product of the two numbers of statements, as Discourse Network Analyzer's 'cosine'"),
    )


class Period(Vocabulary):
    """The period within which an actor's repeated statements count once."""

    WINDOW = "window", "the whole window"
    YEAR = "year", "a calendar year"
    MONTH = "month", "a calendar month"
    WEEK = "week", "a week starting on Monday"
    DAY = "day", "a day"
    NEVER = "never", "none: every statement counts"
