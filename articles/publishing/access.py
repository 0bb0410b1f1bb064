"""Who may see or change what is not public: one function a kind of object, asked by everybody.

What somebody may not see answers as what does not exist.
"""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles.models import Photo, Stage, Story

#: Where a story is read by a lawyer, or dead, its words are not its writer's to change.
OUT_OF_THE_WRITER_S_HANDS = frozenset({Stage.LEGAL, Stage.SPIKED})


def visible_stories(user: User) -> QuerySet[Story]:
    """Return the working copies that this person may see: all of them, for staff."""
    return Story.objects.all() if _on_the_desk(user, "view_story") else Story.objects.none()


def may_see(user: User, story: Story) -> bool:
    """Whether this person may see this working copy."""
    return _on_the_desk(user, "view_story")


def may_change(user: User, story: Story) -> bool:
    """Whether this person may change this working copy: their own, or any with the right."""
    if not (may_see(user, story) and _on_the_desk(user, "change_story")):
        return False
    if user.has_perm("articles.change_any_story"):
        return True
    own = user.pk in (story.assigned_to_id, story.created_by_id)
    return own and story.stage not in OUT_OF_THE_WRITER_S_HANDS


def may_see_photo(user: User, photo: Photo) -> bool:
    """Whether this person may see this picture, public or not."""
    return _on_the_desk(user, "view_photo")


def _on_the_desk(user: User, right: str) -> bool:
    """Rights are read anew at each request, so demoting somebody works at once."""
    return user.is_active and user.is_staff and user.has_perm(f"articles.{right}")
