"""What a restricted story is to those whom it does not name: nothing, on every page of the desk."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Figure, Quotation, Story, Transition
from articles.publishing import restricting, versions
from articles.publishing.roles import EDITOR, LEGAL, REPORTER
from tests import builders as a
from tests.admin.desk import signed_in
from tests.admin.test_access import body

pytestmark = pytest.mark.django_db

SECRET = "Palimpsest"


@pytest.fixture
def story() -> Story:
    """A restricted story with everything that lists of the desk show."""
    writer = a.a_user(REPORTER)
    story = a.a_story(f"The {SECRET} papers", slug=SECRET.lower(), created_by=writer, stage="legal")
    a.a_block(story, Figure, photo=a.a_photo(title=f"{SECRET} on a desk"))
    a.a_quotation(story, a.a_quote(f"“Burn the {SECRET}.”"))
    versions.save(story, by=writer, now=timezone.now())
    Transition.objects.create(
        story=story, source="for edit", target="legal", at=timezone.now(), by=writer, note=SECRET
    )
    restricting.restrict(story.pk, [], by=writer)
    return Story.objects.get(pk=story.pk)


LISTS = (
    "index",
    "schedules",
    "articles_story_changelist",
    "articles_version_changelist",
    "articles_publication_changelist",
    "articles_transition_changelist",
    "articles_quote_changelist",
    "articles_photo_changelist",
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("role", [EDITOR, LEGAL, REPORTER])
def test_no_list_shows_it(name: str, role: str, story: Story) -> None:
    client = signed_in(role)

    assert SECRET not in client.get(reverse(f"admin:{name}")).text


def test_it_is_not_found(story: Story) -> None:
    client = signed_in(EDITOR)

    assert SECRET not in client.get(reverse("admin:find"), {"q": "papers"}).text
    listed = client.get(reverse("admin:articles_story_changelist"), {"q": "papers"})
    assert SECRET not in listed.text
    for model, field in (("readalso", "first"), ("figure", "photo"), ("quoteblock", "quote")):
        asked = {"app_label": "articles", "model_name": model, "field_name": field, "term": SECRET}
        assert client.get(reverse("admin:autocomplete"), asked).json()["results"] == []


def test_its_pages_answer_like_an_unknown_address(story: Story) -> None:
    client = signed_in(EDITOR)
    unknown = client.get("/desk/articles/story/987654321/change/")
    version, photo = story.saved_as, story.articles_figure_set.get().photo
    quote = Quotation.objects.get().quote

    pages = ["change", "preview", "stage", "hold", "restricted", "history", "publish"]
    urls = [reverse(f"admin:articles_story_{page}", args=[story.pk]) for page in pages]
    urls += [
        reverse("admin:articles_story_version", args=[story.pk, 1]),
        reverse("admin:articles_version_change", args=[version.pk]),
        reverse("admin:articles_transition_change", args=[story.transitions.get().pk]),
        reverse("admin:articles_photo_change", args=[photo.pk]),
        reverse("admin:articles_photo_rendition", args=[photo.pk, 480]),
        reverse("admin:articles_quote_change", args=[quote.pk]),
    ]
    for url in urls:
        answer = client.get(url)
        assert (answer.status_code, body(answer)) == (404, body(unknown)), url


def test_it_is_restricted_and_opened_on_a_page_of_its_own() -> None:
    writer, lawyer = a.a_user(REPORTER), a.a_user(LEGAL)
    story = a.a_story(created_by=writer)
    client = signed_in(writer)
    url = reverse("admin:articles_story_restricted", args=[story.pk])
    assert (
        reverse("admin:articles_story_restricted", args=[story.pk])
        in client.get(reverse("admin:articles_story_change", args=[story.pk])).text
    )

    said = client.post(url, {"restrict": "", "named": [lawyer.pk]}, follow=True).text
    assert "seen by those whom it names" in said
    assert signed_in(lawyer).get(url.replace("restricted", "preview")).status_code == 200
    assert f'value="{lawyer.pk}" aria' in client.get(url).text or "checked" in client.get(url).text

    client.post(url, {"open": ""})
    story.refresh_from_db()
    assert not story.restricted


def test_a_choice_that_is_none_is_refused_with_a_sentence() -> None:
    writer = a.a_user(REPORTER)
    story = a.a_story(created_by=writer)

    answer = signed_in(writer).post(
        reverse("admin:articles_story_restricted", args=[story.pk]),
        {"restrict": "", "named": [a.a_user(is_staff=False).pk]},
    )

    story.refresh_from_db()
    assert answer.status_code == 400
    assert "not of the staff any more" in answer.text
    assert not story.restricted


def test_an_editor_who_may_not_open_it_is_told_and_loses_nothing(story: Story) -> None:
    editor = a.a_user(EDITOR)
    restricting.restrict(story.pk, [editor], by=story.created_by)

    answer = signed_in(editor).post(
        reverse("admin:articles_story_restricted", args=[story.pk]), {"open": "", "named": []}
    )

    story.refresh_from_db()
    assert answer.status_code == 409
    assert "Ask whoever began it" in answer.text
    assert story.restricted
