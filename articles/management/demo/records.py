"""The demo's shared records: sections, authors, topics, people, sources, quotes.

Each is found again by its address or its words, and left as it is when it is there: what somebody
changed at the desk stays changed.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.contrib.auth.models import Group, User
from django.utils.text import slugify

from articles.management.demo.accounts import ACCOUNTS
from articles.management.demo.content import NOT_STATED, Content, Said, Tale
from articles.management.demo.moments import day, moment
from articles.models import Author, Person, Photo, Provenance, Quote, Section, Source, Topic
from articles.models import Desk as DeskRow
from articles.publishing import likenesses, names, roles

type Desk = Mapping[str, User]


def desk() -> dict[str, User]:
    """Make the demo's accounts that are not there yet; return all by their user names."""
    roles.install()
    groups = {group.name.lower(): group for group in Group.objects.all()}
    people: dict[str, User] = {}
    for account in ACCOUNTS:
        user = User.objects.filter(username=account.username).first()
        if user is None:
            first, _, last = account.full_name.partition(" ")
            user = User.objects.create_user(
                account.username,
                password=account.password,
                first_name=first,
                last_name=last,
                is_staff=True,
            )
            user.groups.add(*(groups[role] for role in account.roles))
        people[account.username] = user
    return people


class Records:
    """The rows of the shared records, by the names that the files use."""

    def __init__(
        self,
        content: Content,
        desk: Desk,
        sources: Mapping[str, Source],
        photos: Mapping[str, Photo],
        now: datetime,
    ) -> None:
        self.content, self.desk = content, desk
        self.sources, self.photos = sources, photos
        self.sections = self._sections()
        self._desks()
        self.authors = self._authors()
        self.topics = self._topics()
        self.people = self._people()
        self.quotes = {
            key: self._quote(said, content.tales[slug], now)
            for key, (slug, said) in content.said.items()
        }

    def _desks(self) -> None:
        """Say for which sections an account works, where it does not work for all."""
        for account in ACCOUNTS:
            row, _new = DeskRow.objects.get_or_create(user=self.desk[account.username])
            row.sections.add(*(self.sections[slug] for slug in account.sections))

    def _sections(self) -> dict[str, Section]:
        return {
            slug: Section.objects.get_or_create(
                slug=slug,
                defaults={"name": entry.name, "description": entry.description, "order": order},
            )[0]
            for order, (slug, entry) in enumerate(self.content.sections.items())
        }

    def _authors(self) -> dict[str, Author]:
        made = {}
        for slug, entry in self.content.authors.items():
            user = self.desk.get(entry.account)
            free = user is not None and not Author.objects.filter(user=user).exists()
            made[slug], _ = Author.objects.get_or_create(
                slug=slug,
                defaults={
                    "name": entry.name,
                    "biography": entry.biography,
                    "user": user if free else None,
                },
            )
        return made

    def _topics(self) -> dict[str, Topic]:
        return {
            name: Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
            for name in self.content.topics
        }

    def _people(self) -> dict[str, Person]:
        made = {}
        for slug, entry in self.content.people.items():
            made[slug], is_new = Person.objects.get_or_create(
                slug=slug,
                defaults={
                    "name": entry.name,
                    "aliases": "\n".join(entry.aliases),
                    "role": entry.role,
                    "organisation": entry.organisation,
                    "public_figure": entry.public,
                    "notes": entry.notes,
                },
            )
            if is_new:
                names.note(made[slug])
                likenesses.note(made[slug])
        return made

    def _quote(self, said: Said, tale: Tale, now: datetime) -> Quote:
        speaker = self.people[said.who] if said.who else None
        existing = Quote.objects.filter(
            words=said.words, speaker=speaker, described_as=said.described
        ).first()
        if existing:
            return existing
        role = said.role
        if role is None:
            role = self.content.people[said.who].role if said.who else ""
        to_us = not said.source
        quote = Quote.objects.create(
            words=said.words,
            language=said.language or tale.language,
            speaker=speaker,
            described_as=said.described,
            role=role,
            obtained=said.how if said.how is not None else "interview" if to_us else "",
            occasion=said.occasion,
            said_on=_said_on(said, tale, now),
            provenance=_provenance(said),
            source=self.sources[said.source] if said.source not in ("", NOT_STATED) else None,
            reporter=self._reporter(said, tale) if to_us else None,
            checked_by=self.desk["editor"],
        )
        likenesses.note(quote)
        return quote

    def _reporter(self, said: Said, tale: Tale) -> Author | None:
        taken_by = said.to if said.to is not None else next((by for by, _ in tale.authors()), "")
        return self.authors[taken_by] if taken_by else None


def sources(content: Content, desk: Desk) -> dict[str, Source]:
    """Make the sources that are not there yet; who passed another on comes first."""
    made: dict[str, Source] = {}
    own_first = sorted(content.sources.items(), key=lambda item: bool(item[1].reported_by))
    for slug, entry in own_first:
        made[slug], is_new = Source.objects.get_or_create(
            slug=slug,
            defaults={
                "name": entry.name,
                "kind": entry.kind,
                "description": entry.description,
                "reported_by": made[entry.reported_by] if entry.reported_by else None,
                "reason": entry.reason,
                "approved_by": desk[entry.approved_by] if entry.approved_by else None,
            },
        )
        if is_new:
            names.note(made[slug])
    return made


def _provenance(said: Said) -> Provenance:
    if not said.source:
        return Provenance.TO_US
    return Provenance.NOT_STATED if said.source == NOT_STATED else Provenance.REPORTED


def _said_on(said: Said, tale: Tale, now: datetime) -> date | None:
    """The day that the file names, else that of the publication with which it came."""
    if said.on is not None:
        return day(said.on)
    if not tale.out:
        return None
    return moment(tale.out[said.since - 1].at, now).date()
