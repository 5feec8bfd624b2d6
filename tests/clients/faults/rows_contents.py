"""Rows of the matrix: answers that are well framed, and whose content is not what is documented."""

from __future__ import annotations

from collections.abc import Callable

from order_apis._runtime.limits import LIMITS, Limits
from order_apis.errors import AnswerError, ApiError
from tests.clients.faults.packed import bare_deflated, bomb, deflated, gzipped
from tests.clients.faults.steps import HOLD, TAKE, Say, Script
from tests.clients.faults.table import Fault, Medium, Sees, always, framed, plays

BOTH = ("json", "xml")
SMALL = Limits(body=1 << 20)


def wrong(says: str) -> dict[str, Sees]:
    """See that a success is none, with what came."""
    return always(Sees(AnswerError, says, status=200))


def row(
    name: str,
    sees: dict[str, Sees],
    content: Callable[[bytes], bytes] = bytes,
    media: tuple[str, ...] = BOTH,
    *,
    status: int = 200,
    limits: Limits = LIMITS,
    **headers: str,
) -> Fault:
    """A row of a whole answer, whose content is made of a good one."""

    def plays(medium: Medium) -> tuple[Script, ...]:
        return ((TAKE, Say(medium.answer(status, content(medium.body), **headers))),)

    return Fault(name, plays, sees, media, limits=limits)


def gzip_row(
    name: str,
    sees: dict[str, Sees],
    content: Callable[[bytes], bytes] = gzipped,
    limits: Limits = LIMITS,
) -> Fault:
    """The same, said to be gzip."""
    return row(name, sees, content, limits=limits, content_encoding="gzip")


def with_wrong_sum(content: bytes) -> bytes:
    """Return gzip whose check sum is another."""
    packed = bytearray(gzipped(content))
    packed[-8] ^= 1
    return bytes(packed)


ENCODINGS = (
    gzip_row("gzip", always(Sees())),
    gzip_row("gzip that is cut off", wrong("cut off"), lambda x: gzipped(x)[:-12]),
    gzip_row("gzip without its check sum", wrong("cut off"), lambda x: gzipped(x)[:-8]),
    gzip_row("the first byte of gzip", wrong("cut off"), lambda x: gzipped(x)[:1]),
    gzip_row("gzip with a wrong check sum", wrong("broken"), with_wrong_sum),
    gzip_row("gzip that is none", wrong("broken"), bytes),
    gzip_row("gzip in two members", always(Sees()), lambda x: gzipped(x[:50]) + gzipped(x[50:])),
    gzip_row("gzip with zeros behind it", always(Sees()), lambda x: gzipped(x) + bytes(600)),
    gzip_row("gzip with more behind it", wrong("behind"), lambda x: gzipped(x) + b"more"),
    gzip_row(
        "gzip with a cut member behind it", wrong("cut"), lambda x: gzipped(x) + gzipped(x)[:9]
    ),
    gzip_row("gzip of nothing", wrong("empty"), lambda _: gzipped(b"")),
    gzip_row("gzip that is empty", wrong("empty"), lambda _: b""),
    gzip_row("a bomb", wrong("more than 1048576 bytes"), lambda _: bomb(64 << 20), SMALL),
    row("deflate", always(Sees()), deflated, content_encoding="deflate"),
    row("deflate without a head", always(Sees()), bare_deflated, content_encoding="deflate"),
    row("deflate cut off", wrong("cut"), lambda x: deflated(x)[:-6], content_encoding="deflate"),
    row("an encoding by another name", always(Sees()), gzipped, content_encoding="X-GZip"),
    row("an encoding that is none", always(Sees()), content_encoding="identity"),
    row("an encoding nobody asked for", wrong("not asked for"), content_encoding="br"),
    row("an encoding twice", wrong("not asked for"), gzipped, content_encoding="gzip, gzip"),
    row("too much", wrong("more than 100 bytes"), limits=Limits(body=100)),
    row(
        "an error in broken gzip",
        always(Sees(ApiError, status=404, body=None)),
        status=404,
        content_encoding="gzip",
    ),
)

PAGE = b"<!DOCTYPE html><html><body>Sign in</body></html>"


