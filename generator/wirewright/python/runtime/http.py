"""Requests and answers as values: what the generated operations build and read.

No network here. An `Operation` is the literal description of a documented endpoint, a `Request`
one call of it, an `Answer` what came back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeAlias, TypeVar
from urllib.parse import quote, urlencode

from ..errors import AnswerError, ApiError, DecodeError, EncodeError
from .checks import each_written
from .contenttype import bare, utf8, with_boundary
from .limits import LIMITS, Limits
from .rules import Rule, Violations, validate

if TYPE_CHECKING:
    from .strict import Strict

Values: TypeAlias = dict[str, str]
Pairs: TypeAlias = list[tuple[str, str]]
TOKEN: Final = frozenset(ascii_letters + digits + "!#$%&'*+-.^_`|~")
"""What methods and the names of headers are made of (RFC 9110, 5.6.2)."""

T = TypeVar("T")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)


class Decode(Protocol[T_co]):
    """A generated `decode_…` function."""

    def __call__(self, data: bytes | str, limits: Limits = LIMITS) -> T_co: ...


class StrictDecode(Protocol[T_co]):
    """A generated `strict_…` function."""

    def __call__(self, data: bytes | str, limits: Limits = LIMITS) -> Strict[T_co]: ...


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """A body in one medium: the first content type is sent, all are accepted."""

    medium: str
    content_types: tuple[str, ...]
    decode: Decode[T]
    encode: Callable[[T], bytes]
    strict: StrictDecode[T]

    @property
    def may_be_empty(self) -> bool:
        """Whether no bytes at all are content, too: an empty text, an empty file."""
        return self.medium in ("text", "binary")

    def content_type(self, content: bytes) -> str:
        """Return the `Content-Type` of `content`, which multipart's first line is a part of."""
        first = self.content_types[0]
        return with_boundary(first, content) if self.medium == "multipart" else first


@dataclass(frozen=True, slots=True)
class Body(Generic[T]):
    """What a request or response holds, in each of its media."""

    media: tuple[Codec[T], ...]
    doc: str = ""

    def codec(self, medium: str) -> Codec[T]:
        """Return the codec of `medium`.

        Raises:
            EncodeError: the body is not documented in this medium.
        """
        for codec in self.media:
            if codec.medium == medium:
                return codec
        known = ", ".join(codec.medium for codec in self.media)
        raise EncodeError(f"not documented as {medium!a}, only as {known}")

    def codec_for(self, content_type: str) -> Codec[T]:
        """Return the codec for a `Content-Type`; parameters and letter case do not matter.

        Raises:
            DecodeError: the body is not documented in this content type.
        """
        for codec in self.media:
            if bare(content_type) in map(bare, codec.content_types):
                if codec.medium == "text":
                    utf8(content_type)
                return codec
        known = ", ".join(x for codec in self.media for x in codec.content_types)
        raise DecodeError(f"expected {known}, got the content type {content_type!a}")

    def validate(self, value: T) -> Violations:
        """Return the documented limits that a value breaks."""
        return validate(value)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A documented path, query or header parameter, by its name on the wire.

    `default` is the server's, which is never sent; `examples` are the documentation's. A
    `supplied` one is a setting of the client, which fills it in where a request leaves it unset.
    `style` is how several values are written, see `array`, and "" where there is one. `read` reads
    one value's text and raises DecodeError; `rule` are its documented limits.
    """

    name: str
    place: str
    required: bool
    secret: bool = False
    supplied: bool = False
    default: Any = None
    examples: tuple[Any, ...] = ()
    doc: str = ""
    style: str = ""
    read: Callable[[str], Any] = str
    rule: Rule = Rule()


@dataclass(frozen=True, slots=True)
class Operation(Generic[R, T]):
    """A documented endpoint, as the documentation has it.

    `path` is relative to the API's base URL, with `{name}` for path parameters. `responses` map a
    status (`200`, `2xx`, `default`) to its body, None where there is none. `pagination` are the
    documented names of the parts of a page. `failure` reads an error that is not documented, by
    what the dialect says of all errors; it gives None where it cannot.
    """

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    request: Body[R] | None = None
    responses: tuple[tuple[str, Body[Any] | None], ...] = ()
    idempotent: bool = False
    pagination: tuple[tuple[str, str], ...] = ()
    failure: Callable[[Answer], Any] | None = None
    doc: str = ""
    source: str = ""

    def response(self, status: int) -> Body[Any] | None:
        """Return the body documented for `status`, None where none is.

        An exact status comes before `2xx`, which comes before `default`.
        """
        rows = dict(self.responses)
        for key in (str(status), f"{status // 100}xx", "default"):
            if key in rows:
                return rows[key]
        return None

    def succeeds_with(self, status: int) -> bool:
        """Tell whether a success with `status` fits the documentation.

        It has to be documented where any success is; `default` speaks of all others then.
        """
        successes = {key for key, _ in self.responses if key.startswith("2")}
        return not successes or not successes.isdisjoint((str(status), f"{status // 100}xx"))

    @property
    def repeatable(self) -> bool:
        """Whether a call that is sent again does nothing more."""
        return self.idempotent or self.method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent back: `content` is decompressed, header names are in lower case."""

    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = LIMITS


