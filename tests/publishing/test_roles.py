"""Roles are made once; what a house changed in them stays; a new right reaches them once."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import GivenRight
from articles.publishing import access, roles
from articles.publishing.roles import ADMINISTRATOR, EDITOR, LEGAL, PUBLISHER, REPORTER, ROLES
from tests import builders as a

pytestmark = pytest.mark.django_db


def rights(name: str) -> set[str]:
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_rights(role: str) -> None:
    assert rights(role) == ROLES[role]


def test_what_a_house_took_away_stays_away() -> None:
    Group.objects.get(name=EDITOR).permissions.remove(a.a_right("spike_story"))

    roles.install()

    assert "spike_story" not in rights(EDITOR)


def test_what_a_house_gave_stays_given() -> None:
    Group.objects.get(name=REPORTER).permissions.add(a.a_right("publish_story"))

    roles.install()

    assert "publish_story" in rights(REPORTER)


def test_a_right_that_is_new_is_given_to_a_role_that_is_there_and_once_only() -> None:
    group, right = Group.objects.get(name=EDITOR), a.a_right("share_outside")
    group.permissions.remove(right)
    GivenRight.objects.filter(role=EDITOR, right="share_outside").delete()  # an older release

    roles.install()
    assert "share_outside" in rights(EDITOR)

    group.permissions.remove(right)
    roles.install()
    assert "share_outside" not in rights(EDITOR)


def test_a_group_that_a_house_did_away_with_stays_away() -> None:
    Group.objects.get(name=LEGAL).delete()

    roles.install()

    assert not Group.objects.filter(name=LEGAL).exists()


def test_installing_again_asks_once(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        roles.install()


def test_an_administrator_has_no_right_over_stories() -> None:
    over = Permission.objects.filter(content_type__model="story").exclude(codename="view_story")

    assert not rights(ADMINISTRATOR) & set(over.values_list("codename", flat=True))


def test_holders_of_a_right_are_those_who_are_there() -> None:
    one = a.a_user(PUBLISHER)
    a.a_user(PUBLISHER, is_active=False)
    a.a_user(PUBLISHER, is_staff=False)
    a.a_user(EDITOR)

    assert list(access.holders("articles.publish_story")) == [one]


def test_where_nobody_holds_a_right_by_a_role_who_may_do_everything_does() -> None:
    root = a.a_user("", is_superuser=True)

    assert list(access.holders("articles.publish_story")) == [root]