def typed(name: str, sees: dict[str, Sees], type: str, content: bytes | None = None) -> Fault:
    """A row of an answer of this content type."""
    return row(name, sees, lambda x: x if content is None else content, type=type)


TYPES = (
    typed("a page instead of an answer", wrong("text/html"), "text/html; charset=utf-8", PAGE),
    row("a page by the type of an answer", wrong(""), lambda _: PAGE),
    typed("a type that is not documented", wrong("text/plain"), "text/plain"),
    typed("a type that is none", wrong("content type"), "x"),
    typed("no type", always(Sees()), ""),
    row("text/json", always(Sees()), media=("json",), type="Text/JSON ;charset=UTF-8"),
    row("text/xml", always(Sees()), media=("xml",), type="text/xml"),
    row("xml where json was asked for", always(Sees()), media=("xml",), type="application/xml"),
    row(
        "another charset in the type",
        always(Sees()),
        media=("json",),
        type="application/json; charset=iso-8859-1",
    ),
    row(
        "text that is no UTF-8",
        wrong("can't decode"),
        lambda x: x.replace(b"s", b"\xe9"),
        ("json",),
    ),
    row(
        "text that is not in the encoding of XML",
        wrong("character encoding"),
        lambda x: x.replace(b"sample", b"\xe9"),
        ("xml",),
    ),
    row("UTF-16, which JSON is not", wrong(""), lambda x: x.decode().encode("utf-16"), ("json",)),
    row(
        "UTF-16, which XML may be", always(Sees()), lambda x: x.decode().encode("utf-16"), ("xml",)
    ),
    row("a byte order mark", always(Sees()), lambda x: b"\xef\xbb\xbf" + x),
)

SHAPES = (
    row("nothing", wrong("empty"), lambda _: b""),
    row("white space", wrong(""), lambda _: b" \r\n"),
    row("null", wrong("null"), lambda _: b"null", ("json",)),
    row("a list", wrong("array"), lambda x: b"[" + x + b"]", ("json",)),
    row("half of an object", wrong("orderId"), lambda _: b"{}", ("json",)),
    row("two objects", wrong(""), lambda x: x + x),
    row("a string", wrong(""), lambda _: b'"sorry"', ("json",)),
    row("another root", wrong(""), lambda _: b"<Order />", ("xml",)),
    row("a document type", wrong("DOCTYPE"), lambda x: b"<!DOCTYPE a []>" + x, ("xml",)),
    row("lists in lists", wrong(""), lambda _: b"[" * 100_000, ("json",)),
    row("elements in elements", wrong(""), lambda _: b"<a>" * 100_000, ("xml",)),
)

NOTHING = (
    Fault(
        "nothing where nothing is due",
        plays((TAKE, Say(framed(b"", 200)))),
        always(Sees(value=None), "none"),
    ),
    Fault(
        "204", plays((TAKE, Say(b"HTTP/1.1 204 None\r\n\r\n"))), always(Sees(value=None), "none")
    ),
    Fault(
        "204 with a length",
        plays((TAKE, Say(b"HTTP/1.1 204 None\r\nContent-Length: 9\r\n\r\n"))),
        always(Sees(value=None), "none"),
    ),
    Fault(
        "204 with content",
        plays((TAKE, Say(framed(b"content", 204, content_type="text/plain")))),
        always(Sees(value=None), "none"),
    ),
    Fault(
        "204 in gzip",
        plays((TAKE, Say(b"HTTP/1.1 204 None\r\nContent-Encoding: gzip\r\n\r\n"))),
        always(Sees(value=None), "none"),
    ),
    Fault(
        "a length and an encoding of what HEAD leaves out",
        lambda m: ((TAKE, Say(m.answer(content_encoding="gzip")[: -len(m.body)]), HOLD),),
        always(Sees(value=None), "head"),
    ),
    Fault(
        "204 where content is due",
        plays((TAKE, Say(b"HTTP/1.1 204 None\r\n\r\n"))),
        always(Sees(AnswerError, "empty", status=204)),
    ),
    Fault(
        "content where nothing is due",
        plays((TAKE, Say(framed(PAGE, 200, content_type="text/html")))),
        always(Sees(value=None), "none"),
    ),
)

ROWS = (*ENCODINGS, *TYPES, *SHAPES, *NOTHING)
