"""What a server of raw sockets does on a connection, step by step. Data only."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Take:
    """Read one whole request, and note it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Wait until a byte came, and leave it unread: closing then resets the connection."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Wait until a whole request came, and leave it unread."""


@dataclass(frozen=True, slots=True)
class Say:
    """Send `data`, in pieces with a pause before each where `piece` is given; `times` over."""

    data: bytes
    piece: int = 0
    pause: float = 0.0
    times: int = 1


@dataclass(frozen=True, slots=True)
class Echo:
    """Send the last request back between two texts, in one line: careless servers do."""

    before: bytes
    after: bytes = b""


@dataclass(frozen=True, slots=True)
class Reset:
    """Close so that the caller's system sees a reset."""


@dataclass(frozen=True, slots=True)
class HalfClose:
    """Say that nothing more comes, and stay."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Say nothing until the caller leaves or the server stops."""


@dataclass(frozen=True, slots=True)
class Deaf:
    """Read and say nothing until the server stops."""


@dataclass(frozen=True, slots=True)
class Secure:
    """Go on in TLS."""

    context: ssl.SSLContext = field(repr=False)


Step: TypeAlias = Take | Touch | Leave | Say | Echo | Reset | HalfClose | Hold | Deaf | Secure
Script: TypeAlias = tuple[Step, ...]

TAKE, TOUCH, LEAVE, RESET = Take(), Touch(), Leave(), Reset()
HALF_CLOSE, HOLD, DEAF = HalfClose(), Hold(), Deaf()
