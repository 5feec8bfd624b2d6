"""One answer while it comes in: its pieces go in, what came of the attempt comes out. Sans-IO."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import ConnectionLostError, DecodeError
from .calls import Failed, Outcome
from .content import Content
from .http import Answer, unexpected
from .limits import Limits


class Reading:
    """Takes the pieces of a body as they came over the wire."""

    def __init__(
        self, method: str, status: int, headers: Mapping[str, str], limits: Limits
    ) -> None:
        self._status = status
        self._headers = headers
        self._limits = limits
        self._error: DecodeError | None = None
        self._content: Content | None = None
        length = headers.get("content-length", "")
        has_content = method != "HEAD" and status not in (204, 304)
        self._length = int(length) if has_content and length.isdecimal() else 0
        try:
            self._content = Content(headers.get("content-encoding", ""), limits.body)
        except DecodeError as error:
            self._error = error

    def feed(self, piece: bytes) -> bool:
        """Take a piece; tell whether more is wanted."""
        if self._content is None:
            return False
        try:
            self._content.feed(piece)
        except DecodeError as error:
            self._error = error
        return self._error is None

    def outcome(self) -> Outcome:
        """Return what came of it, once there are no more pieces or none is wanted."""
        if self._content is not None and self._error is None:
            if self._content.received < self._length:
                return Failed(ConnectionLostError, "the answer is cut off", again=True)
            try:
                return self._answer(self._content.finish())
            except DecodeError as error:
                self._error = error
        answer = self._answer(b"" if self._content is None else self._content.excerpt)
        if self._error is None or not 200 <= self._status < 300:
            return answer  # the status of an error says enough
        return unexpected(self._error, answer)

    def complete(self, content: bytes) -> Outcome:
        """Return what came of it where others have read and decompressed the body already."""
        self._content = Content("", self._limits.body)
        self._error = None
        self._length = 0
        self.feed(content)
        return self.outcome()

    def _answer(self, content: bytes) -> Answer:
        return Answer(self._status, content, self._headers, self._limits)
