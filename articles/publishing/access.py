"""Who may see or change what is not public: one function a kind of object, asked by everybody.

What somebody may not see answers as what does not exist. Rights, names and sections are read anew
at each request; what is remembered is remembered on the account's object, which lives as long.
"""

from collections.abc import Callable
from functools import partial

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import (
    Byline,
    Desk,
    Figure,
    LivePhoto,
    LiveQuote,
    Named,
    Note,
    Photo,
    Quotation,
    Quote,
    QuoteBlock,
    Stage,
    Story,
    VersionQuote,
)

#: Where a story is read by a lawyer, or dead, its words are not its writer's to change.
OUT_OF_THE_WRITER_S_HANDS = frozenset({Stage.LEGAL, Stage.SPIKED})
BACKEND = "django.contrib.auth.backends.ModelBackend"


# --- stories -------------------------------------------------------------------------------------


def visible_stories(user: User) -> QuerySet[Story]:
    """Return the working copies that this person may see.

    For staff all of them, but the restricted ones: those only for whom they name, who writes them,
    and who has the right to see them.
    """
    if not _on_the_desk(user, "view_story"):
        return Story.objects.none()
    return Story.objects.filter(open_to(user))


def open_to(user: User, story: str = "") -> Q:
    """Return the condition on rows that a restricted story keeps from this person.

    story  the way from the row to its story with a trailing "__", as "version__story__"
    """
    if _sees_restricted(user):
        return Q()
    named = Q(**{f"{story}pk__in": Named.objects.filter(user=user).values("story")})
    own = Q(**{f"{story}created_by": user}) | Q(**{f"{story}assigned_to": user})
    return Q(**{f"{story}restricted": False}) | own | named


def may_see(user: User, story: Story) -> bool:
    """Whether this person may see this working copy."""
    if not _on_the_desk(user, "view_story"):
        return False
    if not story.restricted or _sees_restricted(user) or is_writer(user, story):
        return True
    return Named.objects.filter(story=story, user=user).exists()


def readers(story: Story) -> QuerySet[User]:
    """Return the active staff who may see this working copy."""
    users = get_user_model().objects
    seeing = users.with_perm("articles.view_story", backend=BACKEND).filter(is_staff=True)
    if not story.restricted:
        return seeing
    own = Q(pk__in=[story.created_by_id or 0, story.assigned_to_id or 0])
    named = Q(pk__in=Named.objects.filter(story=story).values("user"))
    all_of_them = users.with_perm("articles.see_restricted", backend=BACKEND).values("pk")
    return seeing.filter(own | named | Q(pk__in=all_of_them))


def may_change(user: User, story: Story) -> bool:
    """Whether this person may change this working copy: their own, or those of their sections."""
    if not (_on_the_desk(user, "change_story") and may_see(user, story)):
        return False
    if is_writer(user, story) and story.stage not in OUT_OF_THE_WRITER_S_HANDS:
        return True
    return user.has_perm("articles.change_any_story") and works_for(user, story)


def may_restrict(user: User, story: Story) -> bool:
    """Whether this person may say who sees this story: its writer, who may change it, sees all."""
    if not may_see(user, story):
        return False
    return is_writer(user, story) or may_change(user, story) or _sees_restricted(user)


def may_open(user: User, story: Story) -> bool:
    """Whether this person may show a restricted story to everybody again."""
    return may_see(user, story) and (story.created_by_id == user.pk or _sees_restricted(user))


def is_writer(user: User, story: Story) -> bool:
    """Whether a story is this person's: begun by them, or assigned to them."""
    return user.pk is not None and user.pk in (story.assigned_to_id, story.created_by_id)


def writes(user: User, story: Story) -> bool:
    """Whether this person writes the story: it is assigned to them, or to nobody and theirs."""
    writer = story.assigned_to_id or story.created_by_id
    return writer is not None and writer == user.pk


def works_for(user: User, story: Story) -> bool:
    """Whether this person's rights over others' stories reach this one, by its section."""
    own = sections_of(user)
    return not own or story.section_id is None or story.section_id in own


def in_sections(user: User) -> Q:
    """Return the condition on stories that `works_for` asks."""
    own = sections_of(user)
    return Q(section__in=own) | Q(section=None) if own else Q()


def sections_of(user: User) -> frozenset[int]:
    """Return the sections that this person works for; none means all."""
    known: frozenset[int] | None = getattr(user, "_sections", None)
    if known is None:
        rows = Desk.sections.through.objects.filter(desk_id=user.pk)
        known = frozenset(rows.values_list("section_id", flat=True))
        user._sections = known  # type: ignore[attr-defined]
    return known


