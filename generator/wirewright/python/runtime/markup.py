"""Raw HTML inside XML: some servers put it into an element without escaping it.

Such an element's content is found by its end tag alone and escaped, so that the XML parser reads
it as the text that it was meant to be. One pass over the bytes, whatever they are.
"""

from __future__ import annotations

import re

_SPECIAL = re.compile(rb"[&<>]")
_ESCAPES = {b"&": b"&amp;", b"<": b"&lt;", b">": b"&gt;"}
_SKIPPED = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))


def escape_markup(raw: bytes, names: tuple[str, ...]) -> bytes:
    """Return the document with what stands inside of elements called `names` escaped.

    Content without `<` and content in one CDATA section is XML already and stays as it is.
    """
    words = rb"((?:[\w.-]+:)?(?:" + b"|".join(re.escape(name.encode()) for name in names) + rb"))"
    opening = re.compile(rb"<" + words + rb"(?:\s[^<>]*)?>|<!--|<!\[CDATA\[|<\?")
    closing = re.compile(rb"</" + words + rb"\s*>")
    written: list[bytes] = []
    position = 0
    while (found := opening.search(raw, position)) is not None:
        end = _after_skipped(raw, found) if found[1] is None else found.end()
        written.append(raw[position:end])
        position = end
        if found[1] is None or found[0].endswith(b"/>"):
            continue
        close = next((x for x in closing.finditer(raw, end) if x[1] == found[1]), None)
        if close is None:
            break
        written.append(_as_text(raw[end : close.start()]))
        position = close.start()
    written.append(raw[position:])
    return b"".join(written)


def _after_skipped(raw: bytes, found: re.Match[bytes]) -> int:
    """Return where a comment, CDATA section or instruction ends; the end of all if it does not."""
    closing = next(close for start, close in _SKIPPED if found[0] == start)
    end = raw.find(closing, found.end())
    return len(raw) if end < 0 else end + len(closing)


def _as_text(content: bytes) -> bytes:
    bare = content.strip()
    is_cdata = bare.startswith(b"<![CDATA[") and bare.find(b"]]>") == len(bare) - 3
    if b"<" not in content or is_cdata:
        return content
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], content)
