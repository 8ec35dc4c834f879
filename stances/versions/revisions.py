"""A dataset and its seeds from a git revision."""

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from stances.errors import StancesError
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded, parse
from stances.reading.seeds import seed_in

_PATIENCE = 60


def loaded_at(revision: str, path: Path) -> Loaded:
    """The dataset at ``path`` in ``revision``, checked.

    InvalidData lists what is wrong in it; StancesError says why it cannot be read.
    """
    path = path.resolve()
    commit = _commit(revision, path.parent)
    blob = run_git(path.parent, "cat-file", "blob", f"{commit}:./{path.name}")
    if blob.returncode:
        raise StancesError(f"'{revision}' has no file {path.name}; name the dataset with --data")
    seeds = _seeds(commit, path.parent)
    return parse(blob.stdout, file=f"{revision}:{path.name}", seeds=seeds)


def _commit(revision: str, folder: Path) -> str:
    """The commit's hash, which git cannot mistake for an option."""
    if not revision.startswith("-"):
        parsed = run_git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if parsed.returncode == 0:
            return parsed.stdout.decode().strip()
    raise StancesError(f"'{revision}' is neither a file nor a git revision in {folder}")


def _seeds(commit: str, folder: Path) -> Seeds:
    """The texts of ``seeds`` beside the dataset, or beside the folder it is in."""
    for parent in (folder, folder.parent):
        archive = run_git(parent, "archive", "--format=tar", commit, "seeds")
        if archive.returncode == 0:
            return Seeds(_texts(archive.stdout))
    return Seeds({})


def _texts(archive: bytes) -> dict[str, Seed]:
    texts = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = Path(member.name)
            kept = member.isfile() and len(name.parts) == 2
            content = tar.extractfile(member) if kept else None
            if content is not None and name.suffix == ".txt":
                texts[name.name] = seed_in(name.name, content.read())
    return texts


def run_git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """What git answers in that folder; StancesError without git, or if it takes too long."""
    git = shutil.which("git")
    if git is None:
        raise StancesError("git is not installed; compare two files instead of revisions")
    command = [git, "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        raise StancesError(f"git did not answer within {_PATIENCE} seconds") from None
