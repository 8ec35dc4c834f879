"""What may be asked of the network, how much of it, and how fast: options of several commands."""

import argparse
from typing import TYPE_CHECKING

from stances.cli.choosing import listed

if TYPE_CHECKING:
    from stances.gathering.fetch import Limits


def add_network(parser: argparse.ArgumentParser) -> None:
    """Adds what may be asked of the network, and how long."""
    parser.add_argument(
        "--archive", action="store_true", help="ask the Internet Archive for a copy of the page"
    )
    parser.add_argument(
        "--archive-server", metavar="ADDRESS", help="ask this server instead of archive.org"
    )
    parser.add_argument(
        "--timeout", type=timeout_in, default=10, metavar="SECONDS",
        help="wait so long for an answer; default: 10",
    )  # fmt: skip
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="ask servers on this machine and in private networks too",
    )


def limits_in(options: argparse.Namespace) -> "Limits":
    """What one document may cost, as the options say."""
    from stances.gathering.fetch import Limits

    wait = options.timeout
    return Limits(wait=wait, total=4 * wait, allow_private=options.allow_private)


def add_crawl_options(parser: argparse.ArgumentParser) -> None:
    """Adds how many addresses are asked, of which hosts, and how fast."""
    parser.add_argument(
        "--workers", type=whole_number, default=4, metavar="N",
        help="requests at a time; default: 4",
    )  # fmt: skip
    parser.add_argument(
        "--per-host", type=seconds_in, default=1, metavar="SECONDS",
        help="pause between requests to a host; default: 1",
    )  # fmt: skip
    parser.add_argument("--limit", type=whole_number, metavar="N", help="check at most N addresses")
    parser.add_argument(
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
