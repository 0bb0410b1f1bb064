"""What other newsrooms may ask of us, as OpenAPI 3.1 describes it."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from articles.publishing import house
from articles.rendering import addresses
from articles.rendering.ninjs import STANDARD

ITEM = {"$ref": STANDARD["schema"].rstrip("#")}
CURSOR = {"type": "string", "pattern": "^[0-9]{1,17}-[0-9]{1,18}$"}
NAMES = {"400": "NoCursor", "404": "NotFound"}

Described = Mapping[str, Any]


def description() -> Described:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{house.current().title}: news as ninjs",
            "version": "1.0.0",
            "description": "Stories as ninjs 3.1. Nothing here needs a key. Ask with the ETag that "
            "you had last: what has not changed is answered 304 and costs neither of us anything.",
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            addresses.NINJS: _list(),
            addresses.CHANGES: _changes(),
            f"{addresses.NINJS}{{id}}": _item(),
        },
        "components": {
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["status", "detail"],
                    "properties": {
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                }
            },
            "responses": {
                "NotModified": {"description": "You have it already: the ETag is the same."},
                "NoCursor": _problem("The cursor is none that an answer gave."),
                "NotFound": _problem("There is no such story, or not yet."),
            },
        },
    }


def _list() -> Described:
    return _asked(
        "newest",
        "What is live, the newest first.",
        [_cursor("before", "From `next` of the answer before.")],
        {
            "items": {"type": "array", "items": ITEM},
            "next": {
                "type": ["string", "null"],
                "format": "uri",
                "description": "Older stories; null at the end.",
            },
            "changes": {
                "type": "string",
                "format": "uri",
                "description": "What changes from now on: keep it, and ask there later.",
            },
        },
        "400",
    )


def _changes() -> Described:
    return _asked(
        "changes",
        "What was published, changed or withdrawn after a place, in that order, each story once "
        "as it is now. `pubStatus` says `canceled` of a story that was retracted and `withheld` of "
        "one that was taken down; neither has text or pictures any more, and yours are to go too.",
        [_cursor("since", "From `next` of the answer before; without it, from the beginning.")],
        {
            "items": {"type": "array", "items": ITEM},
            "next": {
                "type": "string",
                "format": "uri",
                "description": "Where to go on, now or later.",
            },
            "more": {"type": "boolean", "description": "Whether there is more at once."},
        },
        "400",
    )


def _item() -> Described:
    number = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The number that ends the item's `uri`.",
        "schema": {"type": "integer", "minimum": 1},
    }
    return _operation("item", "One story, or that it was withdrawn.", [number], ITEM, "404")


def _asked(
    name: str, about: str, parameters: list[Described], properties: Described, wrong: str
) -> Described:
    schema = {"type": "object", "required": list(properties), "properties": properties}
    return _operation(name, about, parameters, schema, wrong)


def _operation(
    name: str, about: str, parameters: list[Described], schema: Described, wrong: str
) -> Described:
    headers = {
        "ETag": {"schema": {"type": "string"}, "description": "Send it back as If-None-Match."}
    }
    return {
        "get": {
            "operationId": name,
            "description": about,
            "parameters": parameters,
            "responses": {
                "200": {
                    "description": "As asked.",
                    "headers": headers,
                    "content": {"application/json": {"schema": schema}},
                },
                "304": {"$ref": "#/components/responses/NotModified"},
                wrong: {"$ref": f"#/components/responses/{NAMES[wrong]}"},
            },
        }
    }


def _cursor(name: str, about: str) -> Described:
    return {"name": name, "in": "query", "description": about, "schema": CURSOR}


def _problem(about: str) -> Described:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": about, "content": {"application/problem+json": {"schema": schema}}}
