"""mcp: a dataset for programs that speak the Model Context Protocol."""

import argparse

from stances.cli.citing import add_base
from stances.cli.options import Commands, add_command, add_data
from stances.errors import StancesError

_DASHBOARD = "http://localhost:8501/"


def register(commands: Commands) -> None:
    """Adds the command."""
    mcp = add_command(
        commands, "mcp", _mcp, "answer questions by the Model Context Protocol, on standard input"
    )
    add_data(mcp, positional=True)
    add_base(mcp, _DASHBOARD)


def _mcp(options: argparse.Namespace) -> int:
    from importlib.util import find_spec

    from stances.cli.serving import served_path

    if find_spec("mcp") is None:
        raise StancesError("needs the package mcp; install it with pip install 'stances[mcp]'")
    from stances.api.tools import mcp_server

    base = f"{options.base.rstrip('/')}/" if options.base else ""
    mcp_server(served_path(options), base=base).run("stdio")
    return 0
