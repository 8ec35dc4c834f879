"""source fill: what the sources lack, proposed in a file to look at, and applied when asked."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from stances.cli.network import add_crawl_options, add_network, limits_in
from stances.cli.options import Commands, add_command, add_data, path_of
from stances.cli.saving import add_yes, confirm_and_save
from stances.errors import StancesError, UnreadableFile, reason

if TYPE_CHECKING:
    from typing import TextIO

    from stances.curation.saving import Saved
    from stances.gathering.filling import Proposal
    from stances.model.records import Source
    from stances.reading.loader import Loaded


def register(actions: Commands) -> None:
    """Adds the command to those of a source."""
    fill = add_command(actions, "fill", _fill, "propose titles, dates and archived copies")
    fill.add_argument("proposals", type=Path, metavar="FILE", help="the file of the proposals")
    add_data(fill)
    step = fill.add_mutually_exclusive_group()
    step.add_argument(
        "--resume",
        action="store_true",
        help="continue FILE; what was slow or failed is asked again",
    )
    step.add_argument("--apply", action="store_true", help="save what FILE proposes, if confirmed")
    step.add_argument(
        "--offline", action="store_true", help="propose only what needs no network: hash and tier"
    )
    add_network(fill)
    add_crawl_options(fill)
    add_yes(fill)


def _fill(options: argparse.Namespace) -> int:
    """Writes the file of proposals, or applies it."""
    if options.apply:
        return _apply(options)
    from stances.gathering.filling import due, unasked
    from stances.gathering.proposals import HEAD, resume
    from stances.reading.loader import load

    path: Path = options.proposals
    if path.exists() and not options.resume:
        raise StancesError(
            f"{path} exists already; continue it with --resume, apply it with --apply, or name "
            "another file"
        )
    loaded = load(path_of(options))
    earlier = resume(path) if options.resume else []
    settled = {proposal.source for proposal in earlier if not proposal.again}
    hosts = [host.lower() for host in options.hosts]
    sources = (
        []
        if options.offline
        else due(loaded.dataset, known=settled, hosts=hosts, archive=options.archive)[
            : options.limit
        ]
    )
    try:
        file = path.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    with file:
        if not file.tell():
            file.write(HEAD + "\n")
        finished = _propose(loaded, sources, file, options, earlier)
        if finished and not hosts and options.limit is None:
            known = {proposal.source for proposal in earlier}
            for proposal in unasked(loaded.dataset, loaded.seeds, known=known):
                _note(proposal, file, earlier)
    _print_outcomes(earlier, path)
    if not finished:
        print("stopped before the end; continue it with --resume", file=sys.stderr)
    return 0 if finished else 2


def _propose(
    loaded: "Loaded", sources: "Sequence[Source]", file: "TextIO", options: argparse.Namespace,
    proposed: "list[Proposal]",
) -> bool:  # fmt: skip
    """Asks for every source and notes each proposal as it comes; False if stopped."""
    from stances.gathering.archive import ARCHIVE
    from stances.gathering.filling import Asking, proposals
    from stances.versions.words import one_line

    server = (options.archive_server or ARCHIVE) if options.archive else None
    asking = Asking(limits_in(options), options.workers, options.per_host, server)
    answers = proposals(loaded.dataset, loaded.seeds, sources, asking)
    with closing(answers):
        try:
            for number, proposal in enumerate(answers, 1):
                _note(proposal, file, proposed)
                line = f"{number}/{len(sources)} {proposal.outcome} {proposal.address}"
                why = f" ({proposal.detail})" if proposal.detail else ""
                print(one_line(line + why), file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            return False
    return True


def _note(proposal: "Proposal", file: "TextIO", proposed: "list[Proposal]") -> None:
    """Appends the proposal to the file and to those so far, in place of an earlier one."""
    from stances.gathering.proposals import write_proposal

    write_proposal(file, proposal)
    proposed[:] = [one for one in proposed if one.source != proposal.source] + [proposal]


def _print_outcomes(proposed: "Sequence[Proposal]", path: Path) -> None:
    """Prints how many sources had each outcome, and what is proposed."""
    from collections import Counter

    from stances.wording.numbers import count

    outcomes = Counter(proposal.outcome for proposal in proposed)
    parts = [f"{number} {outcome}" for outcome, number in outcomes.most_common()]
    print(": ".join(filter(None, (count(len(proposed), "source"), ", ".join(parts)))))
    fields = Counter(name for proposal in proposed for name in proposal.fill)
    told = ", ".join(f"{number} {name}" for name, number in fields.most_common()) or "nothing"
    print(f"proposed: {told}")
    if outcomes and set(outcomes) == {"failed"}:
        print("no address could be reached: check the connection, then go on with --resume")
    print(f"{path}: look at it, then apply it with --apply; the dataset is unchanged")


def _apply(options: argparse.Namespace) -> int:
    """Saves what the file proposes and the sources still lack, once it is confirmed."""
    from stances.curation.editing import edited, readable
    from stances.curation.saving import open_dataset, require_writable, save
    from stances.gathering.proposals import changes, read_proposals
    from stances.reading.loader import judged
    from stances.wording.numbers import count

    path = path_of(options)
    require_writable(path)
    start = open_dataset(path)
    source = readable(start.text, file=start.file)
    before = judged(source, seeds=start.seeds)
    proposals = read_proposals(options.proposals)
    edits, there = changes(proposals, before.dataset, file=str(options.proposals))
    if there:
        print(f"{count(there, 'value')} left out: the dataset has one by now")
    if not edits:
        print("nothing to save: no source lacks what the file proposes")
        return 0
    result = edited(start.text, edits, file=start.file, seeds=start.seeds, source=source)
    print(f"{count(len(edits), 'source')} would change:")

    def saving() -> "Saved":
        return save(start.path, result.text, expected_digest=start.digest, checked=result.loaded)

    return confirm_and_save(options, start, before, result, saving)
