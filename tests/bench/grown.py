"""A process of its own for one work: the times of bodies that grow, and the memory of the largest.

Every single measurement is a child's, so that none finds what another left in the heap: after a
tree of 300 MB, lxml takes three times as long for a small one.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from lxml import etree

from tests.bench.payloads import Codecs, shop_order

COUNTS = (1_000, 10_000, 100_000)
TRIALS = 5
SHORTEST = 0.05
KILOBYTE = 1 if sys.platform == "darwin" else 1024
Work = Callable[[], object]


def works(codecs: Codecs) -> dict[str, Callable[[Any], object]]:
    """Return what grows; what reads takes bytes, what writes takes a value."""
    return {
        "XML → object": codecs.read_xml,
        "XML → object, by our lxml reader": codecs.read_tree,
        "lxml's parse alone": etree.fromstring,
        "object → XML": codecs.write_xml,
        "JSON → object": codecs.read_json,
        "object → JSON": codecs.write_json,
    }


def body_of(folder: Path, count: int, medium: str) -> Path:
    """Return where the body of an Order with `count` lines is."""
    return folder / f"{count}.{medium}"


def in_child(work: Callable[[], object]) -> tuple[Any, int]:
    """Do the work in a child; return its result and the most memory, in bytes, that it had."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, json.dumps(work()).encode())
        os._exit(0)
    os.close(write)
    with open(read, "rb") as result:  # noqa: PTH123  # a descriptor, no path
        known = json.loads(result.read())
    _, _, usage = os.wait4(child, 0)
    return known, usage.ru_maxrss * KILOBYTE


def seconds(work: Work) -> float:
    """Return the processor's seconds of one call, the mean of as many as take a moment."""
    work()
    calls, begun = 0, process_time()
    while (taken := process_time() - begun) < SHORTEST:
        work()
        calls += 1
    return taken / calls


def main(name: str, folder: str) -> None:
    """Print the seconds of all trials and sizes, and the memory for the largest, as JSON."""
    sys.path.insert(0, folder)
    codecs = shop_order()
    work = works(codecs)[name]
    reads = not name.startswith("object")
    # What is to be written is read from JSON, which leaves no freed memory behind.
    medium = "xml" if reads and "JSON" not in name else "json"
    bodies = [body_of(Path(folder), count, medium).read_bytes() for count in COUNTS]
    calls = [partial(work, body if reads else codecs.read_json(body)) for body in bodies]
    gc.collect()
    gc.freeze()  # what waits here for its turn is not the work's to look through
    _, idle = in_child(lambda: None)
    _, most = in_child(lambda: calls[-1]() is None)
    memory = most - idle + (len(bodies[-1]) if reads else 0)
    trials = [[in_child(partial(seconds, call))[0] for call in calls] for _ in range(TRIALS)]
    print(json.dumps({"seconds": trials, "memory": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:])
