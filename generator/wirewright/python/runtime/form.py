"""Form posts to values and back, around the generated readers and writers.

Names are those that Web API's model binder reads: `Item.Id` for members, `Items[0].Id` for lists
of objects, a repeated name for lists of scalars, `Map[0].Key` and `Map[0].Value` for maps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain, count
from typing import Any, TypeAlias, TypeVar
from urllib.parse import parse_qsl, urlencode

from ..errors import DecodeError, EncodeError
from .checks import each, each_written, wrong_type
from .limits import LIMITS, Limits

T = TypeVar("T")
Pairs: TypeAlias = list[tuple[str, str]]

MOST_PAIRS = 1000  # ASP.NET's own limit
_MEMBER_IN_BRACKETS = re.compile(r"\[([^\[\]0-9][^\[\]]*)\]")


class Form:
    """The pairs of a form post by name; names are read in any case, `Item[Id]` as `Item.Id`."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(canonical(name), []).append(value)

    def first(self, name: str) -> str | None:
        """Return the first value given for `name`, None where there is none."""
        values = self._values.get(canonical(name))
        return values[0] if values else None

    def all(self, name: str) -> list[str]:
        """Return the values of a list of scalars: `Nums=1&Nums=2`, `Nums[]=1` or `Nums[0]=1`."""
        key = canonical(name)
        values = [*self._values.get(key, ()), *self._values.get(f"{key}[]", ())]
        return values + [
            self._values[f"{key}[{index}]"][0] for index in range(self.count(name, scalar=True))
        ]

    def has(self, name: str) -> bool:
        """Tell whether `name`, or a member or item of it, is given."""
        key = canonical(name)
        return not key or any(
            x == key or x.startswith((f"{key}.", f"{key}[")) for x in self._values
        )

    def count(self, name: str, *, scalar: bool = False) -> int:
        """Count the items of a list, which ends at the first index that is not given."""
        count = 0
        while self._has_item(f"{canonical(name)}[{count}]", scalar):
            count += 1
        return count

    def _has_item(self, key: str, scalar: bool) -> bool:
        return key in self._values if scalar else self.has(key)


def canonical(name: str) -> str:
    """Return a name as names are compared: `Item[Id]` is `item.id`."""
    return _MEMBER_IN_BRACKETS.sub(r".\1", name).lower()


def decode(read: Callable[[Form, str], T], data: bytes | str, limits: Limits = LIMITS) -> T:
    """Read a form post (`application/x-www-form-urlencoded`, UTF-8).

    Raises:
        DecodeError: the post is too large, not in UTF-8, or not of the reader's type.
    """
    try:
        raw = data.encode() if isinstance(data, str) else data
        if len(raw) > limits.body:
            raise DecodeError(f"longer than {limits.body} bytes")
        pairs = parse_qsl(raw.decode(), True, False, errors="strict", max_num_fields=MOST_PAIRS)
        return read(Form(pairs), "")
    except DecodeError as error:
        error.medium = "form"
        raise
    except ValueError as error:
        raise DecodeError(str(error), "form") from None
    except RecursionError:
        raise DecodeError("nested too deep", "form") from None


def required(form: Form, name: str) -> str:
    """Return the value of `name`, which has to be given."""
    value = form.first(name)
    if value is None:
        raise DecodeError("missing")
    return value


def present(form: Form, name: str) -> str:
    """Return `name` itself, which has to be given, with members or items."""
    if not form.has(name):
        raise DecodeError("missing")
    return name


def nullable(value: T) -> T | None:
    """Return `value` itself, for the type checker."""
    return value


def read_scalars(form: Form, name: str, read: Callable[[str], T]) -> list[T]:
    """Read a list of scalars."""
    return each(form.all(name), read)


def read_list(form: Form, name: str, read: Callable[[Form, str], T]) -> list[T]:
    """Read a list of objects; errors name the position."""
    return each(range(form.count(name)), lambda index: read(form, f"{name}[{index}]"))


def read_map(
    form: Form, name: str, read_key: Callable[[str], Any], read: Callable[[Form, str], T]
) -> dict[Any, T]:
    """Read a map, an indexed list of `Key` and `Value`."""

    def entry(form: Form, name: str) -> tuple[Any, T]:
        return read_key(required(form, f"{name}.Key")), read(form, f"{name}.Value")

    return dict(read_list(form, name, entry))


def encode(write: Callable[[T, str], Pairs], value: T) -> bytes:
    """Return `value` as a form post, in ASCII with percent escapes.

    Raises:
        EncodeError: a value has the wrong type, or a form cannot say it; names the path.
    """
    try:
        return urlencode(write(value, "")).encode("ascii")
    except EncodeError as error:
        error.medium = "form"
        raise
    except UnicodeEncodeError:
        raise EncodeError("a string has a lone surrogate, which is no character", "form") from None
    except RecursionError:
        raise EncodeError("nested too deep, or a value contains itself", "form") from None


def given(pairs: Pairs) -> Pairs:
    """Return the pairs of a value inside of another one, of which some have to tell of it."""
    if not pairs:
        raise EncodeError("a form cannot say an empty value here; leave it unset")
    return pairs


def write_scalars(items: object, name: str, write: Callable[[Any], str]) -> Pairs:
    """Return a list of scalars: the name once for each."""
    return given([(name, text) for text in each_written(items, write)])


def write_list(items: object, name: str, write: Callable[[Any, str], Pairs]) -> Pairs:
    """Return a list of objects, their names indexed; errors name the position."""
    index = count()
    written = each_written(items, lambda item: write(item, f"{name}[{next(index)}]"))
    return given(list(chain.from_iterable(written)))


def write_map(
    entries: object, name: str, key: Callable[[Any], str], write: Callable[[Any, str], Pairs]
) -> Pairs:
    """Return a map as an indexed list of `Key` and `Value`."""
    if type(entries) is not dict:
        raise wrong_type(entries, "a dict")

    def entry(item: tuple[Any, Any], name: str) -> Pairs:
        return [(f"{name}.Key", key(item[0])), *write(item[1], f"{name}.Value")]

    return write_list(list(entries.items()), name, entry)


def unknown(name: str) -> Any:
    """Refuse to read a value whose type is not documented, and so its names in a form."""
    raise DecodeError(f"{name} is not documented: its names in a form are not known")
