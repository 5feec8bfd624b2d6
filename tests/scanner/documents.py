"""Random documents for the scanner: values of every kind, and documents one edit away from one."""

from __future__ import annotations

import random
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from lxml import etree

# What an edit puts in: markup, white space, controls, CR, entities, digits that are not ASCII.
PIECES = (
    *"<>&\"'/=:;! \t\n\r\x00\x01\x0b\x1f\x7f.+-0159eE",
    *"\u0085\u00a0\u0663\u2028\ufeff\ufffe\uffff\U0001f642é",
    "&amp;",
    "&lt;",
    "&#13;",
    "&#xA;",
    "&nbsp;",
    "]]>",
    "<![CDATA[x]]>",
    "<!--x-->",
    "<?p x?>",
    " />",
    "</",
    ' i:nil="true"',
    ' xmlns=""',
    "true",
    "INF",
    "NaN",
    ".0",
    "  ",
)
LETTERS = string.ascii_letters + string.digits + " -_.,'\"éЖ日\U0001f642&<>]\n\t"


def values(module: ModuleType, seed: int) -> Iterator[Any]:
    """Yield random values of `Whole`, and now and then a list of `Line`, for ever."""
    chance = random.Random(seed)
    while True:
        if chance.random() < 0.1:
            yield [_line(module, chance) for _ in range(chance.randint(1, 3))]
        else:
            yield _whole(module, chance)


def _whole(module: Any, chance: random.Random) -> Any:
    present: dict[str, Any] = {
        "bool": chance.random() < 0.5,
        "bytes": chance.randbytes(chance.randint(0, 9)),
        "char": _rarely(chance, _package(module).Char("\x07"), _package(module).Char("Ж")),
        "clock": _package(module).Duration.of(timedelta(seconds=chance.randint(-9, 10**7))),
        "date": date(2026, 2, chance.randint(1, 28)),
        "day": _package(module).DateTime.of(_moment(chance)),
        "dec": _decimal(chance),
        "dec_n": chance.choice((None, _decimal(chance))),
        "double": _rarely(
            chance, chance.choice((1e300, -0.0, float("inf"))), chance.choice((0.0, 1.5, -2.25))
        ),
        "float": _rarely(chance, float("nan"), chance.choice((0.0, 1.5, -2.25, 1e10))),
        "id": UUID(int=chance.getrandbits(128)),
        "i8": _rarely(chance, -128, chance.randint(-99, 99)),
        "i16": _rarely(chance, 32767, chance.randint(-9999, 9999)),
        "i64": _rarely(chance, -(2**63), chance.randint(-(10**17), 10**17)),
        "kind": chance.choice((module.Kind.RED, module.Kind.GREEN)),
        "kind_n": chance.choice((None, module.Kind.GREEN)),
        "stamp": _stamp(module, chance),
        "texts": [_text(chance) for _ in range(chance.randint(0, 3))],
        "texts_n": [chance.choice((None, _text(chance))) for _ in range(chance.randint(0, 3))],
        "time": time(3, 44, chance.randint(0, 59), chance.choice((0, 405634))),
        "text": _text(chance),
        "text_n": chance.choice((None, _text(chance))),
        "u8": chance.randint(0, 255),
        "u16": chance.randint(0, 2**16 - 1),
        "u32": chance.randint(0, 2**32 - 1),
        "u64": _rarely(chance, 2**64 - 1, chance.randint(0, 10**17)),
        "link": "http://example.org/" + _text(chance, 5),
    }
    maybe: dict[str, Any] = {
        "dec0": _decimal(chance),
        "i32": chance.choice((None, chance.randint(-(2**31), 2**31 - 1))),
        "kinds": [module.Kind.RED for _ in range(chance.randint(0, 2))],
        "lines": chance.choice(
            (None, [], [_line(module, chance) for _ in range(chance.randint(1, 3))])
        ),
        "mysteries": chance.choice((None, [])),
        "numbers_n": [chance.choice((None, _wide(chance))) for _ in range(chance.randint(0, 3))],
        "numbers": [chance.randint(-999, 999) for _ in range(chance.randint(0, 3))],
        "stamp0": chance.choice((None, _stamp(module, chance))),
        "one": chance.choice((None, _line(module, chance))),
        "text0": _text(chance),
        "text0_n": chance.choice((None, _text(chance))),
    }
    present.update((key, x) for key, x in maybe.items() if chance.random() < 0.7)
    return module.Whole(**present)


def _rarely(chance: random.Random, odd: Any, usual: Any) -> Any:
    """Return an odd value now and then: most documents should be of the scanner's shape."""
    return odd if chance.random() < 0.02 else usual


def _package(module: ModuleType) -> Any:
    return import_module(module.__name__.partition(".")[0])


def _stamp(module: Any, chance: random.Random) -> Any:
    return module.DateTimeText.of(_moment(chance).replace(microsecond=0, tzinfo=None))


def _wide(chance: random.Random) -> Any:
    return _rarely(chance, -(2**63), chance.choice((0, 7, -1, 10**17, 9 * 10**18)))


def _line(module: Any, chance: random.Random) -> Any:
    given: dict[str, Any] = {"name": _text(chance)}
    if chance.random() < 0.6:
        given["amount"] = chance.choice((None, _decimal(chance)))
    if chance.random() < 0.6:
        given["kind"] = module.Kind.GREEN
    return module.Line(**given)


def _moment(chance: random.Random) -> datetime:
    zone = chance.choice((None, UTC, timezone(timedelta(hours=5, minutes=30))))
    return datetime(2026, 2, 4, 3, 44, 38, chance.choice((0, 405634, 120000)), zone)


def _decimal(chance: random.Random) -> Decimal:
    return Decimal(
        chance.choice(("0", "15", "15.0", "-3.10", "0.0000001", "7.00", "-0.5", "9" * 28))
    )


def _text(chance: random.Random, longest: int = 12) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.randint(0, longest)))


def indented(document: str) -> str:
    """Return the document with white space between elements, and empty ones as lxml writes them."""
    root = etree.fromstring(document)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")


def edited(document: str, chance: random.Random) -> str:
    """Return the document with one edit: a piece put in, taken out, replaced or moved."""
    start = chance.randrange(len(document))
    end = min(len(document), start + chance.choice((0, 0, 1, 1, 2, 8)))
    piece: str = chance.choice(("", *PIECES))
    return document[:start] + piece + document[end:]
