"""JSON text to values and back, around the generated readers and writers.

msgspec reads; the generated writers print, because .NET's text is not always msgspec's.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from json.encoder import encode_basestring
from typing import Any, Final, Generic, TypeVar

import msgspec

from ..errors import CodecError, DecodeError, EncodeError
from . import reread
from .checks import each_written, key_name, wrong_type
from .enums import NUMBERED, OpenEnum, wire_value
from .exact import LONG_TIME, hides_digits
from .known import OneOf
from .limits import LIMITS, Limits
from .numbers import JsonFloat
from .unknown import Unknown

T = TypeVar("T")
_NOT_BRACKETS = bytes(set(range(256)) - set(b'[]{}"'))
_PLACED = re.compile(r"(.*) - at (?:`key` in )?`\$(.*)`", re.DOTALL)
_STEP = re.compile(r"\.((?:(?!\[[0-9]+\]|\[\.\.\.\])[^.])+)|\[(?:([0-9]+)|\.\.\.)\]")
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")  # 1 and -1 as signed bytes
_OBJECT, _LIST = b"{["  # as numbers, which are looked for faster
# The dialect may have names for floats, and a decimal of a family may be what no float can be.
_NOT_YET_WRONG: Final = re.compile(
    r"^Expected `float(?: \| null)?`, got `str`|is out of range(?: - |$)"
)


@dataclass(frozen=True, slots=True)
class Decoder(Generic[T]):
    """How JSON of one kind is read: at once by `decode`, or number by number by way of the rest.

    `exact` tells of a value whether msgspec took none of its numbers too lightly; None: it cannot.
    """

    decode: Callable[[bytes], T]
    kind: Any
    hook: Callable[[Any, Any], object]
    exact: Callable[[T], bool] | None


def decoder(
    kind: Any,
    read_value: Callable[[type, object], object],
    exact: Callable[[Any], bool] | None = None,
    *,
    times: bool = False,
) -> Decoder[Any]:
    """Return a decoder for `kind`; `read_value` reads the dialect's own types.

    `exact` is for kinds with decimals or uint64, of which msgspec alone takes what they cannot be;
    `times` for those with times of day, whose 7th digit of a second it rounds.
    """

    def hook(wanted: type, value: object) -> object:
        if issubclass(wanted, OpenEnum):
            return _reasoned(wanted.from_json, value)
        if isinstance(wanted, OneOf):
            return wanted.read(value, hook)
        if issubclass(wanted, Unknown):
            return wanted(json=write_any(value, lambda text: encode_basestring(str(text))))
        return read_value(wanted, value)

    # Most values that come to a hook are of enums: these first, and without a closure's cost.
    def shortcut(wanted: type, value: Any, numbered: Any = NUMBERED, rest: Any = hook) -> object:
        if type(value) is int:
            try:
                return numbered[wanted][value]
            except KeyError:
                pass
        return rest(wanted, value)

    known = msgspec.json.Decoder(kind, dec_hook=shortcut, float_hook=JsonFloat)

    def decode_times(raw: bytes) -> Any:
        return reread.reread(raw, kind, hook) if LONG_TIME.search(raw) else known.decode(raw)

    return Decoder(decode_times if times else known.decode, kind, hook, exact)


def _reasoned(read: Callable[[object], T], value: object) -> T:
    """Call `read` so that msgspec adds the path to what it says."""
    try:
        return read(value)
    except CodecError as error:
        raise ValueError(error.reason) from None


def decode(reader: Decoder[T], data: bytes | str, limits: Limits = LIMITS) -> T:
    """Read a JSON text in UTF-8.

    Raises:
        DecodeError: the text is no JSON, too large or too deep, or not of the reader's type.
    """
    if type(data) is not bytes:
        data = _utf8(data)
    if len(data) > limits.body:
        raise DecodeError(f"longer than {limits.body} bytes", "json")
    raw = data if (ascii := data.isascii()) else _checked(data)
    # One object with one list in it, as most small bodies are, is not deep.
    if (
        raw.find(_OBJECT, 1) > 0
        or raw.find(_LIST, raw.find(_LIST) + 1) > 0
        or limits.json_depth < 2
    ):
        _check_depth(raw, limits.json_depth)
    try:
        value = reader.decode(raw)
        exact = reader.exact
        if exact is None or (exact(value) and not hides_digits(raw, ascii)):
            return value
        return _reread(reader, raw)
    except DecodeError as error:
        error.medium = "json"
        raise
    except msgspec.ValidationError as error:
        if _NOT_YET_WRONG.search(str(error)):
            return _reread(reader, raw)
        raise _placed(error) from None
    except msgspec.DecodeError as error:
        raise DecodeError(f"no JSON text: {error}", "json") from None
    except RecursionError:
        raise DecodeError(f"deeper than {limits.json_depth} levels", "json") from None


def _reread(reader: Decoder[T], raw: bytes) -> T:
    """Read a text number by number."""
    try:
        value: T = reread.reread(raw, reader.kind, reader.hook)
    except msgspec.ValidationError as error:
        raise _placed(error) from None
    except DecodeError as error:
        error.medium = "json"
        raise
    except (msgspec.DecodeError, ValueError) as error:
        raise DecodeError(f"no JSON text: {error}", "json") from None
    return value


def _placed(error: msgspec.ValidationError) -> DecodeError:
    """Return msgspec's error as ours, with its path."""
    reason, path = str(error), tuple[str | int, ...]()
    while placed := _PLACED.fullmatch(reason):
        reason, path = placed[1], (*path, *_path(placed[2]))
    return DecodeError(reason, "json", path)


