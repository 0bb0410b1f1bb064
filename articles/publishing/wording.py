"""What a notice says, in words, and where it leads: at the desk and by e-mail alike."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Notice

Kind = Notice.Kind

#: What happened, as a sentence; `actor` is whoever did it, `story` its headline in quotation marks.
SENTENCES = {
    Kind.ASSIGNED: gettext_lazy("%(actor)s assigned %(story)s to you."),
    Kind.MENTIONED: gettext_lazy("%(actor)s mentioned you in a note on %(story)s."),
    Kind.ANSWERED: gettext_lazy("%(actor)s answered your note on %(story)s."),
    Kind.SENT_BACK: gettext_lazy("%(actor)s sent %(story)s back to you."),
    Kind.FOR_REVIEW: gettext_lazy("%(actor)s sent you %(story)s; it waits for you."),
    Kind.SPIKED: gettext_lazy("%(actor)s spiked %(story)s."),
    Kind.NAMED: gettext_lazy("%(actor)s named you on %(story)s, which is restricted."),
    Kind.HELD: gettext_lazy("%(actor)s holds %(story)s: nobody can publish it."),
    Kind.RELEASED: gettext_lazy("%(actor)s lifted the hold on %(story)s."),
    Kind.APPROVED: gettext_lazy("%(actor)s approved %(story)s."),
    Kind.APPROVAL_VOID: gettext_lazy("%(actor)s changed %(story)s: an approval is void."),
    Kind.OUTSIDE_NOTE: gettext_lazy("%(actor)s wrote a note on %(story)s from outside."),
    Kind.PUBLISHED: gettext_lazy("%(actor)s changed what readers see of %(story)s."),
    Kind.MISSED: gettext_lazy("%(story)s did not go as it was scheduled."),
}
BY_THE_CLOCK = gettext_lazy("What readers see of %(story)s changed as it was scheduled.")


#: What may come over a link, from somebody who may be a source: mail does not name them.
FROM_OUTSIDE = frozenset({Kind.OUTSIDE_NOTE, Kind.APPROVED})


def sentence(notice: Notice, *, by_mail: bool = False, unnamed: bool = False) -> str:
    """Return what happened.

    by_mail  without a name that may be that of somebody outside
    unnamed  without the story's headline
    """
    kind = Kind(notice.kind)
    by_the_clock = kind == Kind.PUBLISHED and not notice.actor
    actor = "" if by_mail and kind in FROM_OUTSIDE else notice.actor
    words = str(BY_THE_CLOCK if by_the_clock else SENTENCES[kind]) % {
        "actor": actor or _("Somebody"),
        "story": _("a story") if unnamed else f"“{notice.story}”",
    }
    return capfirst(words)


def address(notice: Notice) -> str:
    """Return the path of the page that a notice is about."""
    if notice.note_id:
        page = reverse("admin:articles_story_notes", args=[notice.story_id])
        return f"{page}?note={notice.note_id}#note-{notice.note_id}"
    if notice.kind in (Kind.APPROVED, Kind.APPROVAL_VOID):
        return reverse("admin:articles_story_approvals", args=[notice.story_id])
    return reverse("admin:articles_story_change", args=[notice.story_id])
