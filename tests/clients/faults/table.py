"""What a row of the matrix says: what a server does, and what a caller must see. Data only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from order_apis._runtime.limits import LIMITS, Limits
from order_apis.errors import ConnectionLostError, WireError
from tests.clients.calling import sample
from tests.clients.faults.steps import Script

JSON, XML = "application/json", "application/xml"

Place: TypeAlias = Literal["server", "nowhere", "full", "unknown name"]
"""Where a call goes: to the scripts; to a port where nobody listens or nobody accepts; to no one."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium in which a call asks for its answer, and a good answer in it."""

    name: str
    type: str
    body: bytes

    def answer(
        self,
        status: int = 200,
        body: bytes | None = None,
        type: str | None = None,
        **headers: str,
    ) -> bytes:
        """Return a whole answer, well framed; `_` in a header's name is `-`."""
        content = self.body if body is None else body
        named = {"content-type": self.type if type is None else type, **headers}
        return framed(content, status, **named)


def framed(content: bytes, status: int = 200, **headers: str) -> bytes:
    """Return an answer with the length of its content; headers without text are left out."""
    named = {"content-length": str(len(content)), **headers}
    lines = [f"{name.replace('_', '-')}: {text}" for name, text in named.items() if text]
    head = "\r\n".join([f"HTTP/1.1 {status} Said", *lines, "", ""])
    return head.encode() + content


MEDIA = {
    "json": Medium("json", JSON, sample("pars", "setOrderDelivered.response.json")),
    "xml": Medium("xml", XML, sample("pars", "setOrderDelivered.response.xml")),
}


@dataclass(frozen=True, slots=True)
class Sees:
    """What a caller sees of one call.

    `error` None: the value, which is that of a good answer where `value` says nothing else.
    `requests` are those that the server has read, as many as there were attempts if not given;
    `slept` the waits between them; `says` stands in the error's text.
    """

    error: type[WireError] | None = None
    says: str = ""
    attempts: int = 1
    requests: int | None = None
    status: int = 0
    body: Any = ...
    value: Any = ...
    slept: tuple[float, ...] | None = None


Plays: TypeAlias = Callable[[Medium], tuple[Script, ...]]


@dataclass(frozen=True, eq=False, slots=True)
class Fault:
    """A row. `sees` has one entry for each call that is tried: see `calls.REQUESTS`.

    `before`: good calls go first on the same connection, which the server then has `kept` or
    `left`. `deadline`, `connect` and `read` are seconds.
    """

    name: str
    plays: Plays
    sees: Mapping[str, Sees]
    media: tuple[str, ...] = ("json",)
    at: Place = "server"
    scheme: Literal["http", "https"] = "http"
    by_proxy: bool = False
    before: Literal["", "kept", "left"] = ""
    deadline: float = 30.0
    connect: float = 5.0
    read: float = 5.0
    limits: Limits = field(default=LIMITS)


def plays(*scripts: Script) -> Plays:
    """Play the same in each medium."""
    return lambda _medium: scripts


def always(sees: Sees, *calls: str) -> dict[str, Sees]:
    """See the same whatever is called: a GET and a POST, if nothing else is said."""
    return dict.fromkeys(calls or ("get", "post"), sees)


def repeated(
    error: type[WireError] = ConnectionLostError, says: str = "", *, read: bool = True
) -> dict[str, Sees]:
    """See the error after three attempts of a GET and one of a POST.

    `read` False: the server has not read one request.
    """
    waits = (0.1, 0.2)
    return {
        "get": Sees(error, says, 3, requests=3 if read else 0, slept=waits),
        "post": Sees(error, says, 1, requests=1 if read else 0, slept=()),
    }


def recovered(error: type[WireError] = ConnectionLostError, says: str = "") -> dict[str, Sees]:
    """See a value in the second attempt of a GET; a POST has no second one."""
    return {"get": Sees(attempts=2, slept=(0.1,)), "post": Sees(error, says)}
