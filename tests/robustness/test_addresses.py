"""Whatever stands in an address: it is judged, named if it cannot be shown, and never raises."""

from collections.abc import Mapping

import pytest
from hypothesis import strategies as st

from stances.app.cache import Bundle, bundle_of
from stances.app.parameters import judged, names_of
from stances.app.registry import PAGES
from stances.reading.loader import Loaded
from tests.robustness.conftest import Tries

_VALUES = (
    st.text(max_size=40)
    | st.binary(max_size=12).map(lambda raw: raw.decode("latin-1"))
    | st.sampled_from(
        ["", "none", ",", ",,", "russia", "russia,", "true", "TRUE", "1e400", "-1", "nan", "١", "2024", "2024-02-30", "9999-12-31", "0001-01-01",
         "9" * 5000, "../../etc/passwd", "<img src=x onerror=alert(1)>", "{{7*7}}", "\x00", "\u202e", "a~b~c", "~", "%00", "javascript:alert(1)"]
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def bundle(shipped: Loaded) -> Bundle:
    return bundle_of(shipped)


def test_hostile_addresses(tries: Tries, bundle: Bundle) -> None:
    pages = {page.path: sorted(names_of(page.path)) for page in PAGES if page.path != "changes"}

    def check(case: tuple[str, Mapping[str, list[str]]]) -> None:
        page, given = case
        known = {name: values for name, values in given.items() if name != "dataset"}
        for name, verdict in judged(bundle, page, known, arriving=True).items():
            if any(verdict.values):
                again = judged(bundle, page, {name: list(verdict.values)}, arriving=False)[name]
                assert list(again.values) == list(verdict.values)
            assert all(len(remark) < 400 for remark in verdict.remarks)

    cases = st.sampled_from(sorted(pages)).flatmap(
        lambda page: st.tuples(
            st.just(page),
            st.dictionaries(
                st.sampled_from(pages[page]) | st.text(max_size=12),
                st.lists(_VALUES, min_size=1, max_size=3),
                max_size=5,
            ),
        )
    )
    tries.many(check, cases, usual=250)
