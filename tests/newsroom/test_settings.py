"""Settings: documented, safe by default, and clean by Django's own measure."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from articles.document import embeds
from newsroom import database, keys, rules, site
from newsroom.environment import Environment

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SITE_URL": "https://news.example",
    "SECRET_KEY": "k3y-of-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "DATABASE_URL": "postgres://newsroom@db.example/newsroom",
    "TRUSTED_PROXIES": "127.0.0.1",
    "EMAIL_URL": "smtp+tls://newsroom:secret@mail.example:587",
}


def python(*arguments, **environment):
    """Run Python in an environment that holds nothing else."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def setting(expression, **environment):
    """Return what settings say in another environment."""
    code = f"from newsroom import settings; print({expression})"
    done = python("-c", code, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def variables_read():
    pattern = re.compile(r'(?:env\.\w+\(|environ\.get\(|number\(|bool\()\s*"([A-Z_]+)"')
    sources = [path.read_text() for path in (ROOT / "newsroom").glob("*.py")]
    found = {name for source in sources for name in pattern.findall(source)}
    return {
        name for name in found if not name.startswith(("HTTP_", "REMOTE_", "PATH_INFO", "CONTENT_"))
    }


def test_every_variable_is_documented_and_no_other_is():
    page = (ROOT / "docs/operators/settings.md").read_text()
    documented = re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)

    assert len(documented) == len(set(documented))
    assert set(documented) == variables_read()


def test_deployment_checks_find_nothing_in_production(tmp_path):
    done = python(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "DEBUG",
        **PRODUCTION,
        VAR_DIR=str(tmp_path),
    )

    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"DEMO": "1"}, "newsroom.E002"),
        ({"SECRET_KEY": keys.EXAMPLE}, "newsroom.E003"),
        ({"TRUSTED_PROXIES": ""}, "newsroom.E004"),
        ({"SECOND_FACTOR": "nobody"}, "newsroom.E005"),
    ],
)
def test_deployment_checks_find_what_is_not_for_the_public(tmp_path, change, code):
    done = python("manage.py", "check", "--deploy", **PRODUCTION | change, VAR_DIR=str(tmp_path))

    assert done.returncode == 1
    assert code in done.stderr


def test_a_misspelt_recurring_task_is_found(settings):
    assert rules.recurring_tasks_exist() == []
    settings.RECURRING = {"newsroom.jobs.upkeep.forget_nothing": None}

    assert [error.id for error in rules.recurring_tasks_exist()] == ["newsroom.E001"]


def test_the_site_address_follows_the_port(tmp_path):
    assert setting("settings.SITE_URL", PORT="8123", VAR_DIR=str(tmp_path)) == (
        "http://127.0.0.1:8123"
    )


@pytest.mark.parametrize(
    ("url", "secure"), [("http://a.example", False), ("https://a.example", True)]
)
def test_cookies_and_hsts_follow_the_scheme(tmp_path, url, secure):
    expression = (
        "settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, "
        "settings.SECURE_HSTS_SECONDS > 0, settings.ALLOWED_HOSTS"
    )

    said = setting(expression, SITE_URL=url, VAR_DIR=str(tmp_path))

    assert said == f"{secure} {secure} {secure} ['a.example']"


def test_a_picture_host_is_allowed_for_images_alone(tmp_path):
    said = setting(
        "settings.SECURE_CSP['img-src'], settings.SECURE_CSP['default-src']",
        MEDIA_URL="https://cdn.example/pictures/",
        VAR_DIR=str(tmp_path),
    )

    assert "https://cdn.example" in said.split("]")[0]
    assert "cdn" not in said.split("]")[1]


def test_players_may_come_from_the_hosts_that_are_named_alone(tmp_path):
    said = setting(
        "settings.SECURE_CSP['frame-src']",
        EMBED_HOSTS="player.vimeo.com",
        VAR_DIR=str(tmp_path),
    )

    assert said == "['https://player.vimeo.com']"


def test_without_a_word_no_player_may_come_from_anywhere():
    said = setting("settings.EMBED_HOSTS, *settings.SECURE_CSP['frame-src']", SECRET_KEY="x")

    assert said == "[] 'none'"


@pytest.mark.parametrize("host", ["evil.example", "https://player.vimeo.com", "*.vimeo.com", "*"])
def test_a_host_that_no_embed_comes_from_is_refused(host):
    with pytest.raises(ImproperlyConfigured, match="Players come from"):
        site.players([host], embeds.HOSTS)


@pytest.mark.parametrize("url", ["news.example", "ftp://news.example", "https://", "https://a.b/c"])
def test_what_is_no_site_address_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match="SITE_URL"):
        site.address(url)


def test_a_value_may_begin_with_a_dollar_sign(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "$ecret")

    assert Environment().str("SECRET_KEY", default="") == "$ecret"


