"""No record is dated after today, the latest day that it is anywhere on Earth."""

from collections.abc import Iterator

from stances.checks.case import Case, Remark


def remarks(case: Case) -> Iterator[Remark]:
    """Stances, searches, corrections and sources dated or recorded in the future."""
    data = case.dataset
    dated = [(("stances", i, "date"), stance.date) for i, stance in enumerate(data.stances)]
    dated += [
        (("stances", i, "recorded"), stance.recorded)
        for i, stance in enumerate(data.stances)
        if stance.recorded is not None
    ]
    dated += [(("searches", i, "date"), search.date) for i, search in enumerate(data.searches)]
    dated += [
        (("corrections", i, "date"), correction.date)
        for i, correction in enumerate(data.corrections)
    ]
    dated += [
        (("sources", i, "published"), source.published)
        for i, source in enumerate(data.sources)
        if source.published is not None
    ]
    for path, when in dated:
        if when.earliest > case.today:
            message = f"{when} is in the future (nowhere is it later than {case.today} yet)"
            yield path, f"{message}; correct the date"
