"""links: check source links. It goes online, as only the source commands do besides."""

import argparse
import sys
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.network import add_crawl_options, timeout_in
from stances.cli.options import Commands, add_command, add_data, path_of, table_text
from stances.errors import StancesError, UnreadableFile, reason

if TYPE_CHECKING:
    from typing import TextIO

    from stances.links.report import Link, Result


def register(commands: Commands) -> None:
    """Adds the command."""
    links = add_command(commands, "links", _links, "check source links")
    add_data(links)
    links.add_argument(
        "--report", type=Path, metavar="FILE", help="write the results to FILE (JSON Lines)"
    )
    links.add_argument(
        "--resume", action="store_true", help="continue the report, skipping the addresses in it"
    )
    links.add_argument(
        "--timeout", type=timeout_in, default=10, metavar="SECONDS", help="per request; default: 10"
    )
    add_crawl_options(links)


def _links(options: argparse.Namespace) -> int:
    from stances.exchange.datasets import load_dataset
    from stances.links.report import Link, links_of, resume

    if options.resume and options.report is None:
        raise StancesError("--resume continues a report; name it with --report")
    hosts = [host.lower() for host in options.hosts]
    links = links_of(load_dataset(path_of(options, formats=True)).dataset, hosts=hosts)
    if hosts and not links:
        raise StancesError(f"no source has an address at {', '.join(hosts)}")
    earlier = resume(options.report) if options.report else []
    checked = earlier if options.resume else []
    due = _due(
        links,
        known={Link(result.source, result.field, result.url) for result in checked},
        limit=options.limit,
    )
    finished = _check(due, checked, options)
    _print_summary(checked, options)
    if not finished:
        remedy = "; continue it with --resume" if options.report else ""
        print(f"stopped before the end{remedy}", file=sys.stderr)
    return 0 if finished else 2


def _due(
    links: "Iterable[Link]", *, known: "set[Link]", limit: int | None
) -> "dict[str, list[Link]]":
    """The links by address, without those already checked."""
    due: dict[str, list[Link]] = {}
    for link in links:
        if link not in known:
            due.setdefault(link.url, []).append(link)
    return dict(list(due.items())[:limit])


def _check(
    due: "dict[str, list[Link]]", checked: "list[Result]", options: argparse.Namespace
) -> bool:
    """Checks every address, adds the results to ``checked`` and the report; False if stopped."""
    from stances.links.crawl import crawl
    from stances.links.report import results, write_line
    from stances.versions.words import one_line

    answers = crawl(
        list(due), workers=options.workers, timeout=options.timeout, pause=options.per_host
    )
    with _open_report(options) as file, closing(answers):
        try:
            for number, (address, answer) in enumerate(answers, 1):
                for result in results(due[address], answer):
                    checked.append(result)
                    if file:
                        write_line(file, result)
                line = f"{number}/{len(due)} {answer.outcome} {answer.status or ''} {address}"
                why = f" ({answer.detail})" if answer.detail else ""
                print(one_line(line + why), file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            return False
    return True


def _open_report(options: argparse.Namespace) -> "nullcontext[None] | TextIO":
    if options.report is None:
        return nullcontext()
    path: Path = options.report
    try:
        return path.open("a" if options.resume else "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None


def _print_summary(checked: "list[Result]", options: argparse.Namespace) -> None:
    from stances.links.report import summary
    from stances.wording import count

    frame = summary(checked)
    print(table_text(frame, "table"))
    total = frame.drop(columns="host").sum()
    outcomes = total.drop("addresses")
    parts = [f"{number} {outcome}" for outcome, number in outcomes.items() if number]
    print(", ".join([count(int(total["addresses"]), "address", "addresses"), *parts]))
    if options.report:
        print(f"report: {options.report}")