def test_an_empty_variable_is_not_set(monkeypatch):
    monkeypatch.setenv("PORT", "")

    assert Environment().int("PORT", default=8000) == 8000


def test_a_value_that_cannot_be_read_is_told_with_its_name(tmp_path):
    done = python("manage.py", "check", DATABASE_POOL_SIZE="many", VAR_DIR=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith("DATABASE_POOL_SIZE is 'many', which cannot be read.")
    assert "Traceback" not in done.stderr


def test_a_value_that_is_none_of_the_choices_is_told_with_them(tmp_path):
    done = python("manage.py", "check", SECOND_FACTOR="some", VAR_DIR=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith("SECOND_FACTOR is 'some'. Set it to one of: everyone,")


@pytest.mark.parametrize(
    ("url", "possible"),
    [
        ("https://news.example", True),
        ("http://news.example", False),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("https://[2001:db8::1]", False),
    ],
)
def test_passkeys_are_offered_where_browsers_take_them(url, possible):
    assert site.may_have_passkeys(url) is possible


def test_the_demo_has_a_name_for_passkeys(tmp_path):
    said = setting("settings.SITE_URL, settings.PASSKEYS", DEMO="1", VAR_DIR=str(tmp_path))

    assert said == "http://localhost:8000 True"


def test_the_key_is_made_once_and_for_the_owner_alone(tmp_path):
    first = keys.embedded(tmp_path / "var", "sqlite:///somewhere")

    assert keys.embedded(tmp_path / "var", "sqlite:///somewhere") == first
    assert len(first) >= 50
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["secret_key"]


def test_of_many_processes_that_make_the_key_at_once_all_read_the_same(tmp_path):
    code = (
        "from pathlib import Path; from newsroom import keys; "
        f"print(keys.embedded(Path({str(tmp_path)!r}), 'sqlite:'))"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _number in range(6)
    ]

    assert len({process.communicate()[0] for process in processes}) == 1


def test_other_databases_are_given_their_key(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY is not set"):
        keys.embedded(tmp_path, "postgres://db.example/newsroom")


def test_mail_is_sent_as_its_address_says(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", PRODUCTION["EMAIL_URL"])

    options = site.mailer(Environment(), demo=False)["OPTIONS"]

    assert (options["host"], options["port"], options["username"]) == (
        "mail.example",
        587,
        "newsroom",
    )
    assert options["use_tls"] is True
    assert options["timeout"]


@pytest.mark.django_db
def test_the_database_is_spoken_to_as_we_said():
    database.reach(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone()[0] == "30s"
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone()[0] == "10s"
        else:
            assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 10_000
            assert connection.transaction_mode == "IMMEDIATE"


def test_tables_are_made_in_a_file_of_the_owner_alone(tmp_path):
    assert python("manage.py", "migrate", "contenttypes", VAR_DIR=str(tmp_path)).returncode == 0

    assert (tmp_path / "newsroom.sqlite3").stat().st_mode & 0o777 == 0o600


def test_what_is_not_yet_in_the_database_is_as_private(tmp_path):
    file = tmp_path / "newsroom.sqlite3"
    database.keep_private({"ENGINE": database.SQLITE, "NAME": file})

    with closing(sqlite3.connect(file)) as writing:
        writing.executescript("PRAGMA journal_mode = WAL; CREATE TABLE story (headline TEXT)")

        assert len(list(tmp_path.iterdir())) == 3
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_files_of_earlier_days_become_the_owner_s_alone(tmp_path):
    files = [tmp_path / f"newsroom.sqlite3{end}" for end in ("", "-wal", "-shm")]
    for file in files:
        file.write_bytes(b"kept")
        file.chmod(0o644)

    database.keep_private({"ENGINE": database.SQLITE, "NAME": files[0]})

    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert {file.read_bytes() for file in files} == {b"kept"}


def test_rights_that_are_narrower_stay(tmp_path):
    file = tmp_path / "newsroom.sqlite3"
    file.touch()
    file.chmod(0o400)

    database.keep_private({"ENGINE": database.SQLITE, "NAME": file})

    assert file.stat().st_mode & 0o777 == 0o400


def test_a_database_without_a_file_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    database.keep_private({"ENGINE": database.SQLITE, "NAME": ":memory:"})
    database.keep_private({"ENGINE": "django.db.backends.postgresql", "NAME": "newsroom"})

    assert list(tmp_path.iterdir()) == []


def test_an_embedded_database_in_a_folder_with_odd_letters(tmp_path):
    url = database.embedded(tmp_path / "a+b %41 ?#")

    assert Environment.db_url_config(url)["NAME"] == str(
        tmp_path / "a+b %41 ?#" / "newsroom.sqlite3"
    )
