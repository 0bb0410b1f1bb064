"""A picture whose rights end leaves every page and file that readers and programs get."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.tasks import task_backends
from django.urls import reverse
from django.utils import timezone

from articles.models import LivePhoto, LiveStory, Photo, Purge, Rendition
from articles.publishing import files, publish, rights, social_cards, tasks
from tests import builders as a
from tests.admin.desk import form_in, signed_in

pytestmark = pytest.mark.django_db
LISTS = ("/", "/world/", "/feed.rss", "/feed.json", "/api/ninjs/")


def today() -> date:
    return timezone.localdate()


def over() -> date:
    return today() - timedelta(days=1)


def a_story_with_two_pictures() -> tuple[LiveStory, Photo, Photo]:
    lead, other = a.a_photo(caption="The old ferry."), a.a_photo(caption="The quay.")
    story = a.a_story("The night ferry is back", lead_photo=lead)
    a.a_block(story, a.Figure, photo=other)
    return a.published(story, now=timezone.now()), lead, other


def until(photo: Photo, day) -> None:
    Photo.objects.filter(pk=photo.pk).update(rights_end=day)


def copies(photo: Photo) -> list[str]:
    return list(photo.renditions.exclude(public_name="").values_list("public_name", flat=True))


@pytest.mark.django_db(transaction=True)
def test_it_leaves_pages_lists_feeds_and_programs_and_the_words_stay(client):
    live, lead, other = a_story_with_two_pictures()
    shown, kept = copies(lead), copies(other)
    month = f"/sitemaps/{live.date:%Y-%m}.xml"
    everywhere = (live.url, f"/api/ninjs/{live.pk}", month, *LISTS)
    before = {address: client.get(address).text for address in everywhere}
    assert [where for where in everywhere if not any(n in before[where] for n in shown)] == []
    until(lead, over())

    assert tasks.end_rights.call() == 1
    for address in everywhere:
        assert not any(name in client.get(address).text for name in shown), address
    assert any(name in client.get(live.url).text for name in kept)
    assert "The night ferry is back" in client.get("/").text
    assert not any(storages["public"].exists(name) for name in shown)
    assert all(storages["public"].exists(name) for name in kept)


def test_caches_withdraw_what_showed_it_and_other_newsrooms_are_told(client):
    live, lead, _other = a_story_with_two_pictures()
    since = client.get("/api/ninjs/").json()["changes"]
    Purge.objects.all().delete()
    until(lead, over())
    rights.end(timezone.now())

    modes = {row.key: row.mode for row in Purge.objects.all()}
    keys = {f"story:{live.pk}", "front", "feed", "sitemap", f"section:{live.section_id}"}
    assert keys < modes.keys()
    assert any(key.startswith("day") for key in modes)
    assert set(modes.values()) == {"withdraw"}
    [told] = client.get(since).json()["items"]
    assert len(told["associations"]) == 1


@pytest.mark.django_db(transaction=True)
def test_the_card_that_shows_it_goes_and_another_is_drawn():
    live, lead, _other = a_story_with_two_pictures()
    name = files.put(storages["public"], files.COPIES, "jpg", [b"a card"])
    LiveStory.objects.filter(pk=live.pk).update(card=name, card_mark="x")
    until(lead, over())
    task_backends["default"].clear()
    tasks.end_rights.call()

    live.refresh_from_db()
    assert (live.card, storages["public"].exists(name)) == ("", False)
    assert [r.args for r in task_backends["default"].results if r.task.name == "draw_card"] == [
        [live.pk]
    ]
    order = social_cards.wanted(live, live.version.document, timezone.now())
    assert (order.photo, order.card.credit) == (None, "")


def test_the_last_day_is_a_day_on_which_it_is_shown():
    live, lead, _other = a_story_with_two_pictures()
    until(lead, today())

    assert tasks.end_rights.call() == 0
    live.refresh_from_db()
    assert str(lead.pk) in live.pictures


def test_a_second_look_finds_nothing_and_new_rights_bring_it_back_with_a_publication():
    live, lead, _other = a_story_with_two_pictures()
    until(lead, over())
    assert (tasks.end_rights.call(), tasks.end_rights.call()) == (1, 0)
    assert not LivePhoto.objects.filter(photo=lead).exists()

    until(lead, today())
    assert str(lead.pk) in a.published(live.story).pictures


def test_other_renditions_do_not_bring_it_back():
    live, lead, _other = a_story_with_two_pictures()
    until(lead, over())
    rights.end(timezone.now())
    Rendition.objects.filter(photo=lead, format="jpeg").update(format="webp")
    tasks.refine.call(lead.pk)

    live.refresh_from_db()
    assert str(lead.pk) not in live.pictures


def test_a_story_that_was_withdrawn_is_left_alone():
    live, lead, _other = a_story_with_two_pictures()
    publish.retract(live.pk, **a.press(live.story, note="Wrong."))
    until(lead, over())

    assert tasks.end_rights.call() == 0


def test_it_is_looked_for_often_and_at_once_when_the_desk_ends_the_rights(settings):
    assert settings.RECURRING[tasks.end_rights.module_path] <= timedelta(minutes=5)
    photo, client = a.a_photo(), signed_in("Editor")
    address = reverse("admin:articles_photo_change", args=[photo.pk])
    for changed, asked in (({"caption": "A quay."}, 0), ({"rights_end": over().isoformat()}, 1)):
        task_backends["default"].clear()
        answer = client.post(address, form_in(client.get(address).text, "photo_form") | changed)
        assert answer.status_code == 302
        assert (
            len([r for r in task_backends["default"].results if "rights" in r.task.name]) == asked
        )
