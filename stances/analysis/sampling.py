"""A sample that is the same whenever it is drawn with the same seed."""

from collections.abc import Mapping
from hashlib import blake2b


def stratified(strata: Mapping[str, str], number: int, *, seed: int) -> list[str]:
    """``number`` ids of ``strata`` (id to stratum), stratum by stratum, at random in each.

    Each stratum has its share, at least one if there is room for that; the remainders go to those
    that are furthest below theirs. The order of ``strata`` makes no difference to who is drawn.
    """
    members: dict[str, list[str]] = {stratum: [] for stratum in dict.fromkeys(strata.values())}
    for name in sorted(strata, key=lambda name: _lot(name, seed)):
        members[strata[name]].append(name)
    shares = _shares({stratum: len(each) for stratum, each in members.items()}, number)
    return [name for stratum, each in members.items() for name in each[: shares[stratum]]]


def _shares(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """How many of ``number`` each stratum gets."""
    every = sum(sizes.values())
    number = min(number, every)
    shares = dict.fromkeys(sizes, 1 if number >= len(sizes) else 0)
    while sum(shares.values()) < number:
        lacking = {
            stratum: number * size / every - shares[stratum]
            for stratum, size in sizes.items()
            if shares[stratum] < size
        }
        shares[min(lacking, key=lambda stratum: (-lacking[stratum], stratum))] += 1
    return shares


def _lot(name: str, seed: int) -> bytes:
    """A number that is always the same for the name and the seed, and otherwise random."""
    return blake2b(f"{seed} {name}".encode(), digest_size=16).digest()
