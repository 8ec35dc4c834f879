"""serve: opening a dataset in the dashboard."""

import argparse
import sys
from pathlib import Path

from stances.cli.options import Commands, add_command, add_data, path_of
from stances.errors import StancesError


def register(commands: Commands) -> None:
    """Adds the command."""
    serve = add_command(commands, "serve", _serve, "open a dataset in the dashboard")
    add_data(serve, positional=True)
    serve.add_argument("--port", type=int, default=8501, help="default: 8501")
    serve.add_argument(
        "--address",
        default="localhost",
        help="default: localhost, reachable only from this machine",
    )
    serve.add_argument("--headless", action="store_true", help="do not open a browser")


def _serve(options: argparse.Namespace) -> int:
    import os
    import signal
    import subprocess
    import threading

    from stances.shipped import server_script

    path = served_path(options)
    command = [sys.executable, "-m", "streamlit", "run", str(server_script())]
    command += [f"--server.port={options.port}", "--server.headless=true"]
    command += [f"--server.address={options.address}"]
    # Streamlit looks through every imported module after each run, in case its code has changed;
    # that is longer than the run. Whoever works on the code sets this to "auto".
    unwatched = {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"}
    environment = unwatched | os.environ | {"STANCES_DATA": str(path), "STANCES_WATCH": "1"}
    path_before = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = f"http://localhost:{options.port}/{path_before}".rstrip("/")
    print(f"Stances: {address} (press Ctrl+C to stop)", flush=True)
    if not options.headless:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    with subprocess.Popen(command, env=environment) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0


def served_path(options: argparse.Namespace) -> Path:
    """The dataset, or folder of datasets, in the options; StancesError if it cannot be read."""
    from stances.exchange.datasets import datasets_in, kind_of_file
    from stances.reading.loader import display_name, read_bytes

    path = path_of(options, tables=True, formats=True).resolve()
    if path.is_dir() and not datasets_in(path) and kind_of_file(path) is None:
        raise StancesError(
            f"{display_name(path)}: no dataset in this folder; put YAML files, packages, tables or "
            "databases in it"
        )
    if path.is_file() or not path.exists():
        read_bytes(path, most=1)
    return path


def _open_when_ready(address: str) -> None:
    """Opens the browser once the server responds; the server itself runs without prompts."""
    import time
    import urllib.request
    import webbrowser

    for _ in range(120):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                webbrowser.open(address)
                return
        except OSError:
            time.sleep(0.25)
