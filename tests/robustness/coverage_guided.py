"""`make fuzz`: YAML and tables, with inputs that atheris makes to reach code not reached before."""

import sys

import atheris

with atheris.instrument_imports(include=["stances", "yaml"]):
    from stances.errors import StancesError
    from stances.exchange.door import Held
    from stances.exchange.table_dataset import read_table_dataset
    from stances.reading.loader import parse

from tests.robustness import damage


def one(raw: bytes) -> None:
    """One input: its first byte says what it is."""
    try:
        if raw[:1] < b"\x80":
            parse(raw[1:], file="f.yaml", seeds=damage.SEEDS, today=damage.TODAY)
        else:
            read_table_dataset(Held("t.csv", raw[1:]))
    except StancesError as error:
        assert str(error)


if __name__ == "__main__":
    seconds = int(float(sys.argv[1]) * 60)
    corpus = damage.corpus()
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-max_len=6000", "-timeout=30", "-rss_limit_mb=2048", "-print_final_stats=1"],
        one,
    )  # fmt: skip
    atheris.Fuzz()
