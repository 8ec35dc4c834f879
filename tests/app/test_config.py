"""Settings without which a first start would not just open the dashboard."""

import tomllib
from pathlib import Path

import pytest
from streamlit.web import bootstrap

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text("utf-8"))


def test_a_first_start_asks_nothing_and_reports_nothing() -> None:
    assert CONFIG["server"]["showEmailPrompt"] is False
    assert CONFIG["browser"]["gatherUsageStats"] is False


def test_the_collector_does_not_run_after_every_rerun() -> None:
    assert CONFIG["runner"]["postScriptGC"] is False


def test_a_server_for_others_asks_no_one_for_its_public_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked() -> None:
        raise AssertionError("a service on the internet was asked")

    settings = {"server.headless": True, "server.address": "::"}
    settings |= {f"logger.{name}": value for name, value in CONFIG["logger"].items()}
    monkeypatch.setattr(bootstrap.net_util, "get_external_ip", asked)
    monkeypatch.setattr(bootstrap.config, "get_option", lambda name: settings.get(name))
    bootstrap._print_url(is_running_hello=False)