def _utf8(data: bytes | str) -> bytes:
    if not isinstance(data, str):
        return bytes(data)
    try:
        return data.encode()
    except UnicodeEncodeError:
        raise DecodeError("text with a lone surrogate is no Unicode text", "json") from None


def _checked(data: bytes) -> bytes:
    """Return UTF-8 without a mark at its beginning; msgspec does not look at what it skips."""
    raw = data.removeprefix(b"\xef\xbb\xbf")
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        raise DecodeError(f"no JSON text: {error}", "json") from None
    return raw


def _check_depth(raw: bytes, limit: int) -> None:
    """Refuse a text that nests too deep: leave its brackets only, and count up and down."""
    most = limit + 1  # openers; `replace` finds so few sooner than `count` finds all
    without = len(raw.replace(b"{", b"", most)) + len(raw.replace(b"[", b"", most))
    if 2 * len(raw) - without <= limit:
        return
    if b"\\" in raw:
        raw = raw.replace(b"\\\\", b"").replace(b'\\"', b"")
    bare = raw.translate(None, _NOT_BRACKETS).replace(b'""', b"")
    steps = array("b", b"".join(bare.split(b'"')[::2]).translate(_STEPS))
    if max(accumulate(steps)) > limit:
        raise DecodeError(f"deeper than {limit} levels", "json")


def _path(place: str) -> tuple[str | int, ...]:
    """Split msgspec's `.data[0].id`; a `[...]` is a key of a map, which msgspec does not name."""
    steps = _STEP.findall(place)
    return tuple(int(index) if index else name or "*" for name, index in steps)


def encode(write: Callable[[T], str], value: T) -> bytes:
    """Return the JSON text that `write` makes of `value`, in UTF-8 and without white space.

    Raises:
        EncodeError: a value has the wrong type, or JSON cannot say it; names the path.
    """
    try:
        return write(value).encode()
    except EncodeError as error:
        error.medium = "json"
        raise
    except UnicodeEncodeError:
        raise EncodeError("a string has a lone surrogate, which is no character", "json") from None
    except RecursionError:
        raise EncodeError("nested too deep, or a value contains itself", "json") from None


def write_list(items: object, write: Callable[[Any], str]) -> str:
    """Return a JSON array; errors name the position."""
    return f"[{','.join(each_written(items, write))}]"


def write_map(
    entries: object,
    key: Callable[[Any], str],
    write: Callable[[Any], str],
    string: Callable[[object], str],
) -> str:
    """Return a JSON object; `key` gives a name, `string` its text. Errors name the key."""
    if type(entries) is not dict:
        raise wrong_type(entries, "a dict")
    name: object = ""
    written: list[str] = []
    try:
        for name, item in entries.items():
            written.append(f"{string(key(name))}:{write(item)}")
    except EncodeError as error:
        error.inside(key_name(name))
        raise
    return f"{{{','.join(written)}}}"


def write_enum(value: object, kind: type[OpenEnum], string: Callable[[object], str]) -> str:
    """Return the number or the quoted name of an enum value."""
    text = value.json if type(value) is kind else None
    if text is None:
        text = wire_value(value, kind, "json")
    return _integer(text) if type(text) is int else string(text)


Writers = Mapping[type, Callable[[Any], str]]
_NONE: Final[Writers] = {}


def write_any(value: object, string: Callable[[object], str], objects: Writers = _NONE) -> str:
    """Return the JSON text of a value of any JSON type; `string` is the dialect's.

    `objects` has the dialect's writers of what is of no JSON type, but of one that it has itself.

    Raises:
        EncodeError: the value, or one inside of it, is of no JSON type.
    """
    if value is None:
        return "null"
    if type(value) in objects:
        return objects[type(value)](value)
    if isinstance(value, str):
        return string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, JsonFloat):
        return value.text
    if isinstance(value, float) and value - value == 0:
        return repr(value)
    if isinstance(value, list):
        return write_list(value, lambda item: write_any(item, string, objects))
    if isinstance(value, dict):
        return write_map(value, _name, lambda item: write_any(item, string, objects), string)
    raise wrong_type(value, "a value that JSON can say")


def _integer(value: int) -> str:
    try:
        return str(value)
    except ValueError:
        raise EncodeError(f"an integer of {value.bit_length()} bits is too long") from None


def _name(name: object) -> str:
    if isinstance(name, str):
        return name
    raise wrong_type(name, "a string as a name")
