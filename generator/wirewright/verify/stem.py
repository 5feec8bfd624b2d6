"""The samples of one stem: one object in one or more media, and what they cannot prove.

Reads an API as it is meant; says what to try on its package, and what to leave out of a comparison.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath

from wirewright import ir
from wirewright.ir.api import Medium
from wirewright.packages import Trial
from wirewright.verify.tokens import Mask, mask_of
from wirewright.verify.wire_path import WirePath, wire_path


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A path that a sample cannot prove, by the names of each of its stem's media.

    `wire` is empty where the path names no field.
    """

    sample: ir.Sample
    path: str
    wire: tuple[tuple[Medium, WirePath], ...]

    def on(self, medium: Medium) -> WirePath | None:
        """Return the path by the names of `medium`."""
        return dict(self.wire).get(medium)


@dataclass(frozen=True, slots=True)
class Stem:
    """Samples that document one object, one per medium."""

    api: ir.Api
    operation: ir.Operation
    samples: tuple[ir.Sample, ...]
    left_out: tuple[LeftOut, ...]

    def file(self, sample: ir.Sample) -> str:
        """Return the sample's file as people know it: beside that of the spec."""
        if self.api.at is None:
            return f"{self.api.name}/{sample.path}"
        return str(PurePosixPath(self.api.at.file).parent / sample.path)

    @property
    def pairs(self) -> tuple[tuple[ir.Sample, ir.Sample], ...]:
        """The samples two by two, but for those that cannot be read at all."""
        readable = [sample for sample in self.samples if sample.malformed is None]
        return tuple(combinations(readable, 2))

    @property
    def trial(self) -> Trial:
        """What to try on the package."""
        first = self.samples[0]
        return Trial(
            self.operation.name,
            first.direction,
            _status(self.operation, first),
            tuple((sample.medium, sample.content) for sample in self.samples),
        )

    def mask(
        self, medium: Medium, samples: Container[ir.Sample], but: LeftOut | None = None
    ) -> Mask | None:
        """Return what to leave out where `samples` are compared, `but` for one path."""
        paths = [x.on(medium) for x in self.left_out if x.sample in samples and x is not but]
        return mask_of(path.steps for path in paths if path is not None)


def stems_of(api: ir.Api) -> tuple[Stem, ...]:
    """Return the samples of an API by their stems, in the order of the spec."""
    stems: list[Stem] = []
    for operation in api.operations:
        groups: dict[str, list[ir.Sample]] = {}
        for sample in operation.samples:
            groups.setdefault(sample.stem, []).append(sample)
        stems += [_stem(api, operation, tuple(samples)) for samples in groups.values()]
    return tuple(stems)


def _stem(api: ir.Api, operation: ir.Operation, samples: tuple[ir.Sample, ...]) -> Stem:
    body = _body(operation, samples[0])
    left_out = []
    for sample in samples:
        for path, _ in sample.differs:
            left_out.append(LeftOut(sample, path, tuple(_wire(api, body, path, samples))))
    return Stem(api, operation, samples, tuple(left_out))


def _wire(
    api: ir.Api, body: ir.Body | None, path: str, samples: Iterable[ir.Sample]
) -> Iterator[tuple[Medium, WirePath]]:
    for sample in samples:
        found = wire_path(api, body, path, sample.medium) if body else None
        if found:
            yield sample.medium, found


def _status(operation: ir.Operation, sample: ir.Sample) -> int:
    """Return the sample's status; one without is that of the only success."""
    if sample.status is not None:
        return sample.status
    success = [x.status for x in operation.responses if x.status.startswith("2")]
    return int(success[0].lower().replace("x", "0")) if success else 200


def _body(operation: ir.Operation, sample: ir.Sample) -> ir.Body | None:
    if sample.direction == "request":
        return operation.request
    status = str(_status(operation, sample))
    bodies = {response.status.lower(): response.body for response in operation.responses}
    names = (status, f"{status[0]}xx", "default")
    return next((bodies[name] for name in names if name in bodies), None)
