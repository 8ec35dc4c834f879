"""What each site asks of programs in its robots.txt, asked once a site."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from stances.gathering.fetch import Limits, fetch
from stances.gathering.gathered import NotGathered
from stances.links.queue import HostQueue
from stances.model.addresses import host_of

_NAME = "Stances"


class Robots:
    """The rules of the sites met so far, shared by all threads of a crawl."""

    def __init__(self, limits: Limits, queue: HostQueue) -> None:
        self._limits, self._queue = limits, queue
        self._rules: dict[str, RobotFileParser | None] = {}

    def allow(self, address: str) -> bool:
        """True unless the site asks programs not to read the page.

        A site without the file, or that does not answer for it, allows everything.
        """
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            with self._queue.at(host_of(address)):
                if site not in self._rules:
                    self._rules[site] = self._asked(site)
        rules = self._rules[site]
        return rules is None or rules.can_fetch(_NAME, address)

    def _asked(self, site: str) -> RobotFileParser | None:
        try:
            answer = fetch(f"{site}/robots.txt", limits=self._limits, accept="text/plain")
        except NotGathered:
            return None
        rules = RobotFileParser()
        rules.parse(answer.raw.decode("utf-8", errors="replace").splitlines())
        return rules
