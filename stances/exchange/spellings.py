"""Names in a table that look alike are one name, and it is said which were taken together."""

import numpy as np
import pandas as pd

from stances.model.seen import as_seen, unseen

_NAMED = 3  # names that a remark gives


def one_spelling(names: pd.Series, rows: pd.Series, noun: str, remarks: list[str]) -> pd.Series:
    """The names, each in one spelling; remarks are added on those with several."""
    codes, distinct = pd.factorize(names.astype("str"))
    spellings: dict[str, list[int]] = {}
    for number, name in enumerate(distinct):
        spellings.setdefault(as_seen(str(name)), []).append(number)
    texts = [str(name) for name in distinct]
    chosen = {
        number: _best([texts[one] for one in same], seen)
        for seen, same in spellings.items()
        for number in same
    }
    several = [same for same in spellings.values() if len(same) > 1]
    if several:
        known = np.flatnonzero(codes >= 0)
        first = rows.to_numpy()[known[np.unique(codes[known], return_index=True)[1]]]
        named = "; ".join(
            f"'{chosen[same[0]]}' ({len(same)} spellings, in rows "
            f"{', '.join(str(first[one]) for one in same[:4])}{', …' if len(same) > 4 else ''})"
            for same in several[:_NAMED]
        )
        more = f"; and {len(several) - _NAMED} more" if len(several) > _NAMED else ""
        plural = noun if len(several) == 1 else f"{noun}s"
        remarks.append(
            f"Spellings that look alike are one name: {len(several)} {plural}: {named}{more}."
        )
    alone = [same[0] for same in spellings.values() if len(same) == 1]
    altered = [one for one in alone if chosen[one] != texts[one]]
    if altered:
        remarks.append(
            "Blanks around names and characters that cannot be seen are ignored: "
            f"{len(altered)} {noun if len(altered) == 1 else noun + 's'}, "
            f"the first is '{chosen[altered[0]]}'."
        )
    spelt = pd.Series([chosen[number] for number in range(len(texts))], dtype="str")
    return spelt.reindex(codes).reset_index(drop=True)


def _best(spellings: list[str], seen: str) -> str:
    """The first spelling without characters that cannot be seen, and no blanks around it."""
    return next((text for text in spellings if not unseen(text)), seen).strip()
