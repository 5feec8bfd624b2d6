"""The bytes of a page → `Page`: decides on the encoding, and between HTML and text."""

from __future__ import annotations

import re
from typing import Final

from .blocks import Page
from .definitions import with_definitions
from .html import read_html
from .text import most_blocks, read_text

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_HTML: Final = re.compile(
    r"(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|style"
    r"|base|div|section|article|main|header|nav|h[1-6]|p|table|span|ul|ol|dl|a|img|center|font|br|hr|form"
    r"|noscript|pre|b|iframe|input)(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_SAME: Final = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}


def load(content: bytes, name: str, address: str = "", charset: str = "", title: str = "") -> Page:
    """Return the page that these bytes are; `charset` is what the server said."""
    text, trouble = decode(content, charset)
    findings = [(1, trouble)] if trouble else []
    if _HTML.match(text.lstrip()):
        blocks, links, own = read_html(text)
    else:
        blocks, links, own = read_text(text), (), ""
    blocks = with_definitions(blocks)
    if len(blocks) >= most_blocks(text):
        findings.append((blocks[-1].line, "the page has too many lines: the rest is left out"))
    return Page(name, blocks, address, title or own, links, tuple(findings), text, content, charset)


def decode(content: bytes, charset: str = "") -> tuple[str, str]:
    """Return a page's text with plain line ends and without NUL, and what was wrong with it."""
    text, trouble = _decoded(content, charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return text.replace("\0", ""), trouble


def _decoded(content: bytes, charset: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), ""
    declared = _DECLARED.search(content[:4096])
    named = [charset, declared[1].decode("ascii") if declared else ""]
    for encoding in ("utf-8", *(x for x in named if x), "cp1252"):
        try:
            return content.decode(_SAME.get(encoding.lower(), encoding)), ""
        except (LookupError, UnicodeError):
            continue
    return (
        content.decode("utf-8", "replace"),
        "the page is in no encoding that is known; some letters are lost",
    )
