"""How many cases are tried: a few hundred in a test run, as many as fit in `make fuzz`.

Usually every run tries the same cases. With ``STANCES_FUZZ_MINUTES`` the tests that try many share
that time, each with cases that no run before it had.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

MINUTES = float(os.environ.get("STANCES_FUZZ_MINUTES", "0"))
_tried: dict[str, int] = {}


class Tries:
    """Runs a check on many cases and counts them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.count = 0

    def many(self, check: Callable[[Any], None], cases: st.SearchStrategy[Any], usual: int) -> None:
        """Tries ``usual`` cases, or as many as the time allows."""
        end = monotonic() + self.seconds
        self._some(check, cases, usual)
        while monotonic() < end:
            self._some(check, cases, 200, seed(secrets.randbits(64)))

    def _some(
        self, check: Callable[[Any], None], cases: st.SearchStrategy[Any], number: int, *more: Any
    ) -> None:
        @settings(
            max_examples=number,
            deadline=None,
            database=None,
            derandomize=not more,
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(cases)
        def one(case: Any) -> None:
            self.count += 1
            check(case)

        for each in more:
            one = each(one)
        one()


@pytest.fixture
def tries(request: pytest.FixtureRequest) -> Iterator[Tries]:
    fuzzing = [
        item for item in request.session.items if "tries" in getattr(item, "fixturenames", ())
    ]
    tries = Tries(MINUTES * 60 / max(len(fuzzing), 1))
    yield tries
    request.node.user_properties.append(("cases", tries.count))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Collects the counts, from other processes too."""
    for name, number in report.user_properties:
        if name == "cases" and report.when == "teardown":
            _tried[report.nodeid.rpartition("::")[2]] = number


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says how many cases were tried of what."""
    if _tried:
        terminalreporter.section("cases tried")
        for name, number in sorted(_tried.items()):
            words = name.removeprefix("test_").replace("_", " ")
            terminalreporter.write_line(f"{number:>9,}  {words}")
        terminalreporter.write_line(f"{sum(_tried.values()):>9,}  in all")
