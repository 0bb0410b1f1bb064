"""What others' schemas say of our answers: each function returns the mistakes, in words.

The schemas lie in tests/data (README there); nothing is fetched.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from lxml import etree
from referencing import Registry, Resource

DATA = Path(__file__).parent / "data"
SCHEMAS = DATA / "schemas"
VOCABULARY = json.loads((DATA / "schemaorg.json").read_text())
TYPES, PROPERTIES = VOCABULARY["types"], VOCABULARY["properties"]
#: Which of the schemas others refer to, by the names that they call them.
NAMED = {
    "https://geojson.org/schema/GeoJSON.json": "geojson.json",
    "feed-1": "jsonfeed-1.schema.json",
}

formats = FormatChecker([])


@formats.checks("date-time", raises=ValueError)
def _moment(text: object) -> bool:
    return not isinstance(text, str) or datetime.fromisoformat(text).tzinfo is not None


@formats.checks("uri")
def _address(text: object) -> bool:
    return not isinstance(text, str) or text.startswith(("https://", "http://", "tag:", "urn:"))


def rss(content: bytes) -> list[str]:
    return _xml("rss-2_0.xsd", content)


def atom(content: bytes) -> list[str]:
    return _xml("atom.rng", content)


def sitemap(content: bytes) -> list[str]:
    return _xml("sitemap-all.xsd", content)


def sitemap_index(content: bytes) -> list[str]:
    return _xml("siteindex.xsd", content)


def json_feed(feed: object) -> list[str]:
    return _json("jsonfeed-1.1.schema.json", feed)


def ninjs(item: object) -> list[str]:
    return _json("ninjs-schema_3.1.json", item)


def openapi(description: object) -> list[str]:
    return _json("openapi-3.1.json", description)


def structured(thing: Mapping[str, Any]) -> Iterator[str]:
    """Yield what schema.org does not know of a thing and of the things inside it."""
    own = TYPES[thing["@type"]]
    for key, value in thing.items():
        if key.startswith("@"):
            continue
        name = key.removesuffix("-input")  # a property of an action, to be filled in
        if not set(own) & set(PROPERTIES[name]["on"]):
            yield f"{key} of {thing['@type']}"
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from structured(one)
            if name == key and not _fits(one, set(PROPERTIES[name]["of"])):
                yield f"{key} is {one}"


def _fits(value: Any, wanted: set[str]) -> bool:
    if isinstance(value, dict):
        return bool(set(TYPES[value["@type"]]) & wanted)
    if isinstance(value, bool):
        return "Boolean" in wanted
    if isinstance(value, int):  # of pixels, as everybody writes it
        return bool({"Integer", "Number", "QuantitativeValue"} & wanted)
    if wanted <= {"Date", "DateTime"}:
        return bool(datetime.fromisoformat(value))
    if "Text" in wanted:
        return bool(value)
    return "URL" in wanted and value.startswith(("https://", "http://"))


@cache
def _grammar(name: str) -> Any:
    tree = etree.parse(SCHEMAS / name)
    return etree.RelaxNG(tree) if name.endswith(".rng") else etree.XMLSchema(tree)


def _xml(name: str, content: bytes) -> list[str]:
    grammar = _grammar(name)
    grammar.validate(etree.fromstring(content, etree.XMLParser(resolve_entities=False)))
    return [f"{error.line}: {error.message}" for error in grammar.error_log]


@cache
def _validator(name: str) -> Validator:
    known = Registry().with_resources(
        (called, Resource.from_contents(json.loads((SCHEMAS / file).read_text())))
        for called, file in NAMED.items()
    )
    schema = json.loads((SCHEMAS / name).read_text())
    of_its_draft = validator_for(schema, default=Draft202012Validator)
    return of_its_draft(schema, registry=known, format_checker=formats)


def _json(name: str, value: object) -> list[str]:
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        for error in _validator(name).iter_errors(value)
    ]
