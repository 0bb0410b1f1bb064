"""The card of a live story: there after a press, right or not there, gone with its story."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.tasks import task_backends
from django.utils import timezone
from PIL import Image

from articles.models import LiveStory, Photo, Purge, Rendition, Section
from articles.publishing import files, house, publish, shared, social_cards, sweeping, tasks
from tests import builders as a
from tests.publishing.picture_files import a_jpeg

pytestmark = pytest.mark.django_db


def again(live: LiveStory) -> LiveStory:
    return LiveStory.objects.select_related("version", "section").get(pk=live.pk)


def with_card(live: LiveStory) -> LiveStory:
    """The story with a card that fits, without the time it takes to draw one."""
    live = again(live)
    name = files.put(storages["public"], files.COPIES, "jpg", [b"a card"])
    mark = social_cards.wanted(live, live.version.document, timezone.now()).mark
    LiveStory.objects.filter(pk=live.pk).update(card=name, card_mark=mark)
    return again(live)


def a_large_photo(**fields) -> Photo:
    photo = a.a_photo(**fields)
    for row in photo.renditions.all():
        name = storages["default"].save("renditions/large.jpg", ContentFile(a_jpeg(1200, 800)))
        Rendition.objects.filter(pk=row.pk).update(file=name)
    return photo


def asked_for() -> list[tuple[str, list]]:
    """The tasks for cards that were enqueued, and what they are about."""
    noted = task_backends["default"].results
    return [(r.task.name, r.args) for r in noted if "card" in r.task.name]


def there(name: str) -> bool:
    return storages["public"].exists(name)


def press_again(live: LiveStory, **fields) -> LiveStory:
    """Change the working copy and publish it."""
    for name, value in fields.items():
        setattr(live.story, name, value)
    live.story.save()
    return a.published(live.story)


# --- drawing -------------------------------------------------------------------------------------


def test_a_press_has_a_card_drawn_and_refreshes_the_page_when_it_is_there(run_tasks):
    live = a.a_live_story(lead_photo=a_large_photo())
    assert (live.card, asked_for()) == ("", [("draw_card", [live.pk])])
    Purge.objects.all().delete()

    run_tasks(pictures=True)
    live = again(live)
    with storages["public"].open(live.card) as file:
        content = file.read()
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 630))
        assert image.getpixel((1199, 100)) != (255, 255, 255)  # the picture
    own = Purge.objects.filter(key=f"story:{live.pk}")
    assert [row.mode for row in own] == ["refresh"]


def test_its_name_says_nothing(run_tasks):
    live = a.a_live_story()
    run_tasks(pictures=True)
    token = again(live).card.rpartition("/")[2].removesuffix(".jpg")

    assert len(token) == 32
    assert str(live.pk) != token


def test_a_card_that_fits_is_not_drawn_again():
    live = with_card(a.a_live_story())

    assert tasks.draw_card.call(live.pk) is False
    assert again(live).card == live.card


@pytest.mark.parametrize("file", [b"no picture at all", None], ids=["damaged", "lost"])
def test_a_picture_that_cannot_be_opened_is_left_out(file):
    photo = a.a_photo()
    live = a.a_live_story(lead_photo=photo)
    for row in photo.renditions.all():
        storages["default"].delete(row.file)
        if file:
            storages["default"].save(row.file, ContentFile(file))

    assert tasks.draw_card.call(live.pk) is True
    assert there(again(live).card)


def test_of_two_that_were_drawn_at_once_one_is_kept():
    live = with_card(a.a_live_story())
    second = files.put(storages["public"], files.COPIES, "jpg", [b"second"])

    assert social_cards._hang(live.pk, second, live.card_mark, timezone.now()) is False
    assert again(live).card == live.card


def test_a_card_that_came_too_late_is_not_hung():
    live = with_card(a.a_live_story())
    order = social_cards.wanted(live, live.version.document, timezone.now())
    changed = press_again(live, headline="The night ferry is gone")

    late = files.put(storages["public"], files.COPIES, "jpg", [b"late"])
    assert social_cards._hang(live.pk, late, order.mark, timezone.now()) is False
    assert again(changed).card == ""


def test_a_story_that_is_not_live_gets_none():
    live = a.a_live_story()
    publish.take_down(live.pk, **a.press(live.story))

    assert tasks.draw_card.call(live.pk) is False
    assert tasks.draw_card.call(a.a_story().pk) is False


def test_it_shows_what_the_story_says_in_its_language():
    live = a.a_live_story(
        "مؤتمر باريس",
        language="ar",
        section=a.a_section("العالم", slug="alam"),
        lead_photo=a.a_photo(credit="AFP", digital_source_type="trainedAlgorithmicMedia"),
    )
    card = social_cards.wanted(again(live), live.version.document, timezone.now()).card

    assert (card.headline, card.section, card.site) == ("مؤتمر باريس", "العالم", "Newsroom")
    assert (card.language, card.rtl) == ("ar", True)
    assert "AFP" in card.credit != "AFP"  # and that it is no photograph


# --- what is no longer so ------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "change",
    [
        lambda: {"headline": "The night ferry is gone"},
        lambda: {"section": a.a_section("Culture")},
        lambda: {"lead_photo": a.a_photo()},
    ],
    ids=["headline", "section", "picture"],
)
def test_a_card_that_shows_what_was_goes_with_the_press_and_another_is_asked_for(change):
    live = with_card(a.a_live_story())
    task_backends["default"].clear()
    now = press_again(live, **change())

    assert (now.card, there(live.card)) == ("", False)
    assert asked_for() == [("discard_card", [live.card]), ("draw_card", [live.pk])]


@pytest.mark.django_db(transaction=True)
def test_a_card_that_is_still_right_stays():
    live = with_card(a.a_live_story())
    task_backends["default"].clear()
    now = press_again(live, standfirst="Something else.", place="Port Alder")

    assert (now.card, there(live.card), asked_for()) == (live.card, True, [])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("deed", [publish.retract, publish.take_down])
def test_the_card_of_a_story_that_is_withdrawn_is_gone_at_once(deed):
    live = with_card(a.a_live_story())
    deed(live.pk, **a.press(live.story, note="Wrong."))

    assert (again(live).card, again(live).card_mark) == ("", "")
    assert not there(live.card)


def test_the_worker_removes_it_too_in_case_the_press_could_not(run_tasks):
    live = with_card(a.a_live_story())
    publish.take_down(live.pk, **a.press(live.story))  # in a test's transaction: nothing follows
    assert there(live.card)

    run_tasks()
    assert not there(live.card)


def test_the_sweep_keeps_cards_and_removes_what_no_story_has():
    live = with_card(a.a_live_story())
    lost = files.put(storages["public"], files.COPIES, "jpg", [b"lost"])
    sweeping.sweep(timezone.now() + timedelta(hours=2))

    assert (there(live.card), there(lost)) == (True, False)


def test_a_section_that_is_renamed_has_its_cards_drawn_anew(run_tasks):
    live, other = a.a_live_story(), with_card(a.a_live_story(section=a.a_section("Culture")))
    live = with_card(live)
    before = Section.objects.get(pk=live.section_id)
    section = Section.objects.get(pk=live.section_id)
    section.name = "The World"
    section.save()
    shared.changed(section, before=before, now=timezone.now())
    assert ("draw_cards", [section.pk]) in asked_for()

    run_tasks(pictures=True)
    assert again(live).card not in ("", live.card)
    assert again(other).card == other.card


def test_cards_of_many_stories_are_drawn_a_few_at_a_time(monkeypatch):
    monkeypatch.setattr(social_cards, "AT_ONCE", 2)
    ids = [with_card(a.a_live_story()).pk for _ in range(3)]
    task_backends["default"].clear()
    now = timezone.now()

    assert social_cards.draw_some(None, None, now=now) == ids[1]
    assert social_cards.draw_some(None, ids[1], now=now) is None
    tasks.draw_cards.call()
    assert asked_for() == [("draw_cards", [None, ids[1]])]


@pytest.mark.parametrize("what", ["title", "focal point"])
def test_every_hour_cards_are_asked_for_that_changed_behind_their_stories(what):
    photo = a.a_photo()
    live = with_card(a.a_live_story(lead_photo=photo))
    assert tasks.look_after_cards.call() == 0
    if what == "title":
        admin = a.a_user("Administrator")
        house.write({"title": "The Courier"}, house.row(), by=admin, now=timezone.now())
    else:
        Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)

    task_backends["default"].clear()
    assert tasks.look_after_cards.call() == 1
    assert asked_for() == [("draw_card", [live.pk])]


# --- on the page ---------------------------------------------------------------------------------


def test_a_story_s_page_knows_its_card_and_until_then_its_lead_picture(client):
    live = a.a_live_story("The night ferry is back", lead_photo=a.a_photo(alt="A harbour."))
    lead = client.get(live.url).context["story"].card
    assert lead.url.startswith("http")
    assert (lead.width, lead.height, lead.alt) == (800, 534, "A harbour.")

    named = with_card(live)
    card = client.get(live.url).context["story"].card
    assert card.url.endswith(named.card)
    assert (card.width, card.height, card.alt) == (1200, 630, "The night ferry is back")


def test_a_story_without_card_and_picture_has_none(client):
    assert client.get(a.a_live_story().url).context["story"].card is None
