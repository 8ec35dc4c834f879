"""Which tier a source's host decides beyond doubt: official sites, news agencies, aggregators.

Nothing is said of any other host. Whether a paper is press or partisan is a curator's judgement,
and so is the tier of an agency that a government runs, and of an article that repeats an agency's
report.
"""

import re

from stances.model.addresses import site_of
from stances.model.vocabulary import Tier

_OFFICIAL = re.compile(
    r"""(.+\.)?(
        gov | mil | gov\.[a-z]{2} | gob\.[a-z]{2} | gouv\.[a-z]{2} | mil\.[a-z]{2} | europa\.eu
        | nato\.int | parliament\.uk | bundestag\.de | bundesregierung\.de | auswaertiges-amt\.de
        | elysee\.fr | kremlin\.ru | iaea\.org | osce\.org | un\.org
    )""",
    re.VERBOSE,
)
_AGENCIES = frozenset({
    "adnkronos.com", "afp.com", "ansa.it", "apnews.com", "belganewsagency.eu", "dpa.com", "efe.com",
    "interfax.com.ua", "kyodonews.net", "pap.pl", "reuters.com", "tasr.sk", "upi.com", "yna.co.kr",
})  # fmt: skip
_AGGREGATORS = frozenset({"inkl.com", "msn.com", "news.google.com", "rssing.com"})


def tier_of(address: str | None) -> Tier | None:
    """The tier that the address's host decides; None if it decides none."""
    site = site_of(address).rstrip(".")
    if not site:
        return None
    if _OFFICIAL.fullmatch(site):
        return Tier.PRIMARY
    steps = site.split(".")
    names = {".".join(steps[at:]) for at in range(len(steps))}
    if names & _AGENCIES:
        return Tier.AGENCY
    return Tier.AGGREGATOR if names & _AGGREGATORS else None
