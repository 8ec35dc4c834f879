"""links: check source links. It goes online, as only the source commands do besides."""

import argparse
import sys
from collections.abc import Iterable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.choosing import listed
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
        "--workers",
        type=whole_number,
        default=4,
        metavar="N",
        help="requests at a time; default: 4",
    )
    links.add_argument(
        "--timeout", type=timeout_in, default=10, metavar="SECONDS", help="per request; default: 10"
    )
    links.add_argument(
        "--per-host", type=seconds_in, default=1, metavar="SECONDS",
        help="pause between requests to a host; default: 1",
    )  # fmt: skip
    links.add_argument("--limit", type=whole_number, metavar="N", help="check at most N addresses")
    links.add_argument(
        "--hosts", type=listed, default=[], metavar="HOST,HOST", help="check only these hosts"
    )


def whole_number(text: str) -> int:
    """The whole number in the text, at least 1; ArgumentTypeError if it is not one."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least 1")
    return int(text)


def seconds_in(text: str) -> float:
    """The seconds in the text, up to an hour; ArgumentTypeError if they are not."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number of seconds from 0 to 3600")
    return seconds


def timeout_in(text: str) -> float:
    """The seconds above 0 in the text; ArgumentTypeError if they are not."""
    seconds = seconds_in(text)
    if seconds == 0:
        raise argparse.ArgumentTypeError("a timeout must be above 0 seconds")
    return seconds


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
