"""People, sources, quotes, photos, accounts: what the desk does with what stories are made of."""

import io
import json
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from articles.models import Person, Photo, Quote, Section, Text
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER, REPORTER
from tests.admin.desk import add_block, change_url, form_in, opened, sent, signed_in, vouch
from tests.builders import (
    a_live_story,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_section,
    a_source,
    a_story,
    a_user,
    an_author,
    published,
)

HOSTILE = (
    "<script>alert(1)</script> \"'></script><img src=x onerror=alert(2)> "
    "]]> {{ 7|add:7 }} &amp; \u202e\u2066 é́ 😀"
)


@pytest.fixture
def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (1700, 1100), (90, 120, 160)).save(out, "JPEG")
    return SimpleUploadedFile("harbour.jpg", out.getvalue(), "image/jpeg")


# --- photos --------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_an_upload_becomes_a_photo_with_the_words_that_were_typed(picture):
    client = signed_in("Photo editor")

    response = client.post(
        reverse("admin:articles_photo_add"),
        {"upload": picture, "caption": "The harbour.", "credit": "M. Ellison", "alt": "Boats."},
    )

    photo = Photo.objects.get()
    assert response.status_code == 302
    assert (photo.width, photo.caption, photo.credit) == (1700, "The harbour.", "M. Ellison")
    assert photo.renditions.filter(format="jpeg").exists()


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_no_picture_is_refused_with_a_sentence():
    file = SimpleUploadedFile("harbour.jpg", b"<svg onload=alert(1)>", "image/jpeg")

    response = signed_in().post(
        reverse("admin:articles_photo_add"), {"upload": file, "caption": "The harbour."}
    )

    assert response.status_code == 200
    assert "harbour.jpg" in response.text
    assert "The harbour." in response.text
    assert not Photo.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_picture_is_not_taken_in_while_something_else_is_wrong(picture):
    response = signed_in().post(
        reverse("admin:articles_photo_add"), {"upload": picture, "rights_end": "soon"}
    )

    assert response.status_code == 200
    assert not Photo.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_photo_added_in_a_window_of_its_own_is_handed_back(picture):
    response = signed_in().post(
        reverse("admin:articles_photo_add"),
        {"upload": picture, "caption": "The harbour.", "_popup": "1"},
    )

    data = response.context_data["popup_response_data"]
    assert json.loads(data)["value"] == str(Photo.objects.get().pk)


@pytest.mark.django_db
def test_the_picker_offers_pictures_with_their_thumbnails():
    photo = a_photo(title="The harbour")
    asked = {"app_label": "articles", "model_name": "figure", "field_name": "photo", "term": "har"}

    found = signed_in().get(reverse("admin:autocomplete"), asked).json()["results"]

    assert found == [
        {
            "id": str(photo.pk),
            "text": "The harbour",
            "picture": reverse("admin:articles_photo_rendition", args=[photo.pk, 160]),
        }
    ]


# --- people, quotes, addresses -------------------------------------------------------------------


@pytest.mark.django_db
def test_a_quote_is_offered_with_who_said_it():
    a_quote("There was no time to lose.", speaker=a_person("Lena Brandt"))
    asked = {"app_label": "articles", "model_name": "quotation", "field_name": "quote", "term": ""}

    (found,) = signed_in().get(reverse("admin:autocomplete"), asked).json()["results"]

    assert found["text"] == "“There was no time to lose.” Lena Brandt"


@pytest.mark.django_db
def test_a_quote_names_its_speaker_or_describes_them_not_both():
    quote = a_quote()
    url = reverse("admin:articles_quote_change", args=[quote.pk])
    client = signed_in()
    form = form_in(client.get(url).text, "quote_form") | {"described_as": ["A neighbour"]}

    response = client.post(url, form)

    assert "Name the speaker or describe them, not both." in response.text
    assert Quote.objects.get().described_as == ""


@pytest.mark.django_db
def test_a_changed_quote_is_to_be_checked_again():
    quote = a_quote()
    url = reverse("admin:articles_quote_change", args=[quote.pk])
    client = signed_in()
    vouch(client, quote)
    form = form_in(client.get(url).text, "quote_form")

    client.post(url, form | {"occasion": ["In the gallery"]})
    quote.refresh_from_db()
    assert quote.checked_by is not None
    client.post(url, form | {"words": ["There was time."], "checked_by": ["1"]})

    quote.refresh_from_db()
    assert quote.checked_by is None


