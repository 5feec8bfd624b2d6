"""Runs in a process of its own: imports one generated package and tries payloads on its codecs.

A job (JSON) comes in on stdin; one JSON line per trial goes out on what was stdout. Standard
library only, and nothing of wirewright: what is tested here is what a user of the package gets.
"""

from __future__ import annotations

import base64
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

Record = dict[str, Any]
FindCodec = Callable[[str], Any]
TRACE_LINES = 8
_OURS = (__file__, importlib.__file__)


def main() -> None:
    """Do the job: say first whether the package can be imported, then how each trial went."""
    job = json.loads(sys.stdin.buffer.read())
    say = _private_channel()
    sys.path.insert(0, job["output"])
    try:
        operations = imported(job["module"], job["output"]).OPERATIONS
    except BaseException as error:  # a package may also call sys.exit()
        say({"problem": told(error)})
        return
    say({"problem": ""})
    for trial in job["trials"]:
        say(_outcome(operations, trial))


def _private_channel() -> Callable[[Record], None]:
    """Keep the real stdout for answers, and let whatever a package prints go to stderr."""
    channel = os.fdopen(os.dup(1), "w", encoding="ascii", newline="\n")
    os.dup2(2, 1)
    sys.stdout = sys.stderr

    def say(record: Record) -> None:
        channel.write(json.dumps(record) + "\n")
        channel.flush()

    return say


def imported(module: str, output: str) -> Any:
    """Import `module` from below the folder `output`, and from nowhere else."""
    loaded = importlib.import_module(module)
    file, folder = os.path.realpath(loaded.__file__ or ""), os.path.realpath(output)
    if not file.startswith(folder + os.sep):
        raise ImportError(f"{module} was found in {file}, which is not below {folder}")
    return loaded


def _outcome(operations: Record, trial: Record) -> Record:
    """Read each payload of a trial and write its value in all media of the trial."""
    codec, values, readings = partial(_codec, operations, trial), {}, []
    for medium, content in trial["payloads"]:
        try:
            values[medium] = codec(medium).decode(base64.b64decode(content))
        except BaseException as error:
            readings.append({"medium": medium, "error": told(error)})
            continue
        written = [_written(codec, other, values[medium]) for other, _ in trial["payloads"]]
        own = next(x for x in written if x["medium"] == medium)
        readings.append(
            {
                "medium": medium,
                "written": written,
                "reread": _reread(codec, own, values[medium]),
                "ignored": _ignored(codec, medium, content),
            }
        )
    unequal = [(a, b) for a, b in combinations(values, 2) if values[a] != values[b]]
    return {"readings": readings, "unequal": unequal}


class _MissingError(Exception):
    """What a trial needs is not in the package."""


def _codec(operations: Record, trial: Record, medium: str) -> Any:
    """Find the codec of `medium` for the body that the trial is about."""
    name, status = trial["operation"], trial["status"]
    if name not in operations:
        raise _MissingError(f"the package has no operation `{name}`")
    request = trial["direction"] == "request"
    part = f"{'request' if request else f'response {status}'} of `{name}`"
    body = operations[name].request if request else operations[name].response(status)
    if body is None:
        raise _MissingError(f"the package knows no content for the {part}")
    for codec in body.media:
        if codec.medium == medium:
            return codec
    raise _MissingError(f"the package has no {medium} codec for the {part}")


def _written(codec: FindCodec, medium: str, value: Any) -> Record:
    """Write `value` in `medium`."""
    try:
        content = codec(medium).encode(value)
        return {"medium": medium, "content": base64.b64encode(content).decode("ascii")}
    except BaseException as error:
        path = [x for x in getattr(error, "parts", ()) if isinstance(x, (str, int))]
        return {"medium": medium, "error": told(error), "path": path}


def _reread(codec: FindCodec, written: Record, value: Any) -> str:
    """Say why what was written does not read back as `value`, "" if it does."""
    if "error" in written:
        return ""
    try:
        again = codec(written["medium"]).decode(base64.b64decode(written["content"]))
    except BaseException as error:
        return told(error)
    return "" if again == value else "it reads back as another value"


def _ignored(codec: FindCodec, medium: str, content: str) -> list[str]:
    """Say what strict reading finds in a payload that can be read."""
    try:
        return [str(x) for x in codec(medium).strict(base64.b64decode(content)).findings]
    except BaseException as error:
        return [told(error)]


def told(error: BaseException) -> str:
    """Tell a codec's own error by its text, and any other by the end of its traceback."""
    expected = any(x.__name__ in ("WireError", "_MissingError") for x in type(error).__mro__)
    if expected:
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [x for x in frames if x.filename not in _OURS and not x.filename.startswith("<frozen")]
    text = "".join([*traceback.format_list(theirs), *traceback.format_exception_only(error)])
    return "\n".join(text.splitlines()[-TRACE_LINES:])


if __name__ == "__main__":
    main()
