"""Pages from the network: one request at a time, of one origin, as its robots.txt allows.

Sizes, times and redirects are limited; what fails is a `FetchError` with a sentence for people.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

if TYPE_CHECKING:
    import httpx2

AGENT: Final = "wirewright"
_REDIRECTS: Final = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a site is read at most, and how long it may take, in bytes and seconds."""

    page: int = 8 * 1024 * 1024
    pages: int = 2_000
    total: int = 256 * 1024 * 1024
    request: float = 20.0
    run: float = 1_800.0
    redirects: int = 5
    delay: float = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: the address after redirects, the bytes, and the charset that was said."""

    address: str
    content: bytes
    charset: str = ""


class FetchError(Exception):
    """An address gave no page; the message says why, and `advice` what to do."""

    def __init__(self, message: str, advice: str = "check the address") -> None:
        super().__init__(message)
        self.advice = advice


_SAVE: Final = "save the page in a browser and import the file, if its owner allows that"


@dataclass(slots=True)
class Fetcher:
    """Fetches pages of one run. `transport` and `clock` are for tests."""

    limits: Limits = field(default_factory=Limits)
    transport: httpx2.BaseTransport | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _client: httpx2.Client | None = None
    _total: int = 0
    _count: int = 0
    _began: float | None = None

    def get(self, address: str) -> Answer:
        """Return the page at an address; raise FetchError where there is none to have."""
        robots = self._rules(origin(address))
        self._ask(address)
        if self._count and (delay := robots.crawl_delay(AGENT)):
            self.sleep(min(float(delay), self.limits.delay))
        self._count += 1
        return self._follow(address)

    def close(self) -> None:
        """Close the connection."""
        if self._client is not None:
            self._client.close()

    def _ask(self, address: str) -> None:
        if not self._rules(origin(address)).can_fetch(AGENT, address):
            raise FetchError("the site's robots.txt forbids to read it", _SAVE)

    def _follow(self, address: str) -> Answer:
        first = origin(address)
        for _ in range(self.limits.redirects + 1):
            status, headers, content = self._read(address)
            if status not in _REDIRECTS:
                break
            address = _joined(address, headers.get("location", ""))
            if origin(address) != first:
                raise FetchError(
                    f"it leads to another site, {origin(address)}",
                    "give the address that it leads to, if that is the documentation",
                )
            self._ask(address)
        else:
            raise FetchError("it leads from one address to the next without end")
        if status != 200:
            raise FetchError(f"the server answered {status}")
        kind, _, rest = headers.get("content-type", "").partition(";")
        if kind.strip() and not _is_text(kind.strip().lower()):
            raise FetchError(
                f"it is no page but {kind.strip()}",
                "give a page of HTML or text; of other documents, save the text as a file",
            )
        return Answer(address, content, _charset(rest))

    def _read(self, address: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of one answer."""
        import httpx2

        now = self.clock()
        self._began = now if self._began is None else self._began
        if now - self._began > self.limits.run:
            raise FetchError(f"the run takes longer than {self.limits.run:.0f} s")
        client = self._opened()
        try:
            with client.stream("GET", address) as answer:
                content = self._body(answer, now)
                headers = {key.lower(): value for key, value in answer.headers.items()}
                return answer.status_code, headers, content
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, ValueError) as error:
            raise FetchError(
                f"it cannot be reached: {str(error) or type(error).__name__}"
            ) from error

    def _opened(self) -> httpx2.Client:
        import httpx2

        if self._client is None:
            agent = {"User-Agent": AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1"}
            self._client = httpx2.Client(
                headers=agent, timeout=self.limits.request, transport=self.transport
            )
        return self._client

    def _body(self, answer: httpx2.Response, began: float) -> bytes:
        content = bytearray()
        for piece in answer.iter_bytes():
            content += piece
            if len(content) > self.limits.page:
                raise FetchError(f"it is larger than {self.limits.page // 1024} KiB")
            if self.clock() - began > self.limits.request:
                raise FetchError(f"it takes longer than {self.limits.request:.0f} s")
        self._total += len(content)
        if self._total > self.limits.total:
            raise FetchError(f"all pages are larger than {self.limits.total // 1024} KiB")
        return bytes(content)

    def _rules(self, site: str) -> RobotFileParser:
        """Return a site's robots.txt; a site without one allows everything."""
        found = self._robots.get(site)
        if found is None:
            found = RobotFileParser()
            status, _, content = self._read(f"{site}/robots.txt")
            if status >= 500:
                raise FetchError(
                    f"the site's robots.txt cannot be read: the server answered {status}"
                )
            text = content.decode("utf-8", "replace") if status == 200 else ""
            found.parse(text.lstrip("\ufeff").splitlines())
            self._robots[site] = found
        return found


def _joined(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as error:
        raise FetchError("it leads to something that is no address") from error


def origin(address: str) -> str:
    """Return scheme, host and port of an address; raise FetchError where they are none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError("this is no address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise FetchError("only plain http and https addresses are read")
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")


def _is_text(kind: str) -> bool:
    return kind.startswith("text/") or kind.endswith(("+xml", "/xml", "/html"))


def _charset(rest: str) -> str:
    for part in rest.split(";"):
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""
