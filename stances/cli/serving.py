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
    import threading

    _end_when_told()
    path = served_path(options)
    _check_port(options.address, options.port)
    # Streamlit looks through every imported module after each run, in case its code has changed;
    # that is longer than the run. Whoever works on the code sets this to "auto".
    unwatched = {"STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none"}
    os.environ |= unwatched | os.environ | {"STANCES_DATA": str(path), "STANCES_WATCH": "1"}
    path_before = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = f"http://localhost:{options.port}/{path_before}".rstrip("/")
    print(f"Stances: {address} (press Ctrl+C to stop)", flush=True)
    if not options.headless:
        threading.Thread(target=_open_when_ready, args=(address,), daemon=True).start()
    return _run_streamlit(
        f"--server.port={options.port}",
        "--server.headless=true",
        f"--server.address={options.address}",
    )


def _end_when_told() -> None:
    """From now on SIGTERM ends this process, with status 0.

    The server does that only once it answers, and until then a container's first process would
    ignore the signal and be killed after ten seconds.
    """
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))


def _run_streamlit(*settings: str) -> int:
    """Serves until it is stopped, in this process: no signal leaves a server behind."""
    from pkgutil import resolve_name

    from click import Abort

    from stances.shipped import server_script

    run = resolve_name("streamlit.web.cli:main")
    try:
        run(["run", str(server_script()), *settings], prog_name="streamlit", standalone_mode=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    except (Abort, KeyboardInterrupt):
        return 0
    return 0


def served_path(options: argparse.Namespace) -> Path:
    """The dataset, or folder of datasets, in the options; StancesError if it cannot be read."""
    from stances.exchange.datasets import datasets_in, kind_of_file
    from stances.reading.files import display_name, read_bytes

    path = path_of(options, tables=True, formats=True).resolve()
    if path.is_dir() and not datasets_in(path) and kind_of_file(path) is None:
        raise StancesError(
            f"{display_name(path)}: no dataset in this folder; put YAML files, packages, tables or "
            "databases in it"
        )
    if path.is_file() or not path.exists():
        read_bytes(path, most=1)
    return path


def _check_port(address: str, port: int) -> None:
    """Raises StancesError if nobody can listen there."""
    import errno
    import os
    import socket

    if not 1 <= port <= 65535:
        raise StancesError(f"--port {port} is not a port; choose one from 1024 to 65535")
    try:
        (family, *_, place), *_ = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise StancesError(
            f"--address {address} is not an address of this machine; leave it out, or give 0.0.0.0 "
            "for all of them"
        ) from None
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            if os.name == "posix":  # elsewhere it would allow a port that is in use
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        why = {
            errno.EADDRINUSE: f"port {port} is in use; choose another with --port",
            errno.EACCES: f"port {port} is the system's; choose one from 1024 with --port",
            errno.EADDRNOTAVAIL: f"--address {address} is not an address of this machine; leave it "
            "out, or give 0.0.0.0 for all of them",
        }.get(error.errno or 0)
        raise StancesError(why or f"cannot listen on {address}, port {port}") from None


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