@dataclass(frozen=True, slots=True)
class Request(Generic[T]):
    """One call of an operation, not sent yet.

    `path` values, `query` pairs and `headers` are texts by wire names. `medium` is that of the
    body, `accept` that of the answer. `read` turns the answer into its typed value. A `link` that a
    server gave stands for path and query, from the root of the server.
    """

    operation: Operation[Any, T]
    read: Callable[[Answer], T]
    body: Any = None
    medium: str = ""
    accept: str = ""
    path: Mapping[str, str] = field(default_factory=dict)
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    link: str = ""

    def __repr__(self) -> str:
        # Values may be secret; the documented path is not.
        shown = f"{self.operation.name} " if self.operation.name else ""
        return f"<Request {shown}{self.method} {self.operation.path}>"

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.operation.method

    @property
    def target(self) -> str:
        """The URL relative to the API's base URL, with the query; a link begins with `/`.

        Raises:
            EncodeError: a path parameter is not given, or cannot stand in a path.
        """
        target = self.link or self._path
        joint = "&" if "?" in target else "?"
        return f"{target}{joint}{urlencode(self.query, quote_via=quote)}" if self.query else target

    @property
    def _path(self) -> str:
        target = self.operation.path
        if "{medium}" in target:
            medium = segment("medium", {"medium": self.medium or self.accept})
            target = target.replace("{medium}", medium)
        for parameter in self.operation.parameters:
            if parameter.place == "path":
                target = target.replace(f"{{{parameter.name}}}", segment(parameter.name, self.path))
        return target

    @property
    def content(self) -> bytes | None:
        """The encoded body, None where the operation has none.

        Raises:
            EncodeError: the body cannot be written in the request's medium.
        """
        if self.operation.request is None:
            return None
        return self.operation.request.codec(self.medium).encode(self.body)

    @property
    def content_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers that follow from the media, `Content-Type` and `Accept`, and those given.

        Raises:
            EncodeError: the body or the answer is not documented in its medium.
        """
        return self.headers_for(self.content if self.medium == "multipart" else b"")

    def headers_for(self, content: bytes | None) -> tuple[tuple[str, str], ...]:
        """Return `content_headers` where the content is encoded already.

        Raises:
            EncodeError: the body or the answer is not documented in its medium.
        """
        made: list[tuple[str, str]] = []
        if self.operation.request is not None:
            codec = self.operation.request.codec(self.medium)
            made.append(("Content-Type", codec.content_type(content or b"")))
        if self.accept:
            made.append(("Accept", _content_type(self.operation, self.accept)))
        return (*made, *self.headers)


def _content_type(operation: Operation[Any, Any], medium: str) -> str:
    """Return the content type that an answer has in `medium`."""
    for _, body in operation.responses:
        for codec in body.media if body is not None else ():
            if codec.medium == medium:
                return codec.content_types[0]
    raise EncodeError(f"no answer is documented as {medium!a}")


def segment(name: str, values: Mapping[str, str]) -> str:
    """Return a path parameter's text, percent-encoded as one segment.

    Raises:
        EncodeError: it is not given, empty, `.` or `..`, or has a control character.
    """
    value = values.get(name)
    if value is None:
        raise EncodeError(f"the path parameter {name!a} is not given, not to the client either")
    if value in ("", ".", "..") or any(x < " " or x == "\x7f" for x in value):
        raise EncodeError(f"the path parameter {name!a} cannot be {value!a}")
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise EncodeError(f"the path parameter {name!a} has a lone surrogate") from None


def header(text: str) -> str:
    """Return a header's value, which can be printable ASCII without spaces around it.

    Raises:
        EncodeError: it is something else.
    """
    if not _is_str(text):
        raise EncodeError(f"a header is a str, got {type(text).__name__}")
    if not text.isascii() or not text.isprintable() or text != text.strip(" "):
        raise EncodeError("a header can say printable ASCII without spaces around it only")
    return text


def header_name(name: str) -> str:
    """Return a header's name.

    Raises:
        EncodeError: no header can be called so.
    """
    if not _is_str(name) or not name or set(name) - TOKEN:
        raise EncodeError(f"{name!a} is no name for a header")
    return name


def _is_str(value: object) -> bool:
    return isinstance(value, str)


def read(operation: Operation[Any, T], answer: Answer) -> T:
    """Return the typed value of a successful answer.

    Raises:
        ApiError: the status says that the call failed; its `body` is typed where documented.
        AnswerError: the status or the content is not what is documented.
    """
    body = operation.response(answer.status)
    if not 200 <= answer.status < 300:
        failure = _failure(operation, body, answer)
        raise ApiError(answer.status, failure, answer.content, answer.headers)
    try:
        if not operation.succeeds_with(answer.status):
            raise DecodeError(f"the status {answer.status} is not documented")
        value: Any = None if body is None else _typed(body, answer)
    except DecodeError as error:
        refused = unexpected(error, answer)
    else:
        return value  # type: ignore[no-any-return]  # bodies of responses are typed by `read_…`
    raise refused


def unexpected(error: DecodeError, answer: Answer) -> AnswerError:
    """Return the error for a successful answer that is not what is documented."""
    return AnswerError(
        error.reason,
        error.medium,
        error.parts,
        status=answer.status,
        headers=answer.headers,
        content=answer.content,
    )


def _typed(body: Body[Any], answer: Answer) -> Any:
    if not answer.content and not any(codec.may_be_empty for codec in body.media):
        raise DecodeError("it is empty, where content is documented")
    content_type = answer.headers.get("content-type", "")
    codec = body.codec_for(content_type) if content_type else _guessed(body, answer.content)
    if answer.limits is LIMITS:
        return codec.decode(answer.content)
    return codec.decode(answer.content, answer.limits)


def _guessed(body: Body[Any], content: bytes) -> Codec[Any]:
    """Return the codec of content without a type: XML begins with `<`, nothing else does."""
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return next((x for x in body.media if (x.medium == "xml") == is_xml), body.media[0])


def _failure(operation: Operation[Any, Any], body: Body[Any] | None, answer: Answer) -> Any:
    """Read an error as far as it is known; else it stays bytes, for the status says enough."""
    try:
        if body is not None:
            return _typed(body, answer)
        return None if operation.failure is None else operation.failure(answer)
    except DecodeError:
        return None


def answer_medium(documented: tuple[str, ...], medium: str) -> str:
    """Return the medium to ask for: the request's, or the first that the answer has."""
    return medium if medium in documented else documented[0]


_SEPARATORS = {"comma": ",", "space": " ", "pipe": "|"}


def array(name: str, values: list[T], text: Callable[[T], str], style: str) -> Pairs:
    """Return the pairs of a parameter with several values.

    `style` is `repeat` (`a=1&a=2`), `brackets` (`a[]=1&a[]=2`), or what stands between the values
    of one pair: `comma`, `space` or `pipe`.

    Raises:
        EncodeError: a value has a wrong type, or has what stands between the values in it.
    """
    texts = each_written(values, text)
    if style in _SEPARATORS:
        if any(_SEPARATORS[style] in each for each in texts):
            raise EncodeError(f"a {style} in a value cannot be told from those between the values")
        return [(name, _SEPARATORS[style].join(texts))] if texts else []
    return [(f"{name}[]" if style == "brackets" else name, each) for each in texts]
