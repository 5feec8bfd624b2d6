"""Whether the samples of a stem hold, judged by what the package did with them.

A stem and its outcome come in, a `Verdict` goes out. The relations of a sample: it is read, its
value is written as the same bytes, and those are read as an equal value. The relations of a pair:
the values are equal, and each is written as the other's sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from wirewright import ir
from wirewright.ir.api import Medium
from wirewright.packages import Outcome, Reading
from wirewright.verify.difference import Difference, difference
from wirewright.verify.failure import Failure, Relation, told
from wirewright.verify.stem import LeftOut, Stem

Readings = Mapping[str, Reading]
Pair = tuple[ir.Sample, ir.Sample]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which samples and how many pairs of a stem hold, and why the others do not."""

    held: tuple[ir.Sample, ...] = ()
    pairs: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two payloads of a medium that should be the same, and the samples that this proves."""

    samples: tuple[ir.Sample, ...]
    medium: Medium
    expected: bytes
    written: bytes
    labels: tuple[str, str] = ("in the sample", "as written")


def judge(stem: Stem, outcome: Outcome) -> Verdict:
    """Judge every relation of a stem; needless reasons only once nothing else is wrong."""
    readings = {reading.medium: reading for reading in outcome.readings}
    own = {sample: tuple(_own(stem, sample, readings)) for sample in stem.samples}
    pairs = {
        pair: tuple(_pair(stem, pair, readings, outcome))
        for pair in stem.pairs
        if not any(readings[sample.medium].error for sample in pair)
    }
    failures = [*chain(*own.values(), *pairs.values()), *_nameless(stem)]
    return Verdict(
        held=tuple(sample for sample, found in own.items() if not found),
        pairs=sum(
            not (found or own[a] or own[b]) and _is_compared(stem, (a, b), readings)
            for (a, b), found in pairs.items()
        ),
        failures=tuple(failures or _needless(stem, readings)),
    )


def _own(stem: Stem, sample: ir.Sample, readings: Readings) -> Iterator[Failure]:
    """Judge the relations of one sample."""
    reading = readings[sample.medium]
    if sample.malformed is not None:
        if not reading.error:
            words = "the sample can be read: its `malformed` reason is no longer true"
            yield _failure(stem, "reason", sample, words)
        return
    if reading.error:
        summary, trace = told(reading.error)
        yield _failure(stem, "decode", sample, f"the sample cannot be read: {summary}", trace)
        return
    written = reading.in_medium(sample.medium)
    if written.error:
        summary, trace = told(written.error)
        words = f"the value of this sample cannot be written as {sample.medium}: {summary}"
        yield _failure(stem, "re-encode", sample, words, trace)
        return
    found = _differs(stem, _again(sample, readings))
    if found:
        yield _difference(stem, "re-encode", sample, "read and written again, it differs", found)
    elif reading.reread:
        summary, trace = told(reading.reread)
        words = f"what is written for this sample is not read as an equal value: {summary}"
        yield _failure(stem, "re-read", sample, words, trace)


def _pair(stem: Stem, pair: Pair, readings: Readings, outcome: Outcome) -> Iterator[Failure]:
    """Judge the relations of a pair; where the values differ, so does all that follows."""
    unequal = _unequal(stem, pair, readings, outcome)
    if unequal:
        yield unequal
        return
    for source, target in (pair, pair[::-1]):
        crossed = readings[source.medium].in_medium(target.medium)
        own = readings[target.medium].in_medium(target.medium)
        name = _name(source)
        # What is wrong with the target's own bytes as well has been said there.
        if not crossed.error:
            found = _differs(stem, _across(source, target, readings))
            if found and found != _differs(stem, _again(target, readings)):
                words = f"the value of {name} is not written as this sample"
                yield _difference(stem, "cross", target, words, found)
        elif crossed.error != own.error and not _excused(stem, pair, target.medium, readings):
            summary, trace = told(crossed.error)
            words = f"the value of {name} cannot be written as {target.medium}: {summary}"
            yield _failure(stem, "cross", target, words, trace)


def _unequal(stem: Stem, pair: Pair, readings: Readings, outcome: Outcome) -> Failure | None:
    """Compare the values of a pair: as they are, or as written where a path is left out."""
    left_out = _is_masked(stem, pair)
    if not left_out and (pair[0].medium, pair[1].medium) not in outcome.unequal:
        return None
    words = f"this sample and {_name(pair[1])} document one object, but their values differ"
    for comparison in _equal(pair, readings):
        found = _differs(stem, comparison)
        if found:
            return _difference(stem, "equal", pair[0], words, found)
    if left_out:
        return None
    return _failure(stem, "equal", pair[0], f"{words}, though both are written alike")


def _is_masked(stem: Stem, pair: Pair) -> bool:
    return any(x.sample in pair and x.wire for x in stem.left_out)


def _is_compared(stem: Stem, pair: Pair, readings: Readings) -> bool:
    """Tell whether the values of a pair could be compared; a reason may forbid all crossing."""
    return not _is_masked(stem, pair) or any(True for _ in _equal(pair, readings))


# ---- comparisons ------------------------------------------------------------------------------


def _again(sample: ir.Sample, readings: Readings) -> _Comparison:
    """Set a sample beside its value written again."""
    written = readings[sample.medium].in_medium(sample.medium)
    return _Comparison((sample,), sample.medium, sample.content, written.content)


def _across(source: ir.Sample, target: ir.Sample, readings: Readings) -> _Comparison:
    """Set a sample beside the value of the other one, written in its medium."""
    written = readings[source.medium].in_medium(target.medium)
    return _Comparison((source, target), target.medium, target.content, written.content)


def _equal(pair: Pair, readings: Readings) -> Iterator[_Comparison]:
    """Set the values of a pair beside each other, written in the medium of each."""
    a, b = pair
    for medium in (a.medium, b.medium):
        first, second = (readings[x.medium].in_medium(medium) for x in pair)
        if not (first.error or second.error):
            labels = f"from {_name(a)}", f"from {_name(b)}"
            yield _Comparison(pair, medium, first.content, second.content, labels)


def _comparisons(stem: Stem, readings: Readings) -> Iterator[_Comparison]:
    """Return all comparisons of a stem of which nothing failed."""
    for sample in stem.samples:
        if sample.malformed is None:
            yield _again(sample, readings)
    for pair in stem.pairs:
        yield from _equal(pair, readings)
        for source, target in (pair, pair[::-1]):
            if not readings[source.medium].in_medium(target.medium).error:
                yield _across(source, target, readings)


def _differs(stem: Stem, x: _Comparison, but: LeftOut | None = None) -> Difference | None:
    mask = stem.mask(x.medium, x.samples, but)
    return difference(x.medium, x.expected, x.written, mask, x.labels)


# ---- reasons ----------------------------------------------------------------------------------


def _nameless(stem: Stem) -> Iterator[Failure]:
    """Find the reasons whose path is none."""
    for left_out in stem.left_out:
        if not left_out.wire:
            words = f"`{left_out.path}` has a `differs` reason, but names no field of this type"
            yield _failure(stem, "reason", left_out.sample, words)


def _needless(stem: Stem, readings: Readings) -> Iterator[Failure]:
    """Find the paths that are left out although everything is equal there."""
    comparisons = tuple(_comparisons(stem, readings))
    for left_out in stem.left_out:
        compared = any(
            left_out.sample in x.samples and _differs(stem, x, left_out) for x in comparisons
        )
        excused = any(
            left_out in _excused(stem, pair, sample.medium, readings)
            for pair in stem.pairs
            for sample in pair
        )
        if not (compared or excused):
            words = f"`{left_out.path}` is equal in all comparisons: its reason is not needed"
            yield _failure(stem, "reason", left_out.sample, words)


def _excused(stem: Stem, pair: Pair, target: Medium, readings: Readings) -> tuple[LeftOut, ...]:
    """Return the paths for which one value of a pair cannot be written in `target`."""
    source = next(sample for sample in pair if sample.medium != target)
    crossed = readings[source.medium].in_medium(target)
    if not crossed.error:
        return ()
    paths = ((x, x.on(target)) for x in stem.left_out if x.sample in pair)
    return tuple(x for x, path in paths if path is not None and path.covers(crossed.path))


# ---- failures ---------------------------------------------------------------------------------


def _failure(
    stem: Stem, relation: Relation, sample: ir.Sample, words: str, trace: tuple[str, ...] = ()
) -> Failure:
    return Failure(stem.api.name, relation, stem.file(sample), words, trace)


def _difference(
    stem: Stem, relation: Relation, sample: ir.Sample, words: str, found: Difference
) -> Failure:
    where = f"`{found.path}`" if found.path else "the root"
    return Failure(
        api=stem.api.name,
        relation=relation,
        file=stem.file(sample),
        message=f"{words} at {where}: {found.words}",
        listing=found.listing,
        line=found.line if relation != "equal" else 1,
        column=found.column if relation != "equal" else 1,
    )


def _name(sample: ir.Sample) -> str:
    return PurePosixPath(sample.path).name
