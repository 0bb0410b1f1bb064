"""What was measured, as a table for docs/audit.md and for whoever started the audit."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.audit import bounds
from tests.audit.demo import ROOT
from tests.audit.findings import Page
from tests.audit.machines import Output

PAPER = ROOT / "docs/audit.md"
HEAD = """# The audit

What `make audit` measured on the demo newsroom, {day}, {runs}.
It started the newsroom as `make run` does, on one machine, and looked at one page of each kind.

- **bytes** and **requests** are those of a first visit on a phone, letters included and pictures
  left out. What comes compressed counts as it comes; HTML as gzip makes it, as a CDN does.
- **shift** is Chromium's cumulative layout shift: the page's own, without its letters, or what
  Lighthouse saw with them, whichever is more; **320 px** is how far it scrolls sideways there.
- **axe** looks at 390 px, light and dark, and at 1280 px; **Nu** is the W3C's validator of HTML.
- **Lighthouse** 12, as on a phone: performance (the median), accessibility, best practices, SEO.
  It looks at no page that answers with an error; that a page asks not to be found is no fault.

Bounds: a story {story} bytes, every page {requests} requests, nothing from anybody else, no style
or script in the line, shift below {shift}, no sideways scroll, axe and Nu without a finding,
Lighthouse {performance} in performance and 100 in the rest.

"""
COLUMNS = (
    "page",
    "bytes",
    "requests",
    "shift",
    "320 px",
    "axe",
    "Nu",
    "Lighthouse",
    "access",
    "practices",
    "SEO",
)


def table(pages: Iterable[Page]) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS)} |"
    yield "|" + "---|" * len(COLUMNS)
    for page in pages:
        yield f"| {' | '.join(_cells(page))} |"


def machines(outputs: Iterable[Output]) -> Iterator[str]:
    """One line a kind: how many were asked for, how many mistakes."""
    kinds: dict[str, list[Output]] = {}
    for output in outputs:
        kinds.setdefault(output.kind, []).append(output)
    yield "| for machines | asked for | mistakes |"
    yield "|---|---|---|"
    for kind, of_it in kinds.items():
        yield f"| {kind} | {len(of_it)} | {sum(len(output.wrong) for output in of_it)} |"


def write(
    pages: list[Page], outputs: list[Output], addresses: int, runs: int, broken: list[str]
) -> str:
    """Write docs/audit.md; return it."""
    text = HEAD.format(
        day=f"{date.today():%-d %B %Y}",  # noqa: DTZ011 (the day where the audit ran)
        runs=f"{runs} runs of Lighthouse a page" if runs > 1 else "one run of Lighthouse a page",
        story=bounds.STORY_BYTES,
        requests=bounds.REQUESTS,
        shift=bounds.SHIFT,
        performance=bounds.PERFORMANCE,
    )
    text += "\n".join([*table(pages), "", *machines(outputs)])
    text += f"\n\n{addresses} addresses can be reached by links; each was asked for.\n"
    text += "\n## Beyond a bound\n\n"
    text += "".join(f"- {line}\n" for line in broken) or "Nothing.\n"
    PAPER.write_text(text)
    return text


def _cells(page: Page) -> Iterator[str]:
    yield page.kind
    yield str(page.weight.bytes)
    yield str(page.weight.requests)
    yield f"{page.shift:.4f}"
    yield str(page.sideways)
    yield str(len(page.axe))
    yield str(len(page.nu))
    yield "" if page.performance is None else str(page.performance)
    for name in bounds.SCORES:
        yield str(page.scores.get(name, ""))
