"""Calls a WSGI application as a server would, and reads what it answers."""

from io import BytesIO
from typing import NamedTuple
from wsgiref.util import setup_testing_defaults


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    application, path="/", method="GET", address="192.0.2.7", environ=None, **headers
) -> Answer:
    """Ask for a path; `headers` with _ for -. Header names of the answer are in lower case.

    environ  what the server says of the request beyond that, for instance its body
    """
    path, _, query = path.partition("?")
    environ = (environ or {}) | {
        "REQUEST_METHOD": method,
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "REMOTE_ADDR": address,
        "HTTP_HOST": "127.0.0.1",
        **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
    }
    environ.setdefault("wsgi.input", BytesIO())
    setup_testing_defaults(environ)
    started = []

    def start_response(status, headers, exc_info=None):
        names = [name.lower() for name, _value in headers]
        assert len(names) == len(set(names)), "a header is there twice"
        started.append((int(status.split()[0]), {n.lower(): v for n, v in headers}))

    body = application(environ, start_response)
    try:
        content = b"".join(body)
    finally:
        if hasattr(body, "close"):
            body.close()
    return Answer(*started[-1], content)
