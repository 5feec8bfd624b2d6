"""`Prefer` (RFC 7240): which documented answer a call asks for, by `code` and `example`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from wirewright.mock.site import Choice, default_choice

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_WORD = rf'({_TOKEN})\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|({_TOKEN})?))?'
_PREFERENCE = re.compile(rf"\s*{_WORD}\s*(?:[,;]|$)")
KNOWN = ("code", "example")


def preferences(header: str) -> Mapping[str, str]:
    """Return what `Prefer` says of us: names in lower case, the first of each counts.

    A `;` is taken for a `,`, so that `code=400; example=x` says both.
    """
    found: dict[str, str] = {}
    at = 0
    while match := _PREFERENCE.match(header, at):
        name, quoted, plain = match.groups()
        value = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else plain or ""
        if name.lower() in KNOWN:
            found.setdefault(name.lower(), value)
        at = match.end()
        if at >= len(header):
            break
    return found


def chosen(choices: Sequence[Choice], asked: Mapping[str, str]) -> Choice | None:
    """Return the documented answer that is asked for, None where there is no such one."""
    if not asked:
        return default_choice(choices)
    fitting = [
        choice
        for choice in choices
        if asked.get("code", str(choice.status)) == str(choice.status)
        and asked.get("example", choice.variant) == choice.variant
    ]
    return default_choice(fitting)
