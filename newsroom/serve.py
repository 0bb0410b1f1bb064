"""`make run`: make sure, prepare, start, watch.

Everything that can be wrong is looked for first and told in one sentence; then the database and
the static files are brought up to date, and the web servers and the worker run until Ctrl-C.
"""

import os
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from articles.management.demo.accounts import ACCOUNTS
from newsroom import assets, database, keys, preflight, site
from newsroom.environment import Environment
from newsroom.preflight import Refused
from newsroom.supervisor import MANAGE, Limit, Program, Supervisor

BASE_DIR = Path(__file__).resolve().parent.parent
READY_WITHIN = 60.0
UNPROTECTED = "articles.W001"  # a warning, so that migrate can mend it; here it refuses


def main() -> None:
    """Run the site; end the process with 0 when it was asked to stop, else with 1."""
    began = time.monotonic()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        prepare()
        ended_well = run(began)
    except (Refused, database.DatabaseAway, ImproperlyConfigured, CommandError) as error:
        sys.exit(str(error))
    except (DatabaseError, OSError) as error:
        if words := preflight.full_or_read_only(error):
            sys.exit(words)
        raise
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0 if ended_well else 1)


def prepare() -> None:
    """Check what can be wrong, each thing before what needs it, and bring the rest up to date."""
    host = os.environ.get("HOST") or "127.0.0.1"
    demo = Environment().bool("DEMO", default=False)
    if demo:
        keep_the_demo_at_home(host)
    room = preflight.ROOM_FOR_THE_DEMO if demo else preflight.ROOM
    for name in ("VAR_DIR", "MEDIA_DIR"):
        default = BASE_DIR / name.removesuffix("_DIR").lower()
        preflight.folder(Path(os.environ.get(name) or default), room)
    preflight.port(host, preflight.number("PORT", 8000, 1, 65535))
    django.setup()
    if not demo:
        refuse_what_is_not_for_the_public()
    database.reach(connection)
    bring_up_to_date()
    if demo:
        say("Loading the demo newsroom")
        call_command("load_demo")
    else:
        refuse_demo_accounts()
    connections.close_all()


def keep_the_demo_at_home(host: str) -> None:
    """The demo is for whoever sits at this machine: neither its port nor its address is others'."""
    url = Environment().str("SITE_URL", default="")
    if not site.is_loopback(host):
        raise Refused(
            f"The demo has accounts whose passwords everybody knows, so it does not listen on "
            f"{host}. Unset HOST, or start without DEMO as docs/operators/running.md says."
        )
    if url and not site.is_loopback(site.host(site.address(url))):
        raise Refused(
            f"The demo has accounts whose passwords everybody knows, so it is not for readers of "
            f"{url}. Unset SITE_URL, or start without DEMO as docs/operators/running.md says."
        )


def refuse_what_is_not_for_the_public() -> None:
    """Pages that show our code, and keys that others may know, stay where the site is built."""
    if settings.DEBUG:
        raise Refused(
            "DEBUG is on, which shows readers the code and settings of the site whenever "
            "something breaks. Unset DEBUG, or run manage.py runserver to develop."
        )
    if settings.SECOND_FACTOR == "nobody":
        raise Refused(
            "SECOND_FACTOR is nobody, so a password alone would open the desk. Unset it, or set "
            "it to everyone or publishers; the demo alone goes without."
        )
    if why := keys.weakness(settings.SECRET_KEY):
        raise Refused(
            f"SECRET_KEY {why}, so others could sign in as anybody. Make one of your own: "
            'python -c "import secrets; print(secrets.token_urlsafe(50))"'
        )


def bring_up_to_date() -> None:
    """Gather static files and migrate, each only where needed."""
    if assets.collect():
        say("Gathered the static files")
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Bringing the database up to date")
        call_command("migrate", verbosity=0, interactive=False)
    refuse_unprotected_versions()


def refuse_unprotected_versions() -> None:
    """A database that would let a published Version be changed is not served from."""
    for message in checks.run_checks(tags=[checks.Tags.database], databases=["default"]):
        if message.is_serious() or message.id == UNPROTECTED:
            raise Refused(f"{message.msg} {message.hint or ''}".strip())


def refuse_demo_accounts() -> None:
    """A site for the public does not start with accounts whose passwords are in the source."""
    people = get_user_model().objects.filter(is_active=True)
    for account in ACCOUNTS:
        person = people.filter(username=account.username).first()
        if person is not None and person.check_password(account.password):
            raise Refused(
                f"The demo account {account.username!r} exists with its public password. Run: "
                f"manage.py changepassword {account.username} (or start with a new database)."
            )


def run(began: float) -> bool:
    """Start web servers and worker, say when readers are served, and watch over them."""
    servers = preflight.number("WEB_WORKERS", 2, 1, 64)
    supervisor = Supervisor(
        [
            *(
                Program(f"web server {index}", [sys.executable, "-m", "newsroom.web"])
                for index in range(1, servers + 1)
            ),
            Program("worker", [*MANAGE, "worker"]),
        ],
        say,
        Limit(deaths=3, seconds=10),
    )
    supervisor.start()
    try:
        ready = await_readers(supervisor)
    except BaseException:
        supervisor.stop()
        raise
    if ready:
        announce(time.monotonic() - began)
        ended_well = supervisor.run()
    else:
        ended_well = supervisor.stopping
        supervisor.stop()
    say("Everything has stopped.")
    return ended_well


def await_readers(supervisor: Supervisor) -> bool:
    """Wait until the site answers; False when it was stopped or kept dying first."""
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if supervisor.stopping or not supervisor.check():
            return False
        if answers(f"http://{reachable_at()}:{settings.PORT}/readyz"):
            return True
        time.sleep(0.1)
    say(f"The site did not answer within {READY_WITHIN:g} seconds; the lines above may say why.")
    return False


def reachable_at() -> str:
    """Return the host to ask for our own site; 0.0.0.0 is every address, so the nearest will do."""
    host = os.environ.get("HOST") or "127.0.0.1"
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (compared, not listened on)
        return "127.0.0.1" if host == "0.0.0.0" else "[::1]"  # noqa: S104 (as above)
    return f"[{host}]" if ":" in host else host


def answers(url: str) -> bool:
    request = urllib.request.Request(url, headers={"Host": site.host(settings.SITE_URL)})  # noqa: S310 (our own address)
    try:
        with urllib.request.urlopen(request, timeout=2) as response:  # noqa: S310 (as above)
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def announce(seconds: float) -> None:
    lines = [
        "",
        f"{settings.SITE_NAME} is ready ({seconds:.1f} s)",
        f"  site  {settings.SITE_URL}/",
        f"  desk  {settings.SITE_URL}{settings.DESK_PATH}",
    ]
    if settings.DEMO:
        lines += ["", "Sign in at the desk as (the passwords are public: this is a demo)"]
        lines += [
            f"  {account.username:<10} {account.password:<15} {' and '.join(account.roles)}"
            for account in ACCOUNTS
        ]
    lines += ["", "Stop with Ctrl-C."]
    say("\n".join(lines))


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
