"""How time and memory grow with the payload: an Order with 1,000, 10,000 and 100,000 lines."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from tests.bench.grown import COUNTS, body_of, works
from tests.bench.payloads import ROOT, Payload, shop_order

GROWN = "tests.bench.grown"


@dataclass(frozen=True, slots=True)
class Growth:
    """Medians of time(10n) / time(n) for each n, and the most memory per byte of the body."""

    body: int
    times: tuple[float, ...]
    memory: float


def growth(folder: Path, payload_of: Callable[[int], Payload]) -> dict[str, Growth]:
    """Measure each work on each size; `folder` has the generated package, and takes the bodies."""
    for count in COUNTS:
        payload = payload_of(count)
        ours, value = payload.codecs, payload.value
        body_of(folder, count, "xml").write_bytes(ours.write_xml(value))
        body_of(folder, count, "json").write_bytes(ours.write_json(value))
    return {name: _growth(folder, name) for name in works(shop_order())}


def _growth(folder: Path, name: str) -> Growth:
    command = [sys.executable, "-m", GROWN, name, str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    ratios = [[more / less for less, more in pairwise(x)] for x in found["seconds"]]
    times = tuple(median(x) for x in zip(*ratios, strict=True))
    body = body_of(folder, COUNTS[-1], "json" if "JSON" in name else "xml").stat().st_size
    return Growth(body, times, found["memory"] / body)
