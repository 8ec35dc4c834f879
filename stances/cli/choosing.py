"""Names and scales in the options, also those with commas in them."""

import argparse
import csv
from collections.abc import Iterable, Mapping, Sequence

from stances.errors import StancesError
from stances.model.scales import Scale, scale_in

_Way = tuple[int, tuple[str, ...]]
QUOTED = "put a name with a comma in double quotes, or alone in an option of its own"


def listed(text: str) -> list[str]:
    """The items of a list separated by commas, of which those in double quotes may contain some."""
    try:
        cells = next(csv.reader([text], skipinitialspace=True, strict=True), [])
    except csv.Error:
        cells = text.split(",")
    return [cell.strip() for cell in cells if cell.strip()]


def known_ids(texts: Sequence[str] | None, known: Iterable[str], kind: str) -> list[str] | None:
    """The ids that the texts of an option name, each once; None if it was not used."""
    return None if texts is None else ids_of(texts, known, kind)


def ids_of(texts: Sequence[str], known: Iterable[str], kind: str) -> list[str]:
    """The ids that the texts name, each once; StancesError about the first that is not there.

    Commas separate ids and may stand in them; names are compared as they are seen.
    """
    from stances.model.seen import as_seen

    ids = {as_seen(name): name for name in known}
    ids |= {name: name for name in ids.values()}
    chosen: list[str] = []
    for text in texts:
        if '"' in text and as_seen(text) not in ids:
            chosen += [_known(name, ids, kind) for name in listed(text)]
        else:
            chosen += _segments(text, ids, kind)
    return list(dict.fromkeys(chosen))


def _known(name: str, ids: Mapping[str, str], kind: str) -> str:
    from stances.model.seen import as_seen
    from stances.reading.suggestions import did_you_mean

    known = ids.get(name) or ids.get(as_seen(name))
    if known is None:
        commas = "," in name or any("," in one for one in ids)
        hint = f"; {QUOTED}" if commas else ""
        raise StancesError(
            f"no {kind} '{name}'{did_you_mean(name, dict.fromkeys(ids.values()))}{hint}"
        )
    return known


def _segments(text: str, ids: Mapping[str, str], kind: str) -> list[str]:
    """The ids in the text, in which commas separate ids and stand in them.

    StancesError if it can be read in several ways.
    """
    from stances.model.seen import as_seen

    pieces = [piece for piece in text.split(",") if piece.strip()]
    if as_seen(text) in ids:
        pieces = text.split(",")
    most = 1 + max((name.count(",") for name in ids), default=0)
    # For each place, in how many ways the pieces before it are ids, and the last of these.
    ways: list[_Way] = [(1, ())]
    for end in range(1, len(pieces) + 1):
        number: int = 0
        last: tuple[str, ...] = ()
        for start in range(max(0, end - most), end):
            before, names = ways[start]
            name = ids.get(as_seen(",".join(pieces[start:end])))
            if before and name is not None:
                number, last = number + before, (*names, name)
        ways.append((number, last))
    number, names = ways[-1]
    if number > 1:
        raise StancesError(f"'{text}' can be read in several ways; {QUOTED}")
    if number == 0:
        reached = max(place for place, (count, _) in enumerate(ways) if count)
        _known(pieces[reached].strip(), ids, kind)
        raise StancesError(f"no {kind} '{text}'; {QUOTED}")
    return list(names)


def pairs(text: str) -> list[tuple[str | None, str]]:
    """The items ``name=value`` or ``value`` of a list; a name may contain commas.

    The name of an item without one is None.
    """
    items: list[tuple[str | None, str]] = []
    waiting = ""
    for piece in _outside_quotes(text):
        waiting = f"{waiting},{piece}" if waiting else piece
        name, equals, value = waiting.rpartition("=")
        if not equals and (scale_in(value) or _is_number(value)):
            items.append((None, value.strip()))
        elif equals:
            items.append((_unquoted(name), value.strip()))
        else:
            continue
        waiting = ""
    if waiting.strip():
        items.append((None, waiting.strip()))
    return items


def _outside_quotes(text: str) -> list[str]:
    """The text split at commas that do not stand between double quotes."""
    pieces, start, quoted = [], 0, False
    for place, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            pieces.append(text[start:place])
            start = place + 1
    return [piece for piece in (*pieces, text[start:]) if piece.strip()]


def _unquoted(name: str) -> str:
    name = name.strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        return name[1:-1].replace('""', '"')
    return name


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def weights(text: str) -> dict[str, float]:
    """The weights in the text by issue; ArgumentTypeError if it is written otherwise."""
    try:
        items = {name: float(value) for name, value in pairs(text)}
    except ValueError:
        items = {None: 0.0}
    if None in items:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not a list of weights; write it as western-aid=2,nato-membership=0.5"
        )
    if any(not 0 <= value <= 100 for value in items.values()):
        message = f"'{text}' has a weight outside 0 to 100; choose weights in this range"
        raise argparse.ArgumentTypeError(message)
    return {name: value for name, value in items.items() if name is not None}


def ranges(text: str) -> list[tuple[str | None, Scale | float]]:
    """The scales in the text with their issues; ArgumentTypeError if it is written otherwise."""
    scales: list[tuple[str | None, Scale | float]] = []
    for name, value in pairs(text):
        scale = scale_in(value) or (float(value) if _is_number(value) else None)
        if scale is None:
            raise argparse.ArgumentTypeError(
                f"'{value}' is not a scale; write it as -2..2, or as tax=0..10,eu=-1..1 for "
                "issues with scales of their own"
            )
        scales.append((name, scale))
    return scales


def with_values_joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with ``--range -2..2`` as one, since argparse sees an option in ``-2..2``."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == "--range":
            joined[-1] = f"--range={argument}"
        else:
            joined.append(argument)
    return joined
