"""Whether the numbers that msgspec read are those of the text: it takes some too lightly.

It makes decimals of `NaN`, of exponents without bound and of strings such as `1_0`, and integers
of any size of what should be a uint64; it rounds times of day. The generated `exact_…` functions
call these functions with a model's numbers; where one says no, `reread` reads the text again and
says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Any, Final

import msgspec
from msgspec import UNSET

from .numbers import DECIMAL, JSON_NUMBER, MOST_DIGITS, SPACE, bounded

LARGEST: Final = 2**64 - 1
LONG_TIME: Final = re.compile(rb'"[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{7}')
"""A time of day with digits that msgspec rounds."""
NEAR: Final = MOST_DIGITS // 2
"""What has neither more digits nor a wider exponent is in bounds, whatever the other is."""

_ORDINARY: Final = frozenset(range(-28, 29)) - {0}
"""Exponents of .NET's decimals, but for that which not-a-number has, too."""
_all_ordinary = _ORDINARY.issuperset
_exponent = Decimal.adjusted
_BACKSLASH: Final = ord("\\")  # a number is looked for faster than a byte
_UNDERSCORE: Final = ord("_")
_STRIDE: Final = 64
_MANY_DIGITS: Final = re.compile(rb"[0-9.]{%d}" % (NEAR // _STRIDE - 1))
_MORE: Final = rb"\\u[0-9a-fA-F]{4}|\\[bfnrt]|[\xc2\xd9-\xf4][\x80-\xbf]{1,3}"
_NUMERIC: Final = re.compile(rb'"((?:[ 0-9.+\-eE_]|%s)++)"' % _MORE)
_UNDERSCORED: Final = re.compile(rb'_[ 0-9.+\-eE]*+"')
_PYTHONS: Final = re.compile(r"\s*+[+-]?+\d*+\.?+\d*+(?:[eE][+-]?+\d++)?+\s*+")


def decimals(values: Collection[Any]) -> bool:
    """Tell whether decimals, some of them null or unset, are finite and surely in bounds."""
    try:
        if _all_ordinary(map(_exponent, values)):
            return True
    except TypeError:
        pass  # some are null or unset
    for value in values:
        if value is None or value is UNSET or value.adjusted() in _ORDINARY:
            continue
        if not (value.is_finite() and -NEAR <= value.adjusted() <= NEAR):
            return False
    return True


def uint64s(values: Collection[Any]) -> bool:
    """Tell whether integers, some of them null or unset, fit into 64 bits."""
    return all(value is UNSET or value is None or value <= LARGEST for value in values)


def hides_digits(raw: bytes, ascii: bool) -> bool:
    """Tell whether a text may have decimals of too many digits, or of what no decimal's text is.

    Long runs of digits show in every 64th byte. In strings, `Decimal` reads `_` and the digits of
    every script; `ascii` tells that there are only those of one, but for escapes.
    """
    if len(raw) > NEAR and _MANY_DIGITS.search(raw[::_STRIDE]) is not None:
        return True
    if ascii and _BACKSLASH not in raw and (_UNDERSCORE not in raw or not _UNDERSCORED.search(raw)):
        return False
    return any(map(_is_odd, _NUMERIC.findall(raw)))


def _is_odd(content: bytes) -> bool:
    """Tell whether `Decimal` might read the content of a string that is no number's text."""
    text: str = msgspec.json.decode(b'"%s"' % content)
    return not is_decimal(text) and _PYTHONS.fullmatch(text.replace("_", "")) is not None


def is_decimal(text: str) -> bool:
    """Tell whether a string, or a number, is a decimal's text: JSON's forms and .NET's."""
    bare = text.strip(SPACE)
    return JSON_NUMBER.fullmatch(bare) is not None or DECIMAL.fullmatch(bare) is not None


def decimal_of(text: str) -> Decimal | None:
    """Return the decimal of a text for which `is_decimal` holds, None if it is out of range."""
    value = Decimal(text)
    return value if value.is_finite() and bounded(value) else None
