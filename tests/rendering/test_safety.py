"""Rules of the site's code that a machine can hold."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.template.loader import get_template

from articles.document import schema
from articles.rendering import blocks

ARTICLES = Path(settings.BASE_DIR) / "articles"
STYLES = ARTICLES / "static/articles"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
SITE = [*(TEMPLATES / "site").rglob("*.html"), *TEMPLATES.glob("*.html")]
CALLS_TEXT_SAFE = re.compile(r"\b(?:mark_safe|SafeString\(|SafeText|html_safe|safestring\.)")


def test_text_is_called_safe_in_one_module_for_prose_and_one_for_json():
    calling = {
        path.relative_to(ARTICLES).as_posix()
        for part in ("rendering", "views", "templatetags", "publishing", "models", "document")
        for path in (ARTICLES / part).rglob("*.py")
        if CALLS_TEXT_SAFE.search(path.read_text())
    }
    assert calling == {"rendering/markup.py", "rendering/jsonld.py"}


def test_no_template_switches_escaping_off_or_holds_style_or_script():
    forbidden = re.compile(r"\|\s*safe\b|safeseq|autoescape off|\sstyle=|\son[a-z]+=|<style")
    for path in SITE:
        assert not forbidden.search(path.read_text()), path


def test_scripts_of_templates_are_files_or_data():
    for path in SITE:
        for tag in re.findall(r"<script[^>]*>", path.read_text()):
            assert "src=" in tag or 'type="application/ld+json"' in tag, path


def test_every_template_says_what_it_is():
    for path in SITE:
        assert path.read_text().startswith("{# "), path


def test_every_kind_of_block_is_printed():
    assert set(blocks.SHOW) == set(schema.BLOCKS.values())
    for name in schema.BLOCKS:
        get_template(f"site/blocks/{name}.html")


def test_the_stylesheet_of_stories_keeps_its_budget_and_loads_only_our_files():
    sheet = (STYLES / "site.css").read_text()
    assert len(brotli.compress(sheet.encode())) <= 5_200
    assert re.findall(r"url\(([^)]*)\)", sheet) == [
        "fonts/newsreader.woff2",
        "fonts/librefranklin.woff2",
        "fonts/newsreader-more.woff2",
        "fonts/librefranklin-more.woff2",
    ]


@pytest.mark.parametrize("name", ["site", "site-pages", "live", "shared"])
def test_stylesheets_know_no_left_and_right(name):
    physical = (
        r"(?:margin|padding|border)-(?:left|right)|\b(?:left|right):|text-align:(?:left|right)"
    )
    assert not re.search(physical, (STYLES / f"{name}.css").read_text())
