"""Links as their author meant them: without what follows readers around."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

from articles.document.prose import LINK_SCHEMES, safe_link

#: Parameters that tell where a reader came from.
_TRACKING_WORDS = (
    "fbclid gclid dclid gbraid wbraid msclkid igshid igsh yclid twclid ttclid "
    "_hsenc _hsmi mkt_tok oly_anon_id oly_enc_id vero_id wickedid s_cid cmpid ocid "
    "ns_campaign ns_mchannel ns_source ref_src ref_url spm xtor"
)
TRACKING = frozenset(_TRACKING_WORDS.split())
TRACKING_FAMILIES = ("utm_", "mc_", "hsa_", "pk_", "mtm_", "at_")
#: Addresses that only pass a reader on: end of the host, path, and what holds where to.
_PASSING = (
    (re.compile(r"(?:^|\.)google\.[a-z.]{2,6}$"), "/url", ("q", "url")),
    (re.compile(r"(?:^|\.)facebook\.com$"), "/l.php", ("u",)),
    (re.compile(r"(?:^|\.)instagram\.com$"), "/", ("u",)),
    (re.compile(r"^out\.reddit\.com$"), "", ("url",)),
    (re.compile(r"(?:^|\.)youtube\.com$"), "/redirect", ("q",)),
    (re.compile(r"(?:^|\.)linkedin\.com$"), "/redir/redirect", ("url",)),
    (re.compile(r"^slack-redir\.net$"), "/link", ("url",)),
    (re.compile(r"(?:^|\.)duckduckgo\.com$"), "/l/", ("uddg",)),
    (re.compile(r"\.safelinks\.protection\.outlook\.com$"), "", ("url",)),
    (re.compile(r"^linkprotect\.cudasvc\.com$"), "/url", ("a",)),
)
_URLDEFENSE = re.compile(r"^/v3/__(.+?)__;")
_DEFENDED = str.maketrans({"-": "%", "_": "/"})
MOST_HOPS = 3


def clean_link(address: str) -> str:
    """Return a link that readers may follow, unwrapped and without tracking; "" if it is none.

    An address without a scheme belonged to the page it stood on, which is not ours.
    """
    address = safe_link(address)
    for _hop in range(MOST_HOPS):
        inner = _passed_on(address) if address else ""
        if not inner:
            break
        address = safe_link(inner)
    if address.partition(":")[0].casefold() not in LINK_SCHEMES:
        return ""
    return safe_link(_without_tracking(address))


def _passed_on(address: str) -> str:
    """Where a passing address leads to; "" if it is a page of its own."""
    parts = urlsplit(address)
    host = (parts.hostname or "").casefold()
    if host == "urldefense.com" and (found := _URLDEFENSE.match(parts.path)):
        # Only this scheme keeps the address readable, with one slash of "https://" left.
        return re.sub(r"^(https?):/+", r"\1://", found.group(1))
    if host == "urldefense.proofpoint.com" and parts.path == "/v2/url":
        return unquote(next(_asked(parts.query, ("u",)), "").translate(_DEFENDED))
    for ending, path, names in _PASSING:
        if ending.search(host) and (not path or parts.path == path):
            return next(_asked(parts.query, names), "")
    return ""


def _asked(query: str, names: tuple[str, ...]) -> Iterator[str]:
    asked = parse_qs(query)
    for name in names:
        yield from asked.get(name, ())


def _without_tracking(address: str) -> str:
    """Leave out parameters that track; the others stay as they were written."""
    parts = urlsplit(address)
    query = "&".join(one for one in parts.query.split("&") if not _tracks(one))
    fragment = "" if _tracks(parts.fragment) else parts.fragment
    if (query, fragment) == (parts.query, parts.fragment):
        return address
    return parts._replace(query=query, fragment=fragment).geturl()


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].casefold()
    return name in TRACKING or name.startswith(TRACKING_FAMILIES)
