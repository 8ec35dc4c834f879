"""Settings without which a first start would not just open the dashboard."""

import tomllib
from pathlib import Path

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))


def test_a_first_start_asks_nothing_and_reports_nothing() -> None:
    assert CONFIG["server"]["showEmailPrompt"] is False
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_the_collector_does_not_run_after_every_rerun() -> None:
    assert CONFIG["runner"]["postScriptGC"] is False
