"""What a start looks for in the database."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from articles.management.demo.accounts import ACCOUNTS
from articles.models import triggers
from articles.publishing.roles import ROLES
from newsroom import preflight, serve

pytestmark = pytest.mark.django_db


@pytest.fixture(params=ACCOUNTS, ids=lambda account: account.username)
def account(request):
    return request.param


def test_a_demo_account_with_its_public_password_is_refused(account):
    get_user_model().objects.create_user(account.username, password=account.password)

    with pytest.raises(preflight.Refused, match=f"The demo account '{account.username}' exists"):
        serve.refuse_demo_accounts()


def test_an_account_of_the_same_name_with_another_password_is_not(account):
    get_user_model().objects.create_user(account.username, password="a password of one's own")

    serve.refuse_demo_accounts()


def test_a_demo_account_that_was_deactivated_is_not():
    get_user_model().objects.create_user(
        ACCOUNTS[0].username, password=ACCOUNTS[0].password, is_active=False
    )

    serve.refuse_demo_accounts()


def test_a_database_that_lost_its_triggers_is_refused():
    serve.refuse_unprotected_versions()
    triggers.lift(connection)

    with pytest.raises(preflight.Refused, match="triggers"):
        serve.refuse_unprotected_versions()


@pytest.mark.parametrize("role", ROLES)
def test_the_demo_has_an_account_of_each_role_alone(role):
    assert [account.roles for account in ACCOUNTS].count((role.lower(),)) == 1