@pytest.mark.django_db
def test_a_quote_says_which_stories_use_it():
    quote, story = a_quote(), a_story("The night ferry is back")
    a_quotation(story, quote)

    page = signed_in().get(reverse("admin:articles_quote_change", args=[quote.pk])).text

    assert change_url(story) in page


@pytest.mark.django_db(transaction=True)
def test_an_address_that_readers_may_have_kept_leads_on_when_it_is_changed():
    story = a_story(text="<p>“There was no time to lose.”</p>")
    speaker = a_person(public_figure=True)
    a_quotation(story, a_quote(speaker=speaker))
    published(story)
    desk, reader = signed_in(PUBLISHER, ADMINISTRATOR), Client()

    for thing, path in ((speaker, "/people/{}/"), (story.section, "/{}/")):
        kind, old = thing._meta.model_name, thing.slug
        url = reverse(f"admin:articles_{kind}_change", args=[thing.pk])
        page = desk.get(url).text
        assert "the old one leads here for ever" in page, thing

        desk.post(url, form_in(page, f"{kind}_form") | {"slug": [f"{old}-anew"]})

        moved = reader.get(path.format(old))
        assert (moved.status_code, moved["Location"]) == (301, path.format(f"{old}-anew")), thing
        assert reader.get(moved["Location"]).status_code == 200, thing


@pytest.mark.django_db
def test_an_address_that_nothing_live_uses_can_be_changed():
    section = a_section("Science")
    url = reverse("admin:articles_section_change", args=[section.pk])
    client = signed_in(ADMINISTRATOR)
    form = form_in(client.get(url).text, "section_form") | {"slug": ["research"]}

    client.post(url, form)

    assert Section.objects.get().slug == "research"


@pytest.mark.django_db
def test_a_reserved_or_malformed_address_is_refused():
    person = a_person()
    url = reverse("admin:articles_person_change", args=[person.pk])
    client = signed_in()

    for slug in ("Lena Brandt", "lena_brandt", "../x", "", "-"):
        client.post(url, form_in(client.get(url).text, "person_form") | {"slug": [slug]})

    assert Person.objects.get().slug == person.slug


# --- accounts ------------------------------------------------------------------------------------


def edit(client: Any, user: User, **fields: Any) -> Any:
    url = reverse("admin:auth_user_change", args=[user.pk])
    form = form_in(client.get(url).text, "user_form")
    return client.post(url, form | fields)


@pytest.mark.django_db
def test_an_administrator_gives_the_roles_whose_rights_they_have():
    user, editor = a_user(""), Group.objects.get(name=PUBLISHER)

    edit(signed_in(ADMINISTRATOR), user, groups=[editor.pk])

    assert list(user.groups.all()) == [editor]


@pytest.mark.django_db
def test_nobody_gives_a_right_that_they_do_not_have():
    mighty = Group.objects.create(name="Mighty")
    mighty.permissions.add(Permission.objects.get(codename="delete_user"))
    user = a_user(REPORTER)

    edit(signed_in(ADMINISTRATOR), user, groups=[mighty.pk])

    assert mighty not in user.groups.all()


@pytest.mark.django_db
def test_nobody_makes_themselves_or_others_a_superuser():
    administrator, user = a_user(ADMINISTRATOR), a_user(REPORTER)
    client = signed_in(administrator)

    for one in (administrator, user):
        edit(client, one, is_superuser="on", user_permissions=["1"])

    assert not User.objects.filter(is_superuser=True).exists()
    assert not User.objects.filter(user_permissions__isnull=False).exists()


@pytest.mark.django_db
def test_an_account_with_more_rights_is_not_there_to_be_taken_over():
    superuser = User.objects.create_superuser("root", password="a long password")
    client = signed_in(ADMINISTRATOR)

    for page in ("auth_user_change", "auth_user_password_change"):
        form = {"password1": "another password", "password2": "another password"}
        assert client.post(reverse(f"admin:{page}", args=[superuser.pk]), form).status_code == 404
    superuser.refresh_from_db()
    assert superuser.check_password("a long password")


