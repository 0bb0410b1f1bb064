"""Publishing from the desk: what the page says, what one press does, what a refusal keeps."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Kind, LiveStory, Publication, Source, Status, Story, Version
from articles.publishing import publish
from tests.admin.desk import opened, sent, signed_in, vouch
from tests.builders import (
    Figure,
    a_block,
    a_live_story,
    a_photo,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
    press,
)

pytestmark = pytest.mark.django_db(transaction=True)


def page_url(story: Story, page: str = "publish", *more: Any) -> str:
    return reverse(f"admin:articles_story_{page}", args=[story.pk, *more])


def shown(client: Client, url: str) -> dict[str, str]:
    """Open a page of publication; return what pressing its button would send."""
    response = client.get(url)
    context = response.context
    names = ("intent", "seen", "shown", "kind", "note")
    return {name: str(context[name]) for name in names}


def test_the_first_publication_makes_the_story_live():
    client, story = signed_in(), a_story("The night ferry is back")

    response = client.post(page_url(story), shown(client, page_url(story)))

    live = LiveStory.objects.get()
    assert response.status_code == 302
    assert (live.headline, live.publication.kind) == ("The night ferry is back", Kind.FIRST)


def test_the_same_press_twice_is_one_publication():
    client, story = signed_in(), a_story()
    form = shown(client, page_url(story))

    answers = [client.post(page_url(story), form).status_code for _again in range(2)]

    assert answers == [302, 302]
    assert Publication.objects.count() == 1


@pytest.mark.parametrize("kind", [Kind.UPDATE, Kind.SMALL_FIX, Kind.CORRECTION, Kind.CLARIFICATION])
def test_a_change_to_a_live_story_is_of_the_kind_that_was_chosen(kind):
    client, story = signed_in(), a_live_story().story
    sent(client, story, opened(client, story) | {"headline": ["The night ferry is back again"]})
    form = shown(client, page_url(story)) | {"kind": kind, "note": "The day was wrong."}

    client.post(page_url(story), form)

    assert LiveStory.objects.get().publication.kind == kind


def test_the_difference_to_what_is_live_is_shown():
    client, story = signed_in(), a_live_story("The ferry is late").story
    sent(client, story, opened(client, story) | {"headline": ["The ferry is early"]})

    page = client.get(page_url(story)).text

    assert "removed: </span>late</del>" in page
    assert "added: </span>early</ins>" in page


def test_what_stops_a_publication_is_shown_with_a_way_to_its_place():
    client, story = signed_in(), a_story()
    figure = a_block(story, Figure, photo=a_photo(credit="", alt=""))

    page = client.get(page_url(story)).text

    assert "This picture has no credit." in page
    assert (
        f'href="{reverse("admin:articles_story_change", args=[story.pk])}#part-{figure.key}"'
        in page
    )


def test_the_way_to_the_place_of_a_finding_leads_somewhere():
    client, story = signed_in(), a_story()
    figure = a_block(story, Figure, photo=a_photo(credit="", alt=""))
    quotation = a_quotation(story, a_quote("Words that are not in the text."))

    page = client.get(reverse("admin:articles_story_change", args=[story.pk])).text

    for part in (figure.key, quotation.key):
        assert f'id="part-{part}"' in page


def test_a_refusal_says_why_and_keeps_what_was_typed():
    client, story = signed_in(), a_live_story().story
    a_block(story, Figure, photo=a_photo(credit=""))
    form = shown(client, page_url(story)) | {"kind": "correction", "note": "It was 162, not 126."}

    response = client.post(page_url(story), form)

    assert response.status_code == 409
    assert "was not published. This picture has no credit." in response.text
    assert "It was 162, not 126." in response.text
    assert response.context["intent"].hex == form["intent"].replace("-", "")
    assert response.context["kind"] == "correction"
    assert Publication.objects.count() == 1


def test_a_correction_without_a_note_is_refused_with_a_sentence():
    client, story = signed_in(), a_live_story().story
    form = shown(client, page_url(story)) | {"kind": "correction", "note": " "}

    response = client.post(page_url(story), form)

    assert "Write a note that tells readers what was put right." in response.text
    assert Publication.objects.count() == 1


def test_somebody_elses_press_in_between_is_told_of():
    client, story = signed_in(), a_live_story().story
    form = shown(client, page_url(story))
    other = a_user(first_name="Jonas", last_name="Weil")
    publish.publish(story.pk, **press(story, by=other))

    response = client.post(page_url(story), form)

    assert response.status_code == 409
    assert "published by Jonas Weil" in response.text
    assert response.context["seen"] == 2
    assert Publication.objects.count() == 2


def test_a_story_that_was_changed_while_the_page_was_open_is_looked_at_again():
    client, story = signed_in(), a_story()
    sent(client, story, opened(client, story))
    form = shown(client, page_url(story))
    sent(client, story, opened(client, story) | {"headline": ["Changed meanwhile"]})

    response = client.post(page_url(story), form)

    assert response.status_code == 409
    assert "was changed while this page was open" in response.text
    assert not LiveStory.objects.exists()


def test_a_retraction_puts_the_notice_in_place_of_the_story():
    client, live = signed_in(), a_live_story()
    url = page_url(live.story, "retract")

    client.post(url, shown(client, url) | {"note": "The figures were made up."})

    live.refresh_from_db()
    assert live.status == Status.RETRACTED
    assert live.document.notice.text == "The figures were made up."


def test_a_retraction_needs_its_notice():
    client, live = signed_in(), a_live_story()
    url = page_url(live.story, "retract")

    response = client.post(url, shown(client, url))

    live.refresh_from_db()
    assert response.status_code == 409
    assert live.status == Status.LIVE


def test_a_story_is_taken_down():
    client, live = signed_in(), a_live_story()
    url = page_url(live.story, "take_down")

    client.post(url, shown(client, url))

    live.refresh_from_db()
    assert live.status == Status.TAKEN_DOWN


def test_an_earlier_version_is_published_again_as_it_stood():
    client, story = signed_in(), a_live_story("As it was").story
    sent(client, story, opened(client, story) | {"headline": ["As it is"]})
    client.post(page_url(story), shown(client, page_url(story)))
    url = page_url(story, "republish", 1)

    client.post(url, shown(client, url))

    assert LiveStory.objects.get().headline == "As it was"
    story.refresh_from_db()
    assert story.headline == "As it is"


def test_a_version_that_is_not_there_cannot_be_published():
    client, story = signed_in(), a_live_story().story

    assert client.get(page_url(story, "republish", 99)).status_code == 404


@pytest.mark.parametrize("page", ["correct", "retract", "take_down"])
def test_what_was_never_live_cannot_be_corrected_or_withdrawn(page):
    client, story = signed_in(), a_story()
    form = {"intent": str(uuid4()), "seen": "0", "note": "A note."}

    assert client.get(page_url(story, page)).status_code == 404
    assert client.post(page_url(story, page), form).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"intent": "x"}, {"intent": ""}, {"seen": "x"}, {"seen": ""}, {"shown": "x"}, {"kind": "x"}],
)
def test_a_press_that_no_page_of_ours_made_publishes_nothing(wrong):
    client, story = signed_in(), a_story()

    response = client.post(page_url(story), shown(client, page_url(story)) | wrong)

    assert response.status_code == 409
    assert "Nothing was published" in response.text
    assert not LiveStory.objects.exists()


def test_an_intent_of_another_story_publishes_nothing():
    client, live = signed_in(), a_live_story()
    story = a_story("Another")
    form = shown(client, page_url(story)) | {"intent": str(live.publication.intent)}

    assert client.post(page_url(story), form).status_code == 404
    assert LiveStory.objects.count() == 1


def test_looking_at_the_page_freezes_and_publishes_nothing():
    client, story = signed_in(), a_story()

    client.get(page_url(story))

    assert not Version.objects.exists()


# --- stages --------------------------------------------------------------------------------------


def test_a_story_moves_to_another_stage_with_a_note():
    client, story = signed_in(), a_story()

    client.post(page_url(story, "stage"), {"to": "ready", "note": "Good."})

    story.refresh_from_db()
    assert story.stage == "ready"
    assert story.transitions.get().note == "Good."


def test_a_move_that_the_table_does_not_have_is_refused_and_the_note_kept():
    client, story = signed_in(), a_story(stage="idea")

    response = client.post(page_url(story, "stage"), {"to": "legal", "note": "Please read."})

    story.refresh_from_db()
    assert response.status_code == 409
    assert "Please read." in response.text
    assert story.stage == "idea"


@pytest.mark.parametrize("to", ["", "nowhere", "Ready", "\0"])
def test_a_stage_that_is_none_is_asked_for_again(to):
    client, story = signed_in(), a_story()

    assert client.post(page_url(story, "stage"), {"to": to}).status_code == 200
    assert not story.transitions.exists()


def test_spiking_is_called_by_its_name():
    client, story = signed_in(), a_story()

    assert "Spike story</button>" in client.get(page_url(story, "stage"), {"to": "spiked"}).text


# --- previews ------------------------------------------------------------------------------------


def main(page: str) -> str:
    """The content of a page, without what only the public page or only the desk may know."""
    return page.partition("<main")[2].partition("</main>")[0]


def test_the_preview_of_a_live_story_is_the_public_page():
    live = a_live_story(topics=["Ferries"])
    client = signed_in()

    preview = client.get(page_url(live.story, "preview"))

    public = Client().get(live.url)
    assert public.status_code == 200
    assert main(preview.text)
    assert _timeless(main(preview.text)) == _timeless(main(public.text))


def _timeless(page: str) -> str:
    """A preview says "updated now"; the public page says when that was."""
    lines = [line for line in page.splitlines() if line.strip() and "pdated" not in line]
    return "\n".join(lines)


def test_a_preview_shows_what_is_saved_and_makes_nothing_public():
    client, live = signed_in(), a_live_story("As published")
    story = live.story
    sent(client, story, opened(client, story) | {"headline": ["Changed at the desk"]})

    preview = client.get(page_url(story, "preview"))

    assert "Changed at the desk" in preview.text
    assert preview["Cache-Control"] == "no-store, private"
    assert "Changed at the desk" not in Client().get(live.url).text


def test_pictures_of_a_preview_come_from_the_desk():
    client, story = signed_in(), a_story(lead_photo=a_photo())
    photo = story.lead_photo

    preview = client.get(page_url(story, "preview")).text

    address = reverse("admin:articles_photo_rendition", args=[photo.pk, 480])
    assert f"{address} 480w" in preview
    assert client.get(address)["Content-Type"] == "image/jpeg"
    assert not photo.renditions.exclude(public_name="").exists()


def test_an_earlier_version_can_be_read_as_it_stood():
    client, story = signed_in(), a_live_story("As it was").story
    sent(client, story, opened(client, story) | {"headline": ["As it is"]})

    assert "As it was" in client.get(page_url(story, "version", 1)).text


def test_the_version_of_a_retraction_shows_its_notice():
    client, story = signed_in(), a_live_story().story
    publish.retract(story.pk, **press(story, note="The figures were made up."))
    number = Version.objects.filter(story=story).latest("number").number

    assert "The figures were made up." in client.get(page_url(story, "version", number)).text


def test_an_unnamed_source_waits_for_its_approval_and_a_change_voids_it():
    editor = a_user()
    client = signed_in(editor)
    source = a_source("A senior official", kind="unnamed", reason="The talks were private.")
    vouch(client, source)
    url = reverse("admin:articles_source_change", args=[source.pk])
    source.refresh_from_db()
    assert source.approved_by == editor

    client.post(
        url, {"name": source.name, "kind": "unnamed", "slug": source.slug, "reason": "New."}
    )

    assert Source.objects.get().approved_by is None


def test_an_embargo_is_said_on_the_page():
    later = timezone.now() + timedelta(hours=2)
    client, story = signed_in(), a_story(embargo_until=later)

    response = client.post(page_url(story), shown(client, page_url(story)))

    assert "The embargo holds." in response.text
    assert not LiveStory.objects.exists()
