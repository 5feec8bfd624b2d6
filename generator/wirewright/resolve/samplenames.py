"""The names of sample files: which operation, body and medium each one means.

Takes the files below `samples/`, returns each with its body; reports names that mean none.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from wirewright.diagnostics import Report, Span, quoted
from wirewright.ir import Sample
from wirewright.ir.api import ENDINGS, Medium
from wirewright.resolve.bodies import response_to, successes
from wirewright.resolve.media import media_of
from wirewright.resolve.scope import Scope, did_you_mean
from wirewright.spec.model import BodySpec, OperationSpec, SampleFile

_NAME = re.compile(
    r"samples/(?P<stem>(?P<operation>[^./]+)\."
    r"(?:request|(?P<response>response)(?:\.(?P<status>\d{3}))?)(?:\.(?P<variant>[^./]+))?)"
    r"\.(?P<ending>json|xml|form|txt|bin)"
)
_PATTERN = "`<operation>.<request|response>[.<status>][.<variant>].<json|xml|form|txt|bin>`"


@dataclass(frozen=True, slots=True)
class Placed:
    """A sample, the operation it belongs to, the body it is one of, and its file."""

    sample: Sample
    operation: OperationSpec
    body: BodySpec
    at: Span


def placed_samples(scope: Scope, report: Report) -> tuple[Placed, ...]:
    """Return every sample that belongs somewhere, in the order of their paths."""
    files = sorted(scope.spec.files, key=lambda file: file.path)
    found = (_placed(scope, file, report) for file in files)
    return tuple(placed for placed in found if placed is not None)


def _placed(scope: Scope, file: SampleFile, report: Report) -> Placed | None:
    folder = posixpath.dirname(scope.spec.at.file)
    at = Span(posixpath.join(folder, file.path), 1, 1, 1, 1)
    words = _NAME.fullmatch(file.path)
    if words is None:
        message = "the name of this file is not that of a sample"
        report.add("R080", message, at, f"call it {_PATTERN}, or move it out of `samples`")
        return None
    operations = {operation.name.value: operation for operation in scope.spec.operations}
    operation = operations.get(words["operation"])
    if operation is None:
        message = f"there is no operation {quoted(words['operation'])}"
        report.add("R081", message, at, did_you_mean(words["operation"], operations, "operations"))
        return None
    body, status = _body_of(operation, words, at, report)
    if body is None:
        return None
    media = media_of(scope, operation, body) if body.type is not None else ()
    by_word: dict[str, Medium] = {medium: medium for medium in media}
    medium = by_word.get(_medium(words))
    if medium is None:
        _report_medium(words, media, at, report)
        return None
    return Placed(_sample(operation, file, words, medium, status), operation, body, at)


def _body_of(
    operation: OperationSpec, words: re.Match[str], at: Span, report: Report
) -> tuple[BodySpec | None, int | None]:
    """Return the body that a sample is one of, and the status that it came with."""
    name = quoted(operation.name.value)
    if not words["response"]:
        if operation.request is None:
            report.add("R082", f"{name} has no request", at, "declare it with `request:`")
        return operation.request, None
    if words["status"]:
        response = response_to(operation, int(words["status"]))
        if response is None:
            known = [response.status.value for response in operation.responses]
            message = f"{name} has no response {words['status']}"
            report.add("R082", message, at, did_you_mean(words["status"], known, "responses"))
            return None, None
        return response.body, int(words["status"])
    fitting = successes(operation)
    if len(fitting) != 1:
        count = "several successes" if fitting else "no success"
        message = f"{name} documents {count}, so the name of a sample has to say which response"
        report.add("R082", message, at, f"put the status into the name: {_PATTERN}")
        return None, None
    status = fitting[0].status.value
    return fitting[0].body, int(status) if status.isdigit() else 200


def _report_medium(
    words: re.Match[str], media: tuple[Medium, ...], at: Span, report: Report
) -> None:
    what = f"the {words['response'] or 'request'} of {quoted(words['operation'])}"
    if not media:
        message, advice = f"{what} has no body", "give it a type, or delete the sample"
    else:
        message = f"{what} is never {_medium(words)}"
        advice = f"its media are {', '.join(media)}; add one with `media:`, or delete the sample"
    report.add("R083", message, at, advice)


def _medium(words: re.Match[str]) -> str:
    return next((x for x, ending in ENDINGS.items() if ending == words["ending"]), words["ending"])


def _sample(
    operation: OperationSpec,
    file: SampleFile,
    words: re.Match[str],
    medium: Medium,
    status: int | None,
) -> Sample:
    rest = file.path.removeprefix(f"samples/{words['operation']}.")
    note = next((note for note in operation.samples if note.name.value == rest), None)
    return Sample(
        path=file.path,
        stem=words["stem"],
        direction="response" if words["response"] else "request",
        status=status,
        variant=words["variant"] or "",
        medium=medium,
        differs=tuple((path.value, why) for path, why in note.differs) if note else (),
        malformed=note.malformed if note else None,
        content=file.content,
    )