@pytest.mark.django_db
def test_a_group_is_given_only_rights_that_its_maker_has():
    mighty = Permission.objects.get(codename="delete_user")
    client = signed_in(ADMINISTRATOR)

    client.post(reverse("admin:auth_group_add"), {"name": "New", "permissions": [mighty.pk]})

    assert not Group.objects.filter(name="New").exists()


@pytest.mark.django_db
def test_a_superuser_makes_a_superuser():
    client = signed_in(User.objects.create_superuser("root", password="a long password"))
    user = a_user(PUBLISHER)

    edit(client, user, is_superuser="on")

    user.refresh_from_db()
    assert user.is_superuser


# --- hostile words -------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_hostile_words_are_shown_as_words_everywhere_at_the_desk():
    client = signed_in(PUBLISHER, ADMINISTRATOR, first_name=HOSTILE[:100])
    speaker = a_person(HOSTILE[:200], slug="hostile")
    quote = a_quote(HOSTILE, speaker=speaker, role=HOSTILE[:200])
    photo = a_photo(title=HOSTILE[:200], caption=HOSTILE, credit=HOSTILE[:200], alt=HOSTILE)
    photo.metadata = {"description": HOSTILE}
    photo.save()
    source, author = a_source(HOSTILE[:200], description=HOSTILE), an_author(HOSTILE[:200])
    section = a_section(HOSTILE[:100], slug="hostile", description=HOSTILE)
    story = a_story(
        HOSTILE, kicker=HOSTILE[:100], standfirst=HOSTILE, section=section, lead_photo=photo
    )
    a_quotation(story, quote)
    form = opened(client, story)
    assert form["headline"] == [HOSTILE]
    assert form["standfirst"] == [HOSTILE]
    late = dict(form)
    sent(client, story, form | {"headline": [HOSTILE + " changed"]})
    pages = [sent(client, story, late | {"headline": [HOSTILE + " late"]})]
    names = ["articles_story_changelist", "index", "articles_photo_changelist"]
    pages += [client.get(reverse(f"admin:{name}")) for name in names]
    for page in ("change", "publish", "stage", "unsaved", "preview", "history"):
        pages.append(client.get(reverse(f"admin:articles_story_{page}", args=[story.pk])))
    for thing in (photo, quote, speaker, source, author, section):
        name = f"admin:articles_{thing._meta.model_name}_change"
        pages.append(client.get(reverse(name, args=[thing.pk])))

    for page in pages:
        assert "<script>alert" not in page.text, page.request["PATH_INFO"]
        assert "<img src=x" not in page.text, page.request["PATH_INFO"]
        assert "14" not in page.text.partition("]]")[2][:20], page.request["PATH_INFO"]


@pytest.mark.django_db
def test_a_nul_does_not_cost_somebody_their_text():
    client, story = signed_in(), a_story()
    form = opened(client, story) | {"standfirst": ["A\x00B\x1b\r\nC"]}
    form = add_block(form, "text", html="<p>A\x00B</p>")

    response = sent(client, story, form)

    story.refresh_from_db()
    assert response.status_code == 302
    assert story.standfirst == "AB\nC"
    assert Text.objects.latest("pk").html == "<p>AB</p>"


@pytest.mark.django_db
def test_a_live_story_is_listed_with_what_the_public_sees_of_it():
    live = a_live_story("The night ferry is back")
    client = signed_in()

    page = client.get(reverse("admin:articles_story_changelist"), {"public": "live"}).text
    none = client.get(reverse("admin:articles_story_changelist"), {"public": "never"}).text

    assert change_url(live.story) in page
    assert change_url(live.story) not in none


@pytest.mark.django_db
def test_the_list_costs_the_same_however_many_stories_it_shows(django_assert_max_num_queries):
    client = signed_in()
    for number in range(30):
        a_story(f"Story {number}", assigned_to=a_user(), lead_photo=a_photo())

    with django_assert_max_num_queries(14):
        client.get(reverse("admin:articles_story_changelist"))
