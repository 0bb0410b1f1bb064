"""Only `publishing/` writes what is live: seen in the code, and watched while it runs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import articles
from tests import builders as a
from tests.watching import watched

LIVE = {
    "LiveAlone",
    "LiveAuthor",
    "LiveCorrection",
    "LiveDay",
    "LivePhoto",
    "LiveQuote",
    "LiveSource",
    "LiveStory",
    "LiveTopic",
    "LiveWord",
    "Publication",
    "Redirect",
    "SearchEntry",
    "Version",
}
WRITING = {
    "abulk_create",
    "acreate",
    "adelete",
    "asave",
    "aupdate",
    "bulk_create",
    "bulk_update",
    "create",
    "delete",
    "get_or_create",
    "save",
    "update",
    "update_or_create",
}
HOUSE = Path(articles.__file__).parent
OTHERS = sorted(
    path
    for path in HOUSE.rglob("*.py")
    if not {"publishing", "migrations"} & set(path.relative_to(HOUSE).parts)
)


def writes(tree: ast.AST) -> Iterator[str]:
    """Calls that make a live row or write through a live model's manager."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in LIVE:
            yield f"line {node.lineno}: {node.func.id}(…)"
        if isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
            named = {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}
            if named & LIVE:
                yield f"line {node.lineno}: {ast.unparse(node.func)}"


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_other_module_writes_a_live_table(path: Path) -> None:
    assert list(writes(ast.parse(path.read_text()))) == []


def test_the_search_for_writers_finds_one() -> None:
    code = "LiveStory.objects.filter(pk=1).update(slug='x')\nPublication(number=1).save()"

    assert len(list(writes(ast.parse(code)))) >= 2


@pytest.mark.django_db
def test_a_publication_writes_through_publishing_alone() -> None:
    with watched() as strangers:
        a.a_live_story(lead_photo=a.a_photo())

    assert strangers == []
