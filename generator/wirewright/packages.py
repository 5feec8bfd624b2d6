"""The one door to generated packages: a package on disk and payloads in, what its codecs did out.

To be tried, a package runs in a child process (`packages_child.py`): it may crash, print, or never
come back, and leaves nothing behind in this process. To be used, it is loaded in place. Judging
the outcome is not done here.
"""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from wirewright.packages_child import imported, told

CHILD = Path(__file__).with_name("packages_child.py")
TRACE_LINES = 8


@dataclass(frozen=True, slots=True)
class Trial:
    """Payloads of one object, one per medium, and the body of an operation that they stand in."""

    operation: str
    direction: Literal["request", "response"]
    status: int
    payloads: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a value became in a medium: its content, or an error with the path that it named."""

    medium: str
    content: bytes = b""
    error: str = ""
    path: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a payload was read: an error, or its value written in each medium of the trial.

    `reread` says why what was written in its own medium does not read back as an equal value,
    `ignored` what strict reading finds.
    """

    medium: str
    error: str = ""
    written: tuple[Written, ...] = ()
    reread: str = ""
    ignored: tuple[str, ...] = ()

    def in_medium(self, medium: str) -> Written:
        """Return what was written in `medium`."""
        return next(x for x in self.written if x.medium == medium)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a trial went. `unequal` are the pairs of media whose values are not equal."""

    readings: tuple[Reading, ...]
    unequal: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcomes of the first trials, and the problem for which there are no more of them.

    `at` is the number of the trial that ended the package, None where it cannot be used at all.
    The last line of `problem` is its summary.
    """

    outcomes: tuple[Outcome, ...] = ()
    problem: str = ""
    at: int | None = None


def try_package(
    output: Path, package: str, api: str, trials: Sequence[Trial], seconds: float = 60
) -> Answer:
    """Run `trials` on `<package>.<api>` below the folder `output`, for `seconds` at most."""
    module = f"{package}.{api}.operations"
    if not output.joinpath(*module.split(".")).with_suffix(".py").is_file():
        return Answer(problem="it has not been generated")
    job = {
        "output": str(output.absolute()),
        "module": module,
        "trials": [_as_json(trial) for trial in trials],
    }
    stdout, ending = _run(json.dumps(job).encode("ascii"), seconds)
    return _answer(stdout, ending, len(trials))


def _as_json(trial: Trial) -> dict[str, object]:
    return {
        "operation": trial.operation,
        "direction": trial.direction,
        "status": trial.status,
        "payloads": [
            (m, base64.b64encode(content).decode("ascii")) for m, content in trial.payloads
        ],
    }


def _run(job: bytes, seconds: float) -> tuple[bytes, str]:
    """Run the child; return what it answered and a text that says how it ended."""
    command = [sys.executable, "-I", "-B", str(CHILD)]
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        return error.stdout or b"", f"it took longer than {seconds:g} seconds"
    last_words = done.stderr.decode("utf-8", "replace").rstrip().splitlines()[-TRACE_LINES:]
    return done.stdout, "\n".join([*last_words, f"its process ended with {_exit(done.returncode)}"])


def _exit(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


def _answer(stdout: bytes, ending: str, wanted: int) -> Answer:
    """Take the child's lines apart; the first says whether the package could be imported."""
    lines = [json.loads(line) for line in stdout.split(b"\n")[:-1]]
    if not lines:
        return Answer(problem=ending)
    if lines[0]["problem"]:
        return Answer(problem=lines[0]["problem"])
    outcomes = tuple(_outcome(line) for line in lines[1:])
    if len(outcomes) < wanted:
        return Answer(outcomes, ending, len(outcomes))
    return Answer(outcomes)


def _outcome(line: dict[str, Any]) -> Outcome:
    return Outcome(
        readings=tuple(_reading(x) for x in line["readings"]),
        unequal=tuple((a, b) for a, b in line["unequal"]),
    )


def _reading(line: dict[str, Any]) -> Reading:
    return Reading(
        medium=line["medium"],
        error=line.get("error", ""),
        written=tuple(_written(x) for x in line.get("written", ())),
        reread=line.get("reread", ""),
        ignored=tuple(line.get("ignored", ())),
    )


def _written(line: dict[str, Any]) -> Written:
    return Written(
        medium=line["medium"],
        content=base64.b64decode(line.get("content", "")),
        error=line.get("error", ""),
        path=tuple(line.get("path", ())),
    )


# ---- in place ----


class Codec(Protocol):
    """A body in one medium, as generated packages have it."""

    medium: str
    content_types: tuple[str, ...]
    decode: Callable[[bytes], Any]
    encode: Callable[[Any], bytes]
    strict: Callable[[bytes], Any]

    @property
    def may_be_empty(self) -> bool: ...

    def content_type(self, content: bytes) -> str: ...


class Body(Protocol):
    """A request or a response, as generated packages have it."""

    media: tuple[Codec, ...]

    def codec_for(self, content_type: str) -> Codec: ...

    def validate(self, value: Any) -> Sequence[Any]: ...


class Parameter(Protocol):
    """A path, query or header parameter, as generated packages have it."""

    name: str
    place: str
    required: bool
    style: str
    read: Callable[[str], Any]
    rule: Any


class Operation(Protocol):
    """A documented endpoint, as generated packages have it."""

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    request: Body | None

    def response(self, status: int) -> Body | None: ...


@dataclass(frozen=True, slots=True)
class Package:
    """A package of this process: its operations, and what its codecs raise."""

    operations: Mapping[str, Operation]
    codec_error: type[Exception]


class PackageError(Exception):
    """A package that cannot be loaded; the text says why, in its last line."""


def load_package(output: Path, package: str, api: str) -> Package:
    """Import `<package>.<api>` from below the folder `output`.

    Raises:
        PackageError: it is not there, broken, or stands elsewhere on the search path.
    """
    folder = str(output.absolute())
    sys.path.insert(0, folder)
    try:
        operations = imported(f"{package}.{api}.operations", folder).OPERATIONS
        errors = imported(f"{package}.errors", folder)
    except BaseException as error:  # a package may also call sys.exit()
        raise PackageError(told(error)) from error
    finally:
        sys.path.remove(folder)
    return Package(operations, errors.CodecError)
