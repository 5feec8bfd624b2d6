"""Medians of repeated runs, of functions here or of commands in processes of their own."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from timeit import Timer


def commands(
    rows: Mapping[str, Sequence[str]], times: int, environment: Mapping[str, str], folder: Path
) -> dict[str, float]:
    """Run each command `times` times in turn, and give the median seconds of each.

    Bytecode is written into `folder`, as it lies beside installed files; the first run is not
    counted.
    """
    given = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), **environment}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(times + 1):
        for name, command in rows.items():
            begun = time.perf_counter()
            done = subprocess.run(command, env=given, cwd=folder, capture_output=True, check=False)
            taken[name].append(time.perf_counter() - begun)
            assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return {name: median(seconds[1:]) for name, seconds in taken.items()}


def functions(rows: Mapping[str, Callable[[], object]], repeat: int = 25) -> dict[str, float]:
    """Call each function many times in turn, and give the median seconds of one call of each."""
    timers = {name: Timer(function) for name, function in rows.items()}
    loops = {name: max(1, int(0.02 / timer.timeit(100) * 100)) for name, timer in timers.items()}
    taken: dict[str, list[float]] = {name: [] for name in rows}
    for _ in range(repeat):
        for name, timer in timers.items():
            taken[name].append(timer.timeit(loops[name]) / loops[name])
    return {name: median(seconds) for name, seconds in taken.items()}


def table(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows of equal length in columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    print(f"\n{title}")
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        print("  ".join((first.ljust(widths[0]), *cells)).rstrip())
