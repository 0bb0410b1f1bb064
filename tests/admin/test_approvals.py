"""Approvals at the desk: a yes to the version one sees, and what changed when it is void."""

import pytest
from django.urls import reverse

from articles.models import Approval, Story, Text
from articles.publishing import approvals, versions
from articles.publishing.roles import EDITOR, LEGAL, PHOTO_EDITOR, REPORTER
from tests.admin.desk import change_url, signed_in
from tests.builders import (
    NOON,
    a_citation,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    story = a_story("The night ferry is back", created_by=a_user(REPORTER))
    return saved(story)


def saved(story, html=None):
    if html:
        Text.objects.filter(parent=story).update(html=html)
    versions.save(Story.objects.get(pk=story.pk), by=None, now=NOON)
    story.refresh_from_db()
    return story


def page_of(story):
    return reverse("admin:articles_story_approvals", args=[story.pk])


def test_a_lawyer_approves_the_version_that_they_see(story):
    client = signed_in(a_user(LEGAL))
    assert "Approve version 1" in client.get(page_of(story)).text

    answer = client.post(page_of(story), {"version": "1", "note": "Cleared <once>."})

    assert (answer.status_code, answer.url) == (302, page_of(story))
    page = client.get(page_of(story)).text
    assert "Version 1 of “The night ferry is back” is approved." in page
    assert "Cleared &lt;once&gt;." in page
    assert "You have approved version 1" in page
    assert 'name="version"' not in page
    form = client.get(change_url(story)).text
    assert "Version 1: <bdi>Ana</bdi>" in form


def test_what_changed_since_is_shown_and_named_in_the_rail(story):
    approvals.approve(story.pk, by=a_user(LEGAL), version=1)
    saved(story, "<p>The council split ten to five.</p>")
    client = signed_in(a_user(EDITOR))

    page = client.get(page_of(story)).text

    assert "From version 1 to version 2" in page
    assert "removed: </span>nine</del>" in page
    assert "added: </span>ten</ins>" in page
    assert "Nobody has approved this version." in page
    assert "Approve version 2" in page
    form = client.get(change_url(story)).text
    assert "Void: version 1" in form
    publish = reverse("admin:articles_story_publish", args=[story.pk])
    assert "<b>Void:</b>" in signed_in().get(publish).text
    assert f"{page_of(story)}?since=1#changed" in form


def test_a_record_that_was_changed_since_is_told(story):
    quote = a_quote("No.")
    a_quotation(story, quote)
    saved(story, "<p>“No,” she said.</p>")
    approvals.approve(story.pk, by=a_user(LEGAL), version=2)
    client, publish = signed_in(), reverse("admin:articles_story_publish", args=[story.pk])
    for page in (page_of(story), publish):
        assert "was changed since" not in client.get(page).text.replace("story was changed", "")

    quote.role = "Minister"
    quote.save()

    for page in (page_of(story), publish):
        assert "was changed since" in client.get(page).text


def test_who_looked_at_an_older_version_is_told_and_nothing_is_approved(story):
    client = signed_in(a_user(LEGAL))
    saved(story, "<p>Other words.</p>")

    for sent in ("1", "x", "", "9" * 30, "²"):
        answer = client.post(page_of(story), {"version": sent, "note": "Fine."})
        assert answer.status_code == 409
        assert "was saved since you looked" in answer.text
        assert ">Fine.</textarea>" in answer.text

    assert not Approval.objects.exists()


def test_only_the_sole_holder_is_asked_why_they_approve_their_own(story):
    editor = a_user(EDITOR)
    Story.objects.update(created_by=editor)
    client = signed_in(editor)
    page = client.get(page_of(story)).text
    assert "Why you approve your own work" in page
    assert client.post(page_of(story), {"version": "1"}).status_code == 409

    lawyer = a_user(LEGAL)
    page = client.get(page_of(story)).text
    assert "Why you approve your own work" not in page
    assert "somebody else approves it" in page
    sent = {"version": "1", "alone": "Nobody is here."}
    assert client.post(page_of(story), sent).status_code == 409

    type(lawyer).objects.filter(pk=lawyer.pk).update(is_active=False)
    client.post(page_of(story), sent)
    assert Approval.objects.get().alone == "Nobody is here."
    assert "(own work)" in client.get(change_url(story)).text


def test_who_may_not_approve_reads_what_was_approved(story):
    approvals.approve(story.pk, by=a_user(LEGAL), version=1)
    client = signed_in(a_user(PHOTO_EDITOR))

    page = client.get(page_of(story)).text

    assert "Ana" in page
    assert "Approve version" not in page
    assert client.post(page_of(story), {"version": "1"}).status_code == 404


def test_a_story_without_a_version_says_so():
    story = a_story()

    answer = signed_in(a_user(LEGAL)).get(page_of(story))

    assert "The first save makes a version" in answer.text


def test_the_rail_shows_whom_the_story_relies_on_and_what_is_wanting():
    guardian = a_source("The Guardian", description="A British newspaper.")
    unnamed = a_source("A senior official", kind="unnamed", reason="")
    theirs = a_source("A western source", kind="unnamed", reported_by=guardian)
    story = a_story(text="<p>“No,” she said. Forty countries came, it is said. More came.</p>")
    a_quotation(story, a_quote("No.", source=guardian))
    a_citation(story, "Forty countries", source=unnamed)
    a_citation(story, "More came", source=theirs)
    saved(story)

    page = signed_in().get(change_url(story)).text
    part = page.split('id="sources"')[1].split("</details>")[0]

    assert "A British newspaper." in part
    assert "“No.”" in part
    assert "Forty countries" in part
    assert part.count("Unnamed, without a reason.") == 1
    assert part.count("Not approved.") == 1
    assert "a source of The Guardian, not ours" in part


def test_the_rail_says_who_approved_an_unnamed_source():
    editor = a_user(first_name="Joan", last_name="Pike")
    source = a_source(
        "A senior official", kind="unnamed", reason="The talks were private.", approved_by=editor
    )
    story = a_story(text="<p>Forty countries came, it is said.</p>")
    a_citation(story, "Forty countries", source=source)
    saved(story)

    part = signed_in().get(change_url(story)).text.split('id="sources"')[1].split("</details>")[0]

    assert "The talks were private." in part
    assert "Approved by Joan Pike." in part
