"""Sessions: seen and ended by their owner, ended or renewed when rights change, and all of it in
the audit log."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import AuditEntry
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REPORTER
from newsroom.signin import upkeep
from newsroom.signin.sessions import SEEN, device
from tests.admin.desk import form_in
from tests.builders import a_user
from tests.newsroom.entering import PASSWORD, an_app, authenticators, enter

pytestmark = pytest.mark.django_db

SESSIONS, DESK = "/desk/security/sessions/", "/desk/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/19.0 Mobile/15E148 Safari/604.1"
)


@pytest.fixture(autouse=True)
def no_counters():
    cache.clear()


def entered(user: User, agent: str = FIREFOX) -> Client:
    client = Client(headers={"user-agent": agent})
    enter(client, user.username)
    return client


def in_the_log(what: str, **fields: object) -> list[str]:
    return list(AuditEntry.objects.filter(what=what, **fields).values_list("detail", flat=True))


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def change_account(admin: Client, user: User, **fields: object) -> None:
    """Send the form of an account, as the desk shows it, with some fields changed."""
    url = reverse("admin:auth_user_change", args=[user.pk])
    form = form_in(admin.get(url).text, "user_form") | fields
    answer = admin.post(url, {name: value for name, value in form.items() if value is not None})
    assert answer.status_code == 302


def test_somebody_sees_where_they_are_signed_in():
    user = a_user(REPORTER)
    entered(user, PHONE)

    page = entered(user).get(SESSIONS).text

    assert "Firefox, Linux" in page
    assert "Safari, iPhone" in page
    assert "127.0.0.0/24" in page
    assert "127.0.0.1" not in page
    assert "this one" in page


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0", "Edge, Windows"),
        ("curl/9.0", "A program that does not say what it is"),
    ],
)
def test_a_device_is_named_as_far_as_it_says(agent, said):
    assert device(agent) == said


def test_one_is_ended_and_others_go_on():
    user = a_user(REPORTER)
    lost, kept, own = entered(user), entered(user), entered(user)
    row = UserSession.objects.get(session_key=lost.session.session_key)

    own.post(SESSIONS, {"session": row.pk})

    assert not is_in(lost)
    assert is_in(kept)
    assert is_in(own)
    assert in_the_log("session ended", user_id=user.pk) == [""]


def test_all_others_are_ended():
    user = a_user(REPORTER)
    others, own = [entered(user), entered(user)], entered(user)

    own.post(SESSIONS)

    assert not any(map(is_in, others))
    assert is_in(own)


@pytest.mark.parametrize("number", ["0", "-1", "x", str(10**30)])
def test_a_session_that_is_another_s_is_left_alone(number):
    other = entered(a_user(REPORTER))
    row = UserSession.objects.get()

    own = entered(a_user(REPORTER))
    own.post(SESSIONS, {"session": row.pk})
    own.post(SESSIONS, {"session": number})

    assert is_in(other)


def test_a_new_password_ends_the_others():
    user = a_user(REPORTER)
    other, own = entered(user), entered(user)
    new = "not to be guessed at all"

    answer = own.post(
        "/desk/password_change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert answer.status_code == 302
    assert is_in(own)
    assert not is_in(other)
    assert in_the_log("account", thing=user.username) == ["password changed"]


def test_that_it_is_in_use_is_written_now_and_then():
    client = entered(a_user(REPORTER))
    long_ago = timezone.now() - timedelta(days=1)
    UserSession.objects.update(last_seen_at=long_ago)
    client.get("/desk/preferences/")
    assert UserSession.objects.get().last_seen_at == long_ago

    session = client.session
    session[SEEN] -= 6 * 60
    session.save()
    client.get("/desk/preferences/")

    assert UserSession.objects.get().last_seen_at > long_ago


# --- what others change --------------------------------------------------------------------------


def test_who_is_switched_off_is_out_at_once():
    user, admin = a_user(EDITOR), entered(a_user(ADMINISTRATOR))
    client = entered(user)

    change_account(admin, user, is_active=None)

    assert client.get(DESK).url.startswith("/desk/login/")
    assert not UserSession.objects.filter(user=user).exists()
    assert in_the_log("rights", thing=user.username) == ["is_active off"]


def test_other_rights_hold_at_once_and_give_the_session_another_key():
    user, admin = a_user(EDITOR), entered(a_user(ADMINISTRATOR))
    client = entered(user)
    before = client.session.session_key
    role = Group.objects.get(name=REPORTER)

    change_account(admin, user, groups=[str(role.pk)])

    assert is_in(client)
    after = client.cookies["session"].value
    assert after != before
    stolen = Client()
    stolen.cookies["session"] = before
    assert not is_in(stolen)
    assert UserSession.objects.get(user=user).session_key == after
    assert in_the_log("rights", thing=user.username) == ["+ role Reporter; - role Editor"]


def test_another_address_or_name_for_signing_in_is_written_down():
    """By the address one gets a new password, and the provider of sign-ons finds the account."""
    user, admin = a_user(PUBLISHER, email="ana@house.example"), entered(a_user(ADMINISTRATOR))

    change_account(admin, user, email="other@house.example")
    change_account(admin, user, username="somebody")

    assert in_the_log("account", thing=user.username) == ["e-mail address changed"]
    assert in_the_log("account", thing="somebody") == [f"was called {user.username}"]


def test_the_address_that_an_account_had_is_told_that_it_has_another(settings, run_tasks):
    settings.MAIL_IS_SENT = True
    user, admin = a_user(PUBLISHER, email="ana@house.example"), entered(a_user(ADMINISTRATOR))

    change_account(admin, user, email="other@house.example")
    run_tasks()

    [message] = mail.outbox
    assert message.to == ["ana@house.example"]
    assert "another e-mail address" in message.body
    assert "other@house" not in message.body


def test_what_changes_no_right_is_no_entry():
    user, admin = a_user(EDITOR), entered(a_user(ADMINISTRATOR))

    change_account(admin, user, first_name="Anna")

    assert in_the_log("rights") == []


def test_a_new_account_and_a_password_of_others_are_written_down():
    user, admin = a_user(REPORTER), entered(a_user(ADMINISTRATOR))
    client = entered(user)
    new = {"password1": "not to be guessed", "password2": "not to be guessed"}

    admin.post(reverse("admin:auth_user_add"), {"username": "new", "usable_password": "true"} | new)
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    admin.post(url, {"usable_password": "true"} | new)

    assert in_the_log("account", thing="new") == ["made at the desk"]
    assert in_the_log("account", thing=user.username) == ["password set"]
    assert not is_in(client)


def test_one_s_own_password_is_changed_by_who_knows_it():
    administrator = a_user(ADMINISTRATOR)
    admin = entered(administrator)
    url = reverse("admin:auth_user_password_change", args=[administrator.pk])

    answer = admin.post(url, {"password1": "x" * 20, "password2": "x" * 20})

    assert answer.url == "/desk/password_change/"
    assert in_the_log("account") == []


def test_rights_of_a_role_are_written_down():
    chief = a_user(is_superuser=True)
    admin, member = entered(chief), entered(a_user(REPORTER))
    before = member.session.session_key
    group = Group.objects.get(name=REPORTER)
    kept = group.permissions.exclude(codename="add_story").values_list("pk", flat=True)

    admin.post(
        reverse("admin:auth_group_change", args=[group.pk]),
        {"name": REPORTER, "permissions": list(kept)},
    )

    assert in_the_log("rights", thing="role Reporter") == ["- add_story"]
    assert is_in(member)
    assert member.cookies["session"].value != before


# --- a second step that was lost -----------------------------------------------------------------


def test_a_lost_second_step_is_taken_away_by_who_manages_accounts():
    user, admin = a_user(REPORTER), entered(a_user(ADMINISTRATOR))
    client = entered(user)
    an_app(user)
    url = reverse("admin:auth_user_second_step", args=[user.pk])
    assert "Remove the second step" in admin.get(url).text

    admin.post(url)

    assert authenticators(user) == set()
    assert not is_in(client)
    assert in_the_log("second factor", thing=user.username) == ["removed by somebody else"]


def test_nobody_takes_away_their_own_or_that_of_who_may_do_more():
    administrator, chief = a_user(ADMINISTRATOR), a_user(is_superuser=True)
    admin = entered(administrator)
    for user in (administrator, chief):
        an_app(user)

        answer = admin.post(reverse("admin:auth_user_second_step", args=[user.pk]))

        assert answer.status_code == 404
        assert authenticators(user) == {"totp"}


def test_it_is_taken_away_on_the_server_too():
    user = a_user(REPORTER)
    an_app(user)

    call_command("second_step", user.username, verbosity=0)

    assert authenticators(user) == set()
    with pytest.raises(CommandError, match="no second step"):
        call_command("second_step", user.username)
    with pytest.raises(CommandError, match="no account"):
        call_command("second_step", "nobody")


# --- the audit log -------------------------------------------------------------------------------


def test_coming_and_going_are_written_down():
    user = a_user(REPORTER)
    client = entered(user)
    client.post("/desk/logout/")
    enter(Client(), user.username, "wrong")
    enter(Client(), "my-secret-password", "wrong")

    assert in_the_log("signed in", user_id=user.pk, network="127.0.0.0/24") == ["password"]
    assert in_the_log("signed out", user_id=user.pk) == [""]
    failed = AuditEntry.objects.filter(what="sign-in failed").order_by("pk")
    assert [entry.thing for entry in failed] == [user.username, ""]
    assert "my-secret-password" not in str(list(AuditEntry.objects.values()))


def test_a_limit_is_written_down_once_and_tries_after_it_are_not():
    user = a_user(REPORTER)
    for _time in range(12):
        enter(Client(), user.username, "wrong")

    assert in_the_log("sign-in failed") == ["limit reached", *["password"] * 7]


def test_what_is_over_is_forgotten():
    gone, kept = entered(a_user(REPORTER)), entered(a_user(REPORTER))
    enter(Client(), "nobody", "wrong")
    Session.objects.filter(pk=gone.session.session_key).update(expire_date=timezone.now())
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    upkeep.forget_what_is_over.call()

    assert [one.session_key for one in UserSession.objects.all()] == [kept.session.session_key]
    assert not AccessAttempt.objects.exists()
