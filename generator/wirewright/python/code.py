"""Text on its way into Python source: the sinks through which anything from a spec must pass.

A `Code` is text that is Python already. The templates print nothing else, so text of a spec gets
into a file as a literal, as a docstring or as a checked name, and in no other way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable


class Code(str):
    """A piece of Python source."""

    __slots__ = ()


# Letters of living scripts that stay readable in docstrings. A fixed list, because what counts
# as printable differs between versions of Python.
_READABLE = (
    (0xA1, 0xAC),
    (0xAE, 0x2FF),
    (0x370, 0x377),
    (0x386, 0x52F),
    (0x2010, 0x2015),
    (0x2018, 0x2026),
    (0x2190, 0x21FF),
    (0x3041, 0x30FE),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
)
_UNASSIGNED = frozenset((0x378, 0x379, 0x38B, 0x38D, 0x3A2))


def literal(value: object) -> Code:
    """Return a literal in ASCII that evaluates to `value`: text, number, truth value or None.

    Tuples, lists and dicts of such values are written too.
    """
    if isinstance(value, str):
        return Code('"' + "".join(map(_escaped, value)) + '"')
    if value is None or isinstance(value, bool | int):
        return Code(repr(value))
    if isinstance(value, float):
        return Code(repr(value) if value - value == 0 else f'float("{value}")')
    if isinstance(value, bytes):
        return Code(ascii(value))
    if isinstance(value, tuple):
        inside = ", ".join(map(literal, value))
        return Code(f"({inside},)" if len(value) == 1 else f"({inside})")
    if isinstance(value, list):
        return Code(f"[{', '.join(map(literal, value))}]")
    if isinstance(value, dict):
        pairs = (f"{literal(key)}: {literal(item)}" for key, item in value.items())
        return Code(f"{{{', '.join(pairs)}}}")
    raise TypeError(f"no literal for {type(value).__name__}")


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if " " <= character <= "~":
        return character
    if character == "\n":
        return "\\n"
    return _numbered(character)


def _numbered(character: str) -> str:
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def used(source: str) -> frozenset[str]:
    """Return the names that a piece of Python loads; a word in a text is none."""
    names = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name))
    return frozenset(node.id for node in names if isinstance(node.ctx, ast.Load))


def docstring(paragraphs: Iterable[str], indent: int) -> Code:
    """Return a docstring of `paragraphs`, its later lines indented by `indent` spaces.

    Every character of the text survives: what a formatter or the closing quotes would eat is
    escaped. Without any text it is empty.
    """
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    kept = text.rstrip("\n")
    raw = kept.split("\n")
    alone = len(raw) == 1
    lines = [_docstring_line(x, first=not n, alone=alone) for n, x in enumerate(raw)]
    lines[0] = _kept_space(lines[0])
    lines[-1] += "\\n" * (len(text) - len(kept))  # formatters take off what is empty at the end
    # Readers of docstrings take off what all later lines begin with.
    later = [number for number, line in enumerate(lines) if number and line]
    if all(lines[number].startswith(" ") for number in later):
        for number in later[:1]:
            lines[number] = _kept_space(lines[number])
    margin = " " * indent
    if len(lines) == 1:
        return Code(f'"""{lines[0]}"""')
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines[1:])
    return Code(f'"""{lines[0]}\n{body}\n{margin}"""')


def _kept_space(line: str) -> str:
    return f"\\x20{line[1:]}" if line.startswith(" ") else line


def _docstring_line(line: str, *, first: bool, alone: bool) -> str:
    """Escape a line; quotes only where they could be taken for those of the docstring itself."""
    padded = ('"' if first else " ") + line + ('"' if alone else " ")
    shown = "".join(
        '\\"' if here == '"' and '"' in (before, after) else _in_docstring(here)
        for before, here, after in zip(padded, line, padded[2:], strict=False)
    )
    if shown.endswith(" "):
        return f"{shown[:-1]}\\x20"
    # Black puts a space between a quote and those at the end, also where it is escaped.
    return f"{shown[:-2]}\\x22" if alone and line.endswith('"') else shown


def _in_docstring(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if " " <= character <= "~" or _is_readable(ord(character)):
        return character
    return _numbered(character)


def _is_readable(number: int) -> bool:
    return number not in _UNASSIGNED and any(low <= number <= high for low, high in _READABLE)