def holds_view(user: User) -> bool:
    """Whether this person reads stories at all."""
    return _on_the_desk(user, "view_story")


def may_begin(user: User) -> bool:
    """Whether this person may begin a story."""
    return _on_the_desk(user, "add_story")


def reads_the_log(user: User) -> bool:
    """Whether this person reads the audit log, and may take it away as a file."""
    return _on_the_desk(user, "view_auditentry")


def colleagues() -> QuerySet[User]:
    """Return the active staff, by name."""
    staff = get_user_model().objects.filter(is_active=True, is_staff=True)
    return staff.order_by("first_name", "last_name", "username")


def holders(right: str) -> QuerySet[User]:
    """Return the active staff who hold a right, "articles.publish_story", by their roles.

    Those who may do everything count only where nobody holds it so.
    """
    users = get_user_model().objects
    held = users.with_perm(right, include_superusers=False, backend=BACKEND).filter(is_staff=True)
    if held.exists():
        return held
    return users.filter(is_active=True, is_staff=True, is_superuser=True)


# --- what a story holds --------------------------------------------------------------------------


def visible_photos(user: User) -> QuerySet[Photo]:
    """Return the pictures that this person may see, public or not.

    A picture that only restricted stories have is seen by those who see one of them.
    """
    if not _on_the_desk(user, "view_photo"):
        return Photo.objects.none()
    if _sees_restricted(user):
        return Photo.objects.all()
    uses = ((Story, "lead_photo", ""), (Figure, "photo", "parent__"))
    shown = Q(Exists(LivePhoto.objects.filter(photo=OuterRef("pk"))))
    return Photo.objects.filter(~_hidden(partial(open_to, user), uses) | shown)


def visible_quotes(user: User) -> QuerySet[Quote]:
    """Return the records of quotes that this person may see, by the same rule."""
    if not _on_the_desk(user, "view_quote"):
        return Quote.objects.none()
    if _sees_restricted(user):
        return Quote.objects.all()
    return _quotes(partial(open_to, user))


def quotes_for_all() -> QuerySet[Quote]:
    """Return the records of quotes that no restricted story has for itself."""
    return _quotes(lambda story: Q(**{f"{story}restricted": False}))


def _quotes(opened: Callable[[str], Q]) -> QuerySet[Quote]:
    uses = (
        (Quotation, "quote", "story__"),
        (QuoteBlock, "quote", "parent__"),
        (VersionQuote, "quote", "version__story__"),
    )
    shown = Q(Exists(LiveQuote.objects.filter(quote=OuterRef("pk"))))
    return Quote.objects.filter(~_hidden(opened, uses) | shown)


def may_see_photo(user: User, photo: Photo) -> bool:
    """Whether this person may see this picture, public or not."""
    return visible_photos(user).filter(pk=photo.pk).exists()


def visible_notes(user: User) -> QuerySet[Note]:
    """Return the notes that this person may read: those on stories that they may see.

    Privileged ones are for those who write the story or sign it, for who has the right to read
    them, and for who wrote them; who began a privileged thread reads its answers.
    """
    if not _on_the_desk(user, "view_story"):
        return Note.objects.none()
    notes = Note.objects.filter(open_to(user, "story__"))
    if user.has_perm("articles.read_privileged"):
        return notes
    signed = Byline.objects.filter(author__user=user).values("story")
    writer = Q(story__created_by=user) | Q(story__assigned_to=user) | Q(story__in=signed)
    own = Q(by=user) | Q(reply_to__by=user, reply_to__privileged=True)
    return notes.filter(Q(privileged=False) | writer | own)


def may_read_note(user: User, note: Note) -> bool:
    """Whether this person may read this note."""
    return visible_notes(user).filter(pk=note.pk).exists()


def _hidden(opened: Callable[[str], Q], uses: tuple[tuple[type, str, str], ...]) -> Q:
    """Records that a story has which is not open, and none that is.

    opened  the way from a row to its story → what an open one is, as `open_to` says it
    """
    hidden, seen = Q(pk__in=[]), Q(pk__in=[])
    for model, column, story in uses:
        rows = model._default_manager  # type: ignore[attr-defined]
        secret = rows.filter(~opened(story), **{f"{column}__isnull": False})
        hidden |= Q(pk__in=secret.order_by().values(column))
        known = rows.filter(opened(story), **{column: OuterRef("pk")})
        seen |= Q(Exists(known))
    return hidden & ~seen


def _sees_restricted(user: User) -> bool:
    return user.has_perm("articles.see_restricted")


def _on_the_desk(user: User, right: str) -> bool:
    """Rights are read anew at each request, so demoting somebody works at once."""
    return user.is_active and user.is_staff and user.has_perm(f"articles.{right}")
