"""Several people press Save in one moment: one is written, the others are told and kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from articles.models import Autosave, Version
from tests.admin.desk import opened, sent, signed_in
from tests.builders import a_story

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 6


def test_of_several_saves_in_one_moment_one_is_written_and_the_others_are_kept():
    clients, story = [signed_in() for _person in range(PEOPLE)], a_story()
    sent(clients[0], story, opened(clients[0], story))
    forms = [
        opened(client, story)
        | {"headline": [f"By {number}"], "articles_text_set-0-html": [f"<p>{number}</p>"]}
        for number, client in enumerate(clients)
    ]
    start = Barrier(PEOPLE)

    def save(number: int) -> int:
        start.wait()
        try:
            return sent(clients[number], story, forms[number]).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(save, range(PEOPLE)))

    assert sorted(answers) == [302] + [409] * (PEOPLE - 1)
    story.refresh_from_db()
    number = answers.index(302)
    assert story.headline == f"By {number}"
    assert story.saved_as.document.blocks[0].html == f"<p>{number}</p>"
    assert Version.objects.filter(story=story).count() == 2
    assert Autosave.objects.count() == PEOPLE - 1
