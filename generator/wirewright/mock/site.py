"""What a mock serves: APIs as they are meant, joined with the operations of their packages.

Names, paths, media and codecs are the packages'; samples, credentials and prose are the spec's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

from wirewright import ir
from wirewright.dialects import DIALECTS
from wirewright.packages import Body, Operation, Package

_SAFE = "/%:@!$&'()*+,;=~"
_HOLE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One documented answer. Without a body it is empty; its samples are one object's, per medium.

    `key` is what the spec calls the status.
    """

    status: int
    key: str
    variant: str
    body: Body | None
    samples: tuple[ir.Sample, ...] = ()

    @property
    def preference(self) -> str:
        """What to ask for in `Prefer` to get it."""
        return f"code={self.status}" + (f"; example={_word(self.variant)}" if self.variant else "")


def _word(value: str) -> str:
    """Return a value as `Prefer` has it: a quoted string where it is no token."""
    if re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", value, re.ASCII):
        return value
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One operation: as meant, as generated, where it is, and what it may answer."""

    api: ir.Api
    meant: ir.Operation
    generated: Operation
    package: Package
    prefix: str
    choices: tuple[Choice, ...]

    @property
    def path(self) -> str:
        """The whole path, with `{name}` for what a call gives."""
        return f"/{self.prefix}{self.generated.path}"

    @property
    def web_api(self) -> bool:
        """Whether the server that it stands for is ASP.NET Web API."""
        return DIALECTS[self.api.dialect].web_api

    def given_by(self, path: str, linked: bool = False) -> Mapping[str, str] | None:
        """Return the parameters that a percent-encoded path gives, None where it is not ours.

        A `linked` path stands in a sample and leads to the next page on the real server, below
        whatever that has before the documented path.
        """
        if linked and (self.meant.pagination is None or self.meant.pagination.style != "next"):
            return None
        before = "(?:/[^/]+)*/" if linked else re.escape(f"/{self.prefix}")
        match = re.fullmatch(before + self._pattern(), path, re.IGNORECASE if self.web_api else 0)
        if match is None:
            return None
        values = tuple(map(unquote, match.groups()))
        # To Web API a slash ends a segment, however it is written.
        broken = self.web_api and any("/" in value for value in values)
        return None if broken else dict(zip(self.holes, values, strict=True))

    @property
    def holes(self) -> tuple[str, ...]:
        """The names of the path's parameters."""
        return tuple(_HOLE.findall(self.generated.path))

    @property
    def media(self) -> tuple[str, ...]:
        """All media of the bodies, the request's first."""
        bodies = (self.generated.request, *(choice.body for choice in self.choices))
        found = (codec.medium for body in bodies if body is not None for codec in body.media)
        return tuple(dict.fromkeys(found))

    def _pattern(self) -> str:
        pieces = (
            f"({self._group(piece)})" if number % 2 else re.escape(quote(piece, _SAFE))
            for number, piece in enumerate(_HOLE.split(self.generated.path))
        )
        return "".join(pieces) + ("/?" if self.web_api else "")

    def _group(self, name: str) -> str:
        return "|".join(self.media) if name == "medium" else "[^/]+"


@dataclass(frozen=True, slots=True)
class Site:
    """All endpoints, in the order of the specs."""

    apis: tuple[ir.Api, ...]
    endpoints: tuple[Endpoint, ...]

    def prefix(self, api: ir.Api) -> str:
        """Return the first part of an API's paths: its name, where there are several APIs."""
        return prefix_of(api, self.apis)


def prefix_of(api: ir.Api, apis: Sequence[ir.Api]) -> str:
    """Return what all paths of `api` begin with, without the first slash."""
    return f"{api.name}/" if len(apis) > 1 else ""


def site_of(served: Sequence[tuple[ir.Api, Package]]) -> Site:
    """Join APIs with their packages; a package that lacks an operation is not that of the spec."""
    apis = tuple(api for api, _ in served)
    endpoints = tuple(
        Endpoint(
            api,
            operation,
            package.operations[operation.name],
            package,
            prefix_of(api, apis),
            tuple(_choices(operation, package.operations[operation.name])),
        )
        for api, package in served
        for operation in api.operations
        if operation.name in package.operations
    )
    return Site(apis, endpoints)


def _choices(meant: ir.Operation, generated: Operation) -> Iterator[Choice]:
    """Yield the answers of an operation in documented order, those with samples by variant."""
    keys = tuple(response.status for response in meant.responses)
    for response in meant.responses:
        key = response.status
        if response.body is None:
            yield Choice(_status(key, 204), key, "", None)
            continue
        groups: dict[tuple[int, str], list[ir.Sample]] = {}
        for sample in meant.samples:
            if sample.status is not None and _key(sample.status, keys) == key:
                groups.setdefault((sample.status, sample.variant), []).append(sample)
        for status, variant in sorted(groups):
            body = generated.response(status)
            yield Choice(status, key, variant, body, tuple(groups[status, variant]))
        if not groups:
            status = _status(key, 200)
            yield Choice(status, key, "", generated.response(status))


def _status(key: str, usual: int) -> int:
    """Return a status that fits a spec's word for it; `usual` is the one of success."""
    if key.isdigit():
        return int(key)
    return usual if key in ("2xx", "default") else int(key[0]) * 100


def _key(status: int, keys: Sequence[str]) -> str:
    """Return the response that a status belongs to."""
    found = (x for x in (str(status), f"{status // 100}xx", "default") if x in keys)
    return next(found, "")


def default_choice(choices: Sequence[Choice]) -> Choice | None:
    """Return the answer to a call that asks for none: a success, with a sample if there is one."""
    pool = [x for x in choices if 200 <= x.status < 300] or choices
    shown = [x for x in pool if x.samples or x.body is None]
    plain = [x for x in shown if not x.variant]
    return next(iter([*plain, *shown, *pool]), None)
