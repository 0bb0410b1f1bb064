"""What can stand in the way of a change, each with a sentence for the person who asked for it.

PublishingError
├── NotAllowed   this person may not
├── NotReady     the story is not fit to go out; carries the findings
├── NotLive      there is nothing live to correct, retract or take down
└── Moved        somebody else was first
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from articles.document.checks import Finding


class PublishingError(Exception):
    """Something was not done; `str()` says what happened, why, and what to do."""


class NotAllowed(PublishingError):
    """This person has no right to do this to this story."""


class NotLive(PublishingError):
    """Nothing of this story is live."""


class Moved(PublishingError):
    """The story changed since this person looked at it."""


class NotReady(PublishingError):
    """The story is not fit to go out."""

    def __init__(self, headline: str, findings: Sequence[Finding]) -> None:
        self.findings = list(findings)
        reasons = " ".join(sentence(finding) for finding in self.findings)
        super().__init__(
            _("“%(headline)s” was not published. %(reasons)s")
            % {"headline": headline or _("Untitled story"), "reasons": reasons}
        )


def sentence(finding: Finding) -> str:
    """Return a finding's sentence in the language of the person who reads it."""
    return _(finding.text) % finding.values
