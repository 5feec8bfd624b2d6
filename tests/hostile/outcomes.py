"""What the generated codecs make of hostile payloads; also the program of the child process.

As a program it reads every payload with the file system and the network watched, or one payload
with its time and memory measured, and prints what happened as JSON.
"""

from __future__ import annotations

import base64
import importlib
import json
import math
import sys
import time
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct

from tests.hostile.payloads import CASES, STOLEN, Case

FLOATS = {"@nan": math.nan, "@-0.0": -0.0}


def codec(case: Case) -> Any:
    """Return the codec of the small API that a case is for."""
    operations = importlib.import_module(f"hostile_apis.{case.api}.operations").OPERATIONS
    return operations[case.operation].request.codec(case.medium)


def outcome(case: Case, content: bytes | None = None) -> tuple[str, Any]:
    """Return `accept` and the plain value or text, or `reject` and the message.

    Any exception that is not the packages' own goes through.
    """
    errors = importlib.import_module("hostile_apis.errors")
    try:
        if case.direction == "encode":
            return "accept", encoded(case)
        value = plain(codec(case).decode(case.content if content is None else content))
        return "accept", value if case.medium == "xml" or case.kind == "model" else value["v"]
    except errors.CodecError as error:
        found = error
    assert type(found) in (errors.DecodeError, errors.EncodeError)
    assert found.medium == case.medium
    assert len(str(found)) <= 500
    assert str(found).isprintable()
    return "reject", str(found)


def encoded(case: Case) -> str:
    """Write the value of a case."""
    module = importlib.import_module(f"hostile_apis.{case.api}")
    made = {name: FLOATS.get(str(value), value) for name, value in case.payload.items()}
    model = module.JsonAny if case.medium == "json" else module.R
    content: bytes = codec(case).encode(model(**made))
    return content.decode()


def plain(value: Any) -> Any:
    """Return a value as the cases write it, in types of JSON."""
    if isinstance(value, Struct):
        given = {name: getattr(value, name) for name in value.__struct_fields__}
        return {name: plain(item) for name, item in given.items() if item is not UNSET}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, float):
        special = math.isinf(value) or (not value and math.copysign(1, value) < 0)
        return repr(value).replace("inf", "Infinity") if special else float(value)
    if type(value).__name__ == "DateTime":
        return value.plain.isoformat()
    if type(value).__name__ in ("Decimal", "UUID"):
        return str(value)
    return getattr(value, "json", value)


# ---- the child ---------------------------------------------------------------------------------


def watched(secret: Path) -> dict[str, Any]:
    """Read all payloads, which try to have `secret` read; tell what was opened and what came."""
    decoded = [case for case in CASES if case.direction == "decode" and case.kind != "doc"]
    for case in decoded:  # loads the packages, and what reading loads when it is first used
        if case.outcome == "accept" and "seconds" not in case.budget:
            outcome(case)
    seen: list[str] = []
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.startswith(("open", "socket", "subprocess", "os.", "urllib")):
            seen.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(hook)
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    seen.clear()
    came = {}
    for case in decoded:
        if "seconds" not in case.budget:
            content = case.content.replace(STOLEN, str(secret).encode())
            came[str(case)] = outcome(case, content)
    watching = False
    left = len(list(Path("/proc/self/fd").iterdir())) - descriptors
    return {"seen": seen, "left open": left, "came": came}


def measured(name: str) -> dict[str, Any]:
    """Read one payload; tell the processor's seconds and the megabytes that it took."""
    (case,) = [case for case in CASES if str(case) == name]
    (small,) = [
        x for x in CASES if str(x) == {"xml": "xml-ns-default", "json": "json-syn-ws"}[case.medium]
    ]
    outcome(small)
    content = case.content
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins here
    before = _memory("VmRSS")
    begun = time.process_time()
    came = outcome(case, content)[0]
    seconds = time.process_time() - begun
    return {"seconds": seconds, "megabytes": _memory("VmHWM") - before, "came": came}


def _memory(row: str) -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{row}:"):
            return int(line.split()[1]) / 1024
    raise AssertionError(row)


if __name__ == "__main__":
    what, argument = sys.argv[1:]
    print(json.dumps(watched(Path(argument)) if what == "watch" else measured(argument)))
