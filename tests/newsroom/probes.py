"""Tasks that the tests of the queue let workers run: each writes down what happened to it."""

import os
import time
from pathlib import Path

from django.tasks import task


@task
def note(path: str, word: str) -> str:
    with Path(path).open("a") as file:
        file.write(f"{word}\n")
    return word


@task
def die_at_first(path: str) -> None:
    """The first attempt writes its process id and waits to be killed; the second ends well."""
    first = not Path(path).exists()
    with Path(path).open("a") as file:
        file.write(f"{os.getpid()}\n")
    if first:
        time.sleep(60)


@task
def always_fails() -> None:
    raise ValueError("This task is meant to fail.")


@task(queue_name="urgent")
def urgent(path: str) -> None:
    with Path(path).open("a") as file:
        file.write("urgent\n")


@task(queue_name="pictures")
def slow(path: str) -> None:
    with Path(path).open("a") as file:
        file.write("slow began\n")
    time.sleep(30)


@task(takes_context=True)
def attempt(context: object) -> int:
    return context.attempt


@task
def nothing() -> None:
    """Recurs in the tests."""
