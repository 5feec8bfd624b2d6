"""Finding JSON and XML in text by their own shape: where a payload begins and where it ends.

One pass over the characters of the payload; nothing is parsed, so what is found may still be no
JSON or XML. White space and line ends mean nothing here.
"""

from __future__ import annotations

import re
from typing import Final

JSON_START: Final = re.compile(
    r"\{\s*(?:[\"'}]|[A-Za-z_$][\w$]*\s*:|\.\.\.|//|/\*)|\[\s*(?:[\[\]{\"'\d]|-\d|true\b|false\b|null\b)"
)
XML_START: Final = re.compile(r"<(?:\?xml\b|[A-Za-z_][\w.\-]*(?::[\w.\-]+)?(?:\s[^<>]*)?/?>)")
_JSON_STEP: Final = re.compile(r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"|[\[\]{}]|\"", re.DOTALL)
_ROOT: Final = re.compile(r"<([A-Za-z_][\w.\-]*(?::[\w.\-]+)?)((?:\s[^<>]*)?/?)>", re.DOTALL)
_PROLOGUE: Final = re.compile(r"<\?xml[^<>]*\?>\s*|<!--.*?-->\s*", re.DOTALL)
_MEMBER: Final = re.compile(r"\"[\w$.@-]{1,120}\"\s*:")
_SCALAR: Final = re.compile(
    r"(?:\"(?:[^\"\\\n]|\\.)*\"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)[ \t]*(?=\n|$)"
)


def payload_end(text: str, start: int, end: int) -> int | None:
    """Return where the payload that begins at `start` ends; -1: not before `end`; None: none begins."""
    if JSON_START.match(text, start, end):
        return _json_end(text, start, end)
    if XML_START.match(text, start, end):
        return _xml_end(text, start, end)
    return None


def fragment_end(text: str, start: int, end: int) -> int | None:
    """Return where a JSON object ends that has lost its first brace; -1: not before `end`; None: it is none."""
    if not _MEMBER.match(text, start, end):
        return None
    depth = 1
    for step in _JSON_STEP.finditer(text, start, end):
        depth += (step[0] in "[{") - (step[0] in "]}")
        if depth == 0:
            return step.end()
    return -1


def scalar_end(text: str, start: int) -> int | None:
    """Return where a JSON text, number or word ends that takes the rest of its line."""
    found = _SCALAR.match(text, start)
    return None if found is None else start + len(found[0].rstrip())


def _json_end(text: str, start: int, end: int) -> int:
    depth = 0
    for step in _JSON_STEP.finditer(text, start, end):
        token = step[0]
        if token in "[{":
            depth += 1
        elif token in "]}":
            depth -= 1
            if depth == 0:
                return step.end()
        elif token == '"':
            return -1
    return -1


def _xml_end(text: str, start: int, end: int) -> int:
    """Return the end of the root element: HTML inside of it may be as broken as it likes."""
    while prologue := _PROLOGUE.match(text, start, end):
        start = prologue.end()
    root = _ROOT.match(text, start, end)
    if root is None:
        return -1
    if root[2].endswith("/"):
        return root.end()
    depth = 0
    tags = re.compile(rf"<(/?){re.escape(root[1])}(?=[\s/>])([^<>]*)>")
    for step in tags.finditer(text, start, end):
        if step[1]:
            depth -= 1
        elif not step[2].endswith("/"):
            depth += 1
        if depth == 0:
            return step.end()
    return -1
