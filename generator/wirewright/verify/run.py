"""The story of `verify`: try every sample on its package, judge what came out, count.

It takes APIs as they are meant and where the packages are. Whether those are what the specs say
is for the writer to tell; a caller hands that in as a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from wirewright import ir
from wirewright.ir.api import Medium
from wirewright.packages import Answer, Outcome, try_package
from wirewright.settings import Settings
from wirewright.verify.failure import Failure, told
from wirewright.verify.relations import Verdict, judge
from wirewright.verify.result import ApiResult, Ignored, Reason, Tally, VerifyResult
from wirewright.verify.stem import Stem, stems_of


def verify(apis: Sequence[ir.Api], settings: Settings, note: str = "") -> VerifyResult:
    """Prove the packages of `apis` against their samples; `note` goes into the result."""
    found = tuple(verify_api(api, settings.output, settings.package) for api in apis)
    return VerifyResult(found, note)


def verify_api(api: ir.Api, output: Path, package: str, seconds: float = 60) -> ApiResult:
    """Prove `<package>.<api>` below the folder `output`, in `seconds` at most."""
    stems = stems_of(api)
    answer = try_package(output, package, api.name, [stem.trial for stem in stems], seconds)
    # After a crash there are fewer outcomes than stems: what was not tried does not hold.
    verdicts = [judge(stem, outcome) for stem, outcome in zip(stems, answer.outcomes, strict=False)]
    failures = [failure for verdict in verdicts for failure in verdict.failures]
    if answer.problem:
        failures.append(_problem(api, stems, answer, f"{package}.{api.name}"))
    return ApiResult(
        name=api.name,
        operations=len(api.operations),
        samples=_samples(stems, verdicts),
        pairs=Tally(sum(x.pairs for x in verdicts), sum(len(stem.pairs) for stem in stems)),
        reasons=tuple(reason for stem in stems for reason in _reasons(stem)),
        failures=tuple(failures),
        ignored=tuple(
            each for pair in zip(stems, answer.outcomes, strict=False) for each in _ignored(*pair)
        ),
    )


def _samples(
    stems: Iterable[Stem], verdicts: Iterable[Verdict]
) -> tuple[tuple[Medium, Tally], ...]:
    tallies: dict[Medium, Tally] = {}
    held = {sample for verdict in verdicts for sample in verdict.held}
    for stem in stems:
        for sample in stem.samples:
            one = Tally(int(sample in held), 1)
            tallies[sample.medium] = tallies.get(sample.medium, Tally()) + one
    return tuple(tallies.items())


def _reasons(stem: Stem) -> Iterable[Reason]:
    for sample in stem.samples:
        file = stem.file(sample)
        if sample.malformed is not None:
            yield Reason(stem.api.name, file, "", sample.malformed)
        for path, why in sample.differs:
            yield Reason(stem.api.name, file, path, why)


def _ignored(stem: Stem, outcome: Outcome) -> Iterable[Ignored]:
    for sample, reading in zip(stem.samples, outcome.readings, strict=True):
        for what in reading.ignored:
            yield Ignored(stem.api.name, stem.file(sample), what)


def _problem(api: ir.Api, stems: Sequence[Stem], answer: Answer, package: str) -> Failure:
    """Say why a package cannot be used, or at which samples it came to its end."""
    summary, trace = told(answer.problem)
    if answer.at is None:
        file = api.at.file if api.at else api.name
        words = f"the package {package} cannot be used: {summary}"
        return Failure(api.name, "package", file, words, trace)
    stem = stems[answer.at]
    words = f"the package {package} came to its end while it tried this sample: {summary}"
    return Failure(api.name, "package", stem.file(stem.samples[0]), words, trace)
