"""Type expressions: `string?`, `list<Line?>?`, `map<string, int32>`.

In goes the scalar, out comes a tree whose parts know their columns. Whether a name exists is not
decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from wirewright.diagnostics import Report, quoted
from wirewright.spec.document import Scalar
from wirewright.spec.model import TypeExpr

DEEPEST: Final = 16
ARGUMENTS: Final = {"list": 1, "map": 2, "pair": 2}
SHAPES: Final = {"list": "`list<T>`", "map": "`map<K, V>`", "pair": "`pair<K, V>`"}
TOKEN: Final = re.compile(r" *([A-Za-z][A-Za-z0-9_]*|[<>,?]|[^ ]|$)")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


class _ExpressionError(Exception):
    """What is wrong with an expression; it never leaves this module."""

    def __init__(self, message: str, at: _Token, advice: str, code: str = "S010") -> None:
        super().__init__(message)
        self.message, self.at, self.advice, self.code = message, at, advice, code


def parse_type(scalar: Scalar, report: Report) -> TypeExpr | None:
    """Return the type that a scalar expresses, or None where it is none."""
    tokens = _tokens(scalar.text)
    try:
        expression, rest = _expression(scalar, tokens, 0)
        if tokens[rest].text:
            raise _unexpected(tokens[rest], "the type ends before this")
    except _ExpressionError as wrong:
        at = scalar.part(wrong.at.start, max(wrong.at.end, wrong.at.start + 1))
        report.add(wrong.code, wrong.message, at, wrong.advice)
        return None
    return expression


def _tokens(text: str) -> list[_Token]:
    """Return the words and signs of an expression; the last token is empty."""
    found = [_Token(x[1], x.start(1), x.end(1)) for x in TOKEN.finditer(text)]
    return [*(token for token in found if token.text), _Token("", len(text), len(text))]


def _expression(
    scalar: Scalar, tokens: list[_Token], first: int, depth: int = 1
) -> tuple[TypeExpr, int]:
    """Read an expression from token `first` on; return it and the token after it."""
    name = tokens[first]
    if not name.text[:1].isalpha() or not name.text.isascii():
        raise _unexpected(name, "a type begins with its name, such as `string` or `list<Line>`")
    if depth > DEEPEST:
        message = f"types are nested deeper than {DEEPEST} here"
        raise _ExpressionError(message, name, "name the inner type under `types`", "S011")
    arguments, after = _arguments(scalar, tokens, first + 1, depth)
    _check(name, len(arguments))
    nullable = tokens[after].text == "?"
    after += nullable
    at = scalar.part(name.start, tokens[after - 1].end)
    return TypeExpr(name.text, arguments, nullable, at), after


def _arguments(
    scalar: Scalar, tokens: list[_Token], first: int, depth: int
) -> tuple[tuple[TypeExpr, ...], int]:
    """Read `<...>` if it stands at token `first`."""
    if tokens[first].text != "<":
        return (), first
    arguments: list[TypeExpr] = []
    while not arguments or tokens[first].text == ",":
        argument, first = _expression(scalar, tokens, first + 1, depth + 1)
        arguments.append(argument)
    if tokens[first].text != ">":
        raise _unexpected(tokens[first], "`,` or `>` should stand here")
    return tuple(arguments), first + 1


def _check(name: _Token, count: int) -> None:
    """Refuse a wrong number of arguments, and `none`, which is no type."""
    if name.text == "none":
        advice = "only a whole response can be `none`; elsewhere leave the key out"
        raise _ExpressionError("`none` is no type", name, advice)
    if count != ARGUMENTS.get(name.text, 0):
        shape = SHAPES.get(name.text, f"{quoted(name.text)} without `<`")
        raise _ExpressionError(
            f"{quoted(name.text)} has {count} types inside", name, f"write {shape}"
        )


def _unexpected(token: _Token, advice: str) -> _ExpressionError:
    if not token.text:
        return _ExpressionError("the type is not complete", token, advice)
    return _ExpressionError(f"{quoted(token.text)} cannot stand here in a type", token, advice)
