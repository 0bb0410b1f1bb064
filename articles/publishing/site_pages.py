"""Pages that are no stories: saved, published, taken off. What readers have is a version as it was.

    by            who presses
    intent        drawn when the page was shown: the same press twice is done once
    seen          public number of what was live when the person looked; 0 for none
    started_from  number of the version that a form began with; 0 for none

The foot of every page links to what is published. It is derived here into the house's own row, so
that no page asks for it.
"""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.document import prose
from articles.models import AuditEntry, Page, PagePublication, PageVersion, SiteSettings
from articles.publishing import audit, house, purge
from articles.publishing.errors import Moved, NotAllowed

MAY_CHANGE = "articles.change_page"
MAY_PUBLISH = "articles.publish_page"
#: What a new newsroom begins with; each text is a template below site/pages/.
FIRST = ("about", "corrections-policy", "imprint")


class Text(NamedTuple):
    title: str
    html: str
    language: str


def save(
    page: Page, text: Text, *, by: User, started_from: int, now: datetime | None = None
) -> PageVersion:
    """Keep a page's text, and its address and place where it is new; readers see nothing of it.

    Raises NotAllowed; Moved when somebody else saved meanwhile; ValidationError.
    """
    if not by.has_perm(MAY_CHANGE):
        raise NotAllowed(_("You may not change the pages of the site. Ask an editor."))
    with transaction.atomic():
        if page.pk:
            _take_up(page, _locked(page.pk))
            since = page.versions.filter(number__gt=started_from)
            if page.saved and since.exclude(by=by).exists():
                raise Moved(
                    _(
                        "Nothing was saved: “%(title)s” was changed while this page was open. "
                        "Look at it as it is now, then change it again."
                    )
                    % {"title": page.saved.title}
                )
        return _keep(page, text, by=by, now=now or timezone.now())


def publish(
    page_id: int,
    number: int | None,
    *,
    by: User,
    intent: UUID,
    seen: int,
    now: datetime | None = None,
) -> PagePublication:
    """Give readers a version of a page: the newest one, or an earlier one again.

    number  of the version; None takes the page off
    Raises NotAllowed; Moved when somebody else published meanwhile; PageVersion.DoesNotExist.
    """
    if not by.has_perm(MAY_PUBLISH):
        raise NotAllowed(_("You may not publish pages of the site. Ask a publisher."))
    with transaction.atomic(durable=True):
        page = _locked(page_id)
        if done := PagePublication.objects.filter(intent=intent).first():
            return done
        if page.live and page.live.number != seen:
            raise Moved(
                _(
                    "Nothing was published: “%(title)s” was published while this page was open. "
                    "Look at what readers have now, then decide again."
                )
                % {"title": page}
            )
        version = page.versions.get(number=number) if number else None
        return _go_out(page, version, by=by, intent=intent, now=now or timezone.now())


def found(*, by: User, now: datetime) -> None:
    """Give a new newsroom its first pages, as far as they are not there yet. Nobody is asked."""
    there = set(Page.objects.filter(slug__in=FIRST).values_list("slug", flat=True))
    if there == set(FIRST):
        return
    home = house.current()
    context = {"house": home, "email": home.corrections_email}
    with transaction.atomic(), translation.override(house.spoken(home.language)):
        for order, slug in enumerate(FIRST, 1):
            if slug not in there:
                title, html = render_to_string(f"site/pages/{slug}.html", context).split("\n", 1)
                text = Text(title, html, home.language)
                page = Page(slug=slug, order=order * 10)
                version = _keep(page, text, by=by, now=now)
                _go_out(page, version, by=by, intent=uuid4(), now=now)


def _locked(page_id: int) -> Page:
    rows = Page.objects.select_for_update(of=("self",))
    return rows.select_related("saved", "live__version").get(pk=page_id)


def _take_up(page: Page, there: Page) -> None:
    """Give a page that was read without a lock what may have changed since, and only that."""
    page.saved, page.live = there.saved, there.live
    if there.live:
        page.slug = there.slug


def _keep(page: Page, text: Text, *, by: User, now: datetime) -> PageVersion:
    """Write the page and a new version of it, unless the saved one says the same."""
    page.full_clean()
    page.save()
    kept = Text(text.title, prose.clean(text.html), text.language)
    if page.saved and kept == Text(page.saved.title, page.saved.html, page.saved.language):
        return page.saved
    last = page.versions.order_by("-number").values_list("number", flat=True).first()
    version = PageVersion(
        page=page,
        number=(last or 0) + 1,
        title=kept.title,
        html=kept.html,
        language=kept.language,
        at=now,
        by=by,
    )
    version.full_clean()
    version.save()
    page.saved = version
    page.save(update_fields=["saved"])
    return version


def _go_out(
    page: Page, version: PageVersion | None, *, by: User, intent: UUID, now: datetime
) -> PagePublication:
    number = (page.live.number if page.live else 0) + 1
    page.live = PagePublication.objects.create(
        page=page, version=version, number=number, at=now, by=by, intent=intent
    )
    page.save(update_fields=["live"])
    told = f"public number {number}, " + (f"version {version.number}" if version else "taken off")
    audit.enter(AuditEntry.What.PAGE, by=by, thing=str(page), detail=told, now=now)
    _tell_the_foot()
    tell = purge.refresh if version else purge.withdraw
    tell([f"page:{page.pk}"], now=now)
    purge.refresh([house.KEY, "sitemap"], now=now)
    house.forget()
    transaction.on_commit(house.forget)
    return page.live


def _tell_the_foot() -> None:
    """Write what the foot of every page links to, past the clock of the settings' own changes."""
    shown = Page.objects.published().annotate(
        title=F("live__version__title"), language=F("live__version__language")
    )
    links = [list(link) for link in shown.values_list("slug", "title", "language")]
    SiteSettings.objects.get_or_create(pk=1)
    SiteSettings.objects.filter(pk=1).update(pages=links)
