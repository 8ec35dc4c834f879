"""site: the dataset as a folder of static files."""

import argparse
from pathlib import Path

from stances.cli.options import Commands, add_command, add_data, read
from stances.cli.progress import begin
from stances.cli.question import frames_of
from stances.errors import StancesError


def register(commands: Commands) -> None:
    """Adds the command."""
    site = add_command(
        commands, "site", _site, "write the dataset as a folder of pages, tables and a feed"
    )
    add_data(site)
    site.add_argument("folder", type=Path, metavar="DIR", help="a new or an empty folder")
    site.add_argument(
        "--base",
        default="",
        metavar="URL",
        help="the address at which the folder will be served, for citations and the feed",
    )


def _site(options: argparse.Namespace) -> int:
    from stances.model.addresses import is_link
    from stances.site.files import site_files, write_site

    base = options.base
    if base and not is_link(base):
        raise StancesError(f"--base '{base}' is not a web address; write it with https://")
    loaded = read(options)
    tables = frames_of(loaded).tables
    begin("making the files")
    where = f"{base.rstrip('/')}/" if base else ""
    files = site_files(loaded.dataset, tables, loaded.seeds, base=where)
    write_site(files, options.folder)
    size = sum(map(len, files.values()))
    print(f"{options.folder}: {len(files)} files, {size / 1e6:.1f} MB")
    return 0
