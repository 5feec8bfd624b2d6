"""What `verify` found, as numbers, a table for people, and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from wirewright.diagnostics import visible
from wirewright.ir.api import Medium
from wirewright.verify.failure import Failure

_TITLES: Mapping[Medium, str] = {
    "json": "JSON",
    "xml": "XML",
    "form": "form",
    "text": "text",
    "binary": "binary",
}
_ALWAYS: tuple[Medium, ...] = ("json", "xml", "form")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many hold, of how many."""

    held: int = 0
    of: int = 0

    def __str__(self) -> str:
        return f"{self.held}/{self.of}" if self.of else "-"

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.held + other.held, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sample cannot prove a path; `path` is "" for one that cannot be read at all."""

    api: str
    file: str
    path: str
    why: str

    def __str__(self) -> str:
        what = self.path or "malformed"
        return visible(f"{self.api}: {self.file}, {what}: {self.why}")


@dataclass(frozen=True, slots=True)
class Ignored:
    """What strict reading finds in a sample: what reading it passes over."""

    api: str
    file: str
    what: str

    def __str__(self) -> str:
        return visible(f"{self.api}: {self.file}, ignored: {self.what}")


@dataclass(frozen=True, slots=True)
class ApiResult:
    """What was found about one API: samples by medium, pairs, reasons, failures, what is ignored.

    What is ignored is no failure: where that changes what is written, there is one beside it.
    """

    name: str
    operations: int
    samples: tuple[tuple[Medium, Tally], ...]
    pairs: Tally
    reasons: tuple[Reason, ...] = ()
    failures: tuple[Failure, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    def row(self, media: Sequence[Medium] = _ALWAYS) -> tuple[str, ...]:
        """Return the API's row of the table, with columns for `media`."""
        tallies = dict(self.samples)
        counts = (str(tallies.get(medium, Tally())) for medium in media)
        numbers = (*counts, str(self.pairs), str(len(self.reasons)))
        return (visible(self.name), str(self.operations), *numbers)


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What was found about all APIs. `note` is to be read first: why the numbers may mislead."""

    apis: tuple[ApiResult, ...]
    note: str = ""

    @property
    def failures(self) -> tuple[Failure, ...]:
        """All failures, API by API."""
        return tuple(failure for api in self.apis for failure in api.failures)

    @property
    def ok(self) -> bool:
        """Tell whether every relation holds."""
        return not self.failures

    @property
    def samples(self) -> Tally:
        """All samples."""
        return sum((tally for api in self.apis for _, tally in api.samples), Tally())

    @property
    def pairs(self) -> Tally:
        """All pairs."""
        return sum((api.pairs for api in self.apis), Tally())

    def reasons(self) -> tuple[str, ...]:
        """Return a line for each written reason."""
        return tuple(str(reason) for api in self.apis for reason in api.reasons)

    def ignored(self) -> tuple[str, ...]:
        """Return a line for each thing that reading passes over."""
        return tuple(str(each) for api in self.apis for each in api.ignored)

    def total(self) -> str:
        """Return the numbers in a line."""
        samples, pairs, reasons = self.samples, self.pairs, len(self.reasons())
        return (
            f"{samples.held} of {_counted(samples.of, 'sample')}, "
            f"{pairs.held} of {_counted(pairs.of, 'pair')}, {_counted(reasons, 'reason')}"
        )

    def table(self) -> str:
        """Return the table, one API to a row, and the numbers of all below it."""
        seen = {medium for api in self.apis for medium, tally in api.samples if tally.of}
        media: list[Medium] = [x for x in _TITLES if x in _ALWAYS or x in seen]
        head = ("API", "operations", *(_TITLES[x] for x in media), "pairs", "reasons")
        return f"{_table([head, *(api.row(media) for api in self.apis)])}{self.total()}\n"

    def as_json(self) -> dict[str, object]:
        """Return the same as values that JSON can say."""
        return {
            "ok": self.ok,
            "note": self.note,
            "apis": [_api(api) for api in self.apis],
            "samples": asdict(self.samples),
            "pairs": asdict(self.pairs),
            "reasons": len(self.reasons()),
        }


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _table(rows: Sequence[tuple[str, ...]]) -> str:
    """Align names to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{'  '.join(_cells(row, widths))}\n" for row in rows)


def _cells(row: tuple[str, ...], widths: Sequence[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    for cell, width in zip(row[1:], widths[1:], strict=True):
        yield cell.rjust(width)


def _api(api: ApiResult) -> dict[str, object]:
    return {
        "name": api.name,
        "operations": api.operations,
        "samples": {medium: asdict(tally) for medium, tally in api.samples},
        "pairs": asdict(api.pairs),
        "reasons": [asdict(reason) for reason in api.reasons],
        "ignored": [asdict(each) for each in api.ignored],
        "failures": [
            asdict(failure) | {"code": failure.diagnostic.code, "advice": failure.advice}
            for failure in api.failures
        ],
    }
