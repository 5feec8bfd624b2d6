"""The last steps of a module: imports, line breaks, and a look at its shape."""

from __future__ import annotations

import pytest

from wirewright.python.style import Import, check_outline, formatted, with_imports

OFFERED = {
    "Any": Import("typing", "Any"),
    "Literal": Import("typing", "Literal"),
    "_dt": Import("datetime", alias="_dt"),
    "UNSET": Import("msgspec", "UNSET"),
    "Struct": Import("msgspec", "Struct"),
    "_field": Import("msgspec", "field", "_field"),
    "_json": Import(".._runtime", "json", "_json"),
    "_xml": Import(".._runtime", "xml", "_xml"),
    "Order": Import(".models", "Order"),
    "EncodeError": Import("..errors", "EncodeError"),
}


def test_a_module_imports_what_it_uses_and_nothing_else() -> None:
    body = 'x: Any = _json.y\n"""Literal and UNSET stand in a text."""\n'
    assert with_imports('"""A."""', body, OFFERED) == (
        '"""A."""\n\n'
        "from __future__ import annotations\n\n"
        "from typing import Any\n\n"
        "from .._runtime import json as _json\n\n" + body
    )


def test_imports_are_sorted_as_people_and_linters_sort_them() -> None:
    body = "f(Order, _xml, _json, EncodeError, _field, Struct, UNSET, _dt, Literal, Any)\n"
    lines = with_imports('"""A."""', body, OFFERED).split("\n")[4:-3]
    assert lines == [
        "import datetime as _dt",
        "from typing import Any, Literal",
        "",
        "from msgspec import UNSET, Struct, field as _field",
        "",
        "from .._runtime import json as _json, xml as _xml",
        "from ..errors import EncodeError",
        "from .models import Order",
    ]


def test_an_attribute_of_the_same_name_imports_nothing() -> None:
    assert "typing" not in with_imports('"""A."""', "x = y.Any\n", OFFERED)


def test_the_formatter_breaks_lines_at_100_characters() -> None:
    fits = f"x = f({'a' * 45}, {'b' * 46})\n"
    assert len(fits) == 101
    assert formatted(fits) == fits
    assert formatted(f"x = f({'a' * 45}, {'b' * 47})") == (
        f"x = f(\n    {'a' * 45}, {'b' * 47}\n)\n"
    )


MODULE = '''
"""Text."""

from a import b

X: int = 1
Y.z = 2


class A(B):
    """Text."""

    x: str

    def f(self): ...


def g(): ...
'''
PROMISED = ("X", "Y.z", "A", "A.x", "A.f", "g")


def test_a_module_that_defines_what_was_promised_passes() -> None:
    check_outline("m.py", MODULE, PROMISED)


@pytest.mark.parametrize(
    ("more", "extra"),
    [
        ("import_me = 1", "import_me"),
        ("def h(): ...", "h"),
        ("class C: ...", "C"),
        ("print(1)", "<Expr>"),
        ("x = y = 1", "<Assign>"),
        ("if True: pass", "<If>"),
        ("del X", "<Delete>"),
        ("async def h(): ...", "h"),
        ("for x in y: pass", "<For>"),
    ],
)
def test_anything_else_in_a_module_is_our_mistake(more: str, extra: str) -> None:
    with pytest.raises(ValueError, match="m.py is not what its view says") as caught:
        check_outline("m.py", f"{MODULE}\n{more}\n", PROMISED)
    assert f"extra ['{extra}']" in str(caught.value)


def test_something_missing_is_our_mistake() -> None:
    with pytest.raises(ValueError, match=r"missing \['h'\]"):
        check_outline("m.py", MODULE, (*PROMISED, "h"))


def test_another_order_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="not what its view says"):
        check_outline("m.py", MODULE, PROMISED[::-1])
