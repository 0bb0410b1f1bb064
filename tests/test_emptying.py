"""A test that commits leaves the database as migrate left it."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction

from articles.models import Publication, Story, Version
from tests.builders import a_live_story
from tests.emptying import filled, indexes


@pytest.fixture
def back(transactional_db, emptied):
    def again() -> dict[str, set[str]]:
        emptied.restore()
        return rights()

    return again


def rights() -> dict[str, set[str]]:
    groups = Group.objects.prefetch_related("permissions")
    return {group.name: {p.codename for p in group.permissions.all()} for group in groups}


def test_nothing_that_was_published_is_left(back):
    a_live_story()

    back()

    assert [model.objects.count() for model in (Story, Publication, Version)] == [0, 0, 0]


def test_no_words_are_left_that_it_was_found_by(back):
    a_live_story()

    back()

    assert filled(["articles_searchentry", *indexes()]) == []


def test_versions_are_kept_from_changes_again(back):
    back()
    kept = Version.objects.filter(pk=a_live_story().version_id)

    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        kept.update(name="Another")


def test_groups_have_their_rights_again(back):
    before = rights()
    Group.objects.create(name="Interns")
    Group.objects.get(name="Editor").permissions.clear()
    Group.objects.get(name="Reporter").delete()

    assert back() == before
