"""The house stays tidy: what belongs together is there, and what is said of it is true."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from articles.admin.site import desk
from articles.document import schema
from articles.models import BLOCK_MODELS, Story
from articles.models.blocks import Block
from articles.models.stories import RESERVED
from articles.views import urls

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("kind", schema.BLOCKS.values(), ids=schema.BLOCKS)
class TestEveryKindOfBlock:
    def test_has_a_model(self, kind: type[schema.Block]) -> None:
        assert issubclass(BLOCK_MODELS[kind], Block)

    def test_has_an_inline_in_the_desk(self, kind: type[schema.Block]) -> None:
        inlines = [inline.model for inline in desk.get_model_admin(Story).inlines]

        assert BLOCK_MODELS[kind] in inlines

    def test_has_a_template(self, kind: type[schema.Block]) -> None:
        name = {block: tag for tag, block in schema.BLOCKS.items()}[kind]

        assert (ROOT / "templates/site/blocks" / f"{name}.html").exists()


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    lines = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in _texts("requirements", "docs", ".ci", "newsroom", "articles")
        for line in path.read_text().splitlines()
        if re.search(r"/(home|root)/\w", line)
    ]

    assert lines == []


def test_locked_requirements_name_no_host() -> None:
    assert [
        path.name for path in (ROOT / "requirements").iterdir() if "://" in path.read_text()
    ] == []


def test_every_requirement_is_locked_with_its_hash() -> None:
    for name in ("base", "dev"):
        text = (ROOT / f"requirements/{name}.txt").read_text()
        packages = re.findall(r"^([\w-]+)==", text, re.MULTILINE)
        entries = re.split(r"^(?=[\w-]+==)", text, flags=re.MULTILINE)[1:]
        assert packages
        assert all("--hash=sha256:" in entry for entry in entries)


FLOORS = {
    "django": (6, 1, 3),
    "django-allauth": (65, 19, 4),
    "pillow": (13, 0),
    "granian": (2, 7, 4),
    "nh3": (0, 3, 8),
}


@pytest.mark.parametrize("package", FLOORS)
def test_no_package_is_older_than_the_hole_that_was_mended_in_it(package: str) -> None:
    text = (ROOT / "requirements/base.txt").read_text()
    locked = re.search(rf"^{package}==([\d.]+)", text, re.MULTILINE)

    assert locked
    assert tuple(int(part) for part in locked[1].split(".")) >= FLOORS[package]


def test_every_dependency_is_justified() -> None:
    wanted = re.findall(r"^([\w-]+)", (ROOT / "requirements/base.in").read_text(), re.MULTILINE)
    said = "".join(path.read_text().lower() for path in (ROOT / "docs/decisions").glob("*.md"))

    assert [name for name in wanted if name not in said] == []


def test_every_link_in_the_papers_leads_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)} → {target}"
        for path in [*_texts("docs"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
        if path.suffix == ".md"
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text())
        if not (path.parent / target).exists()
    ]

    assert broken == []


def test_decisions_have_numbers_of_their_own() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md")]

    assert sorted(set(numbers)) == sorted(numbers)


def _texts(*folders: str) -> list[Path]:
    kinds = {".py", ".md", ".txt", ".html", ".css", ".js", ".sh", ".toml", ".in", ""}
    return [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in kinds and "__pycache__" not in path.parts
    ]


def test_no_section_can_take_an_address_of_the_site() -> None:
    routes = [str(pattern.pattern) for pattern in get_resolver().url_patterns]
    firsts = {route.strip("^").split("/")[0] for route in [*routes, *_public_routes()]}

    assert {first for first in firsts if re.fullmatch(r"[a-z]+[a-z0-9-]*", first)} <= RESERVED


def _public_routes() -> list[str]:
    return [str(pattern.pattern) for pattern in urls.urlpatterns]
