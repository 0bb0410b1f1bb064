"""Make a draft from an article in a file: plain text, Markdown, HTML or .docx."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.document.incoming import TooLong
from articles.management.files import MOST_BYTES, Found, Unreadable, read
from articles.models import Section, Story
from articles.publishing import house, importing, quotations


class Command(BaseCommand):
    help = "Make a draft from an article: plain text, Markdown, HTML or .docx; - is standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file, or - for standard input")
        parser.add_argument("--language", default="", help="a code such as en, ar or fr")
        parser.add_argument("--section", default="", help="the address of a section")
        parser.add_argument("--by", default="", help="the account whose story it becomes")

    def handle(self, *args: Any, **options: Any) -> None:
        section = self._section(options["section"])
        by = self._account(options["by"])
        language = self._language(options["language"])
        found = self._found(options["file"])
        made = importing.draft(
            found.article,
            by=by,
            language=language or found.language or house.current().language,
            section=section,
            now=timezone.now(),
        )
        self._say(made, found)

    def _found(self, name: str) -> Found:
        try:
            if name == "-":
                return self._read(sys.stdin.buffer, "")
            with Path(name).open("rb") as file:
                return self._read(file, name)
        except FileNotFoundError:
            raise CommandError(f"There is no file {name}. Give the path of the article.") from None
        except OSError as reason:
            raise CommandError(f"{name} cannot be read: {reason.strerror}.") from None

    def _read(self, file: BinaryIO, name: str) -> Found:
        try:
            return read(file.read(MOST_BYTES + 1), name)
        except (Unreadable, TooLong) as reason:
            raise CommandError(_(str(reason))) from None

    def _language(self, code: str) -> str:
        try:
            if code:
                Story._meta.get_field("language").clean(code, None)
        except ValidationError as reason:
            raise CommandError(" ".join(reason.messages)) from None
        return code

    def _section(self, slug: str) -> Section | None:
        if not slug:
            return None
        section = Section.objects.filter(slug=slug).first()
        if section is None:
            known = ", ".join(Section.objects.values_list("slug", flat=True))
            raise CommandError(f"There is no section {slug}. There are: {known or 'none yet'}.")
        return section

    def _account(self, username: str) -> Any:
        if not username:
            return None
        user = get_user_model().objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username}.")
        return user

    def _say(self, made: importing.Imported, found: Found) -> None:
        story = made.story
        counts = {
            "Paragraphs": sum(
                piece.html.count("</p>") + piece.html.count("</li>")
                for piece in found.article.pieces
            ),
            "Pictures to be filled": made.pictures,
            "Read also to be filled": made.read_also,
            "Quotations found": len(quotations.look(story).quotations),
        }
        address = settings.SITE_URL + reverse("admin:articles_story_change", args=[story.pk])
        self.stdout.write(f"“{story}” is a draft now: {address}")
        for what, number in counts.items():
            self.stdout.write(f"  {what}: {number}")
        if found.pictures:
            self.stdout.write(
                f"Not taken over: pictures in the file: {found.pictures} "
                "(Add them as picture blocks, with credit and alt text.)"
            )
        for left in made.left:
            self.stdout.write(f"Not taken over: {left.words} ({_(left.why)})")
