"""ASP.NET's own error object: what a server says where the documentation says nothing.

Takes an answer, gives a value or None; whatever else stands in it is ignored. Names may be in
camel case, as on sites that write all their JSON so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from . import json, xml

if TYPE_CHECKING:
    from .http import Answer

_TEXTS: Final = {
    "message": "message",
    "messagedetail": "message_detail",
    "exceptionmessage": "exception_message",
    "exceptiontype": "exception_type",
    "stacktrace": "stack_trace",
}
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DEEPEST: Final = 16
_ANYTHING = json.decoder(Any, lambda _, value: value)


class HttpError(Struct, frozen=True, kw_only=True):
    """What ASP.NET tells of a failed call. `model_state` has the messages for each argument."""

    message: str | None = None
    message_detail: str | None = None
    model_state: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    exception_message: str | None = None
    exception_type: str | None = None
    stack_trace: str | None = None
    inner_exception: HttpError | None = None


def read(answer: Answer) -> HttpError | None:
    """Return the error object of an answer, None where it has none.

    Raises:
        DecodeError: the content is malformed, or passes a limit.
    """
    content_type = answer.headers.get("content-type", "").lower()
    if "json" in content_type:
        return _from_json(json.decode(_ANYTHING, answer.content, answer.limits), 0)
    if "xml" in content_type:
        return _from_members(xml.decode(_members, answer.content, "Error", answer.limits), 0)
    return None


def _from_json(value: object, depth: int) -> HttpError | None:
    pairs = value.items() if isinstance(value, dict) else ()
    return _from_members([(str(name), member) for name, member in pairs], depth)


def _members(element: xml.Element) -> list[tuple[str, Any]]:
    """Return the members of an element: a text, or the members of another one."""
    return [(_name(x.tag), _members(x) if len(x) else x.text or "") for x in element]


def _name(tag: object) -> str:
    """Return an element's name as the key that it stands for: `_x005B_` is `[`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(tag).rpartition("}")[2])


def _from_members(members: list[tuple[str, Any]], depth: int) -> HttpError | None:
    found: dict[str, Any] = {}
    for name, value in members:
        match name.lower():
            case "modelstate":
                found["model_state"] = _model_state(value)
            case "innerexception" if depth < _DEEPEST:
                inner = value if isinstance(value, list) else _pairs(value)
                found["inner_exception"] = _from_members(inner, depth + 1)
            case text if text in _TEXTS and isinstance(value, str):
                found[_TEXTS[text]] = value
            case _:
                pass
    return HttpError(**found) if found else None


def _model_state(value: object) -> dict[str, tuple[str, ...]]:
    state: dict[str, tuple[str, ...]] = {}
    for name, messages in value if isinstance(value, list) else _pairs(value):
        state[name] = (*state.get(name, ()), *_texts(messages))
    return state


def _pairs(value: object) -> list[tuple[str, Any]]:
    return [(str(x), y) for x, y in value.items()] if isinstance(value, dict) else []


def _texts(messages: object) -> Iterator[str]:
    for message in messages if isinstance(messages, list) else [messages]:
        if isinstance(message, str):
            yield message
