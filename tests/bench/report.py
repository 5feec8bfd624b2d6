"""The page of figures: the limits and whether they are reached, then every row of the run."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from tests.bench.called import HTTPX2
from tests.bench.grown import COUNTS
from tests.bench.growth import Growth
from tests.bench.paired import ROUNDS, Times
from tests.bench.rivals import OURS, READ_JSON, READ_XML, TREE, WRITE_JSON, WRITE_XML

ORDER, LINES = "Order, 47 members", "Order with 1,000 lines"
LIBRARIES = (
    "msgspec",
    "lxml",
    "httpx2",
    "orjson",
    "pydantic",
    "pydantic-xml",
    "xsdata",
    "xmltodict",
)
HEAD = """\
# Speed

Written by `make bench`. All in one run, on one core; the rivals of a row take turns, every other
round in reverse order. Times are medians of up to {rounds} rounds, in microseconds of the processor's
time; ratios are medians of the rounds' ratios. Garbage is collected as in any program. Packages
are generated from the specs for the run; XML and JSON are as the server writes them, without white
space, where nothing else is said. All checks and limits are on.

{machine}
"""


@dataclass(frozen=True, slots=True)
class Row:
    """The times of one payload in one work."""

    work: str
    payload: str
    size: int
    times: Times


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure to reach: `found` is at most `bound`, or at least where `least`."""

    text: str
    found: float
    bound: float
    least: bool = False

    @property
    def reached(self) -> bool:
        """Tell whether the figure, as it is printed, is within its bound."""
        found = round(self.found, 2)
        return found >= self.bound if self.least else found <= self.bound


Calls = Mapping[tuple[str, str], Times]


def page(rows: Iterable[Row], calls: Calls, grown: Mapping[str, Growth]) -> str:
    """Return the page in Markdown."""
    rows = list(rows)
    head = HEAD.format(rounds=ROUNDS, machine=machine())
    parts = [head, "## Figures to reach", "", *_limits(limits(rows, calls, grown)), ""]
    parts += [*_calls(calls), "", *_growth(grown)]
    for work in (READ_XML, WRITE_XML, READ_JSON, WRITE_JSON):
        parts += ["", *_rows(work, [row for row in rows if row.work == work])]
    return "\n".join(parts) + "\n"


def machine() -> str:
    """Describe where it ran, without names and paths."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    cores = f"{os.cpu_count()} × {next(models, platform.machine())}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return f"{cores}, {platform.system()}; {python}; {libraries}."


def limits(rows: list[Row], calls: Calls, grown: Mapping[str, Growth]) -> Iterator[Limit]:
    """Yield the figures to reach with what was found."""
    known = {(row.work, row.payload): row.times for row in rows}
    read, write = known[READ_XML, ORDER], known[WRITE_XML, ORDER]
    lines = known[READ_XML, LINES]
    yield Limit("Order, XML → object ÷ lxml's parse alone", read.ratio(OURS, "lxml parse"), 1.0)
    for name, bound in (("pydantic-xml", 8), ("xsdata", 16)):
        yield Limit(f"{name} ÷ Order, XML → object", read.ratio(name, OURS), bound, least=True)
    yield Limit(f"{LINES}, XML → object ÷ lxml's parse", lines.ratio(OURS, "lxml parse"), 1.3)
    for name, times in ((ORDER, read), (LINES, lines)):
        found = times.ratio(TREE, "lxml parse")
        yield Limit(f"{name}, by our lxml reader ÷ lxml's parse", found, 3.0)
    for name, bound in (("lxml tree", 4), ("pydantic-xml", 30), ("xsdata", 30)):
        yield Limit(f"{name} ÷ object → Order XML", write.ratio(name, OURS), bound, least=True)
    found = known[READ_JSON, ORDER].ratio(OURS, "orjson")
    yield Limit("Order, JSON → object ÷ orjson.loads into a dict", found, 2.0)
    for name in ("floats", "decimals"):
        found = known[WRITE_JSON, ORDER].ratio(OURS, f"orjson, {name}")
        yield Limit(f"Order, object → JSON ÷ orjson.dumps of a dict, {name}", found, 2.5)
    for (kind, medium), times in calls.items():
        yield Limit(f"Call of PARS, {kind}, {medium} ÷ httpx2's", times.ratio(OURS, HTTPX2), 1.2)
    ours = {name: growth for name, growth in grown.items() if "lxml's" not in name}
    for name, growth in ours.items():
        yield Limit(f"{name}: time(10n) ÷ time(n), the larger", max(growth.times), 13)
    for name, growth in ours.items():
        yield Limit(f"{name}: peak memory ÷ body", growth.memory, 12)


def _limits(found: Iterable[Limit]) -> Iterator[str]:
    yield "| work | found | reach | |"
    yield "|---|---:|---:|---|"
    for limit in found:
        sign = "≥" if limit.least else "≤"
        mark = "reached" if limit.reached else "**missed**"
        yield f"| {limit.text} | {limit.found:.2f} | {sign} {limit.bound:g} | {mark} |"


def _calls(calls: Calls) -> Iterator[str]:
    yield "## A call of PARS, to a server in memory"
    yield ""
    yield "Over one long-lived httpx2 client that sends the same bytes and reads the answer's."
    yield ""
    yield "| client | medium | ours | httpx2 | ours ÷ httpx2 |"
    yield "|---|---|---:|---:|---:|"
    for (kind, medium), times in calls.items():
        ratio = times.ratio(OURS, HTTPX2)
        ours, httpx2 = micro(times[OURS]), micro(times[HTTPX2])
        yield f"| {kind} | {medium} | {ours} | {httpx2} | {ratio:.2f} |"


def _growth(grown: Mapping[str, Growth]) -> Iterator[str]:
    steps = [f"{less:,} → {more:,}" for less, more in pairwise(COUNTS)]
    yield "## Growth: an Order with lines"
    yield ""
    yield f"| work | {' | '.join(f'time, {step}' for step in steps)} | body | peak ÷ body |"
    yield "|---|" + "---:|" * (len(steps) + 2)
    for name, growth in grown.items():
        times = " | ".join(f"× {ratio:.1f}" for ratio in growth.times)
        yield f"| {name} | {times} | {growth.body / 1e6:.1f} MB | {growth.memory:.1f} |"


def _rows(work: str, rows: list[Row]) -> Iterator[str]:
    names = [name for name in rows[0].times.rounds if name != OURS]
    yield f"## {work}"
    yield ""
    yield "In brackets: how many times as long as ours."
    yield ""
    yield f"| payload | bytes | ours | {' | '.join(names)} |"
    yield "|---|" + "---:|" * (len(names) + 2)
    for row in rows:
        cells = [f"{micro(row.times[OURS])}"]
        cells += [f"{micro(row.times[x])} ({row.times.ratio(x, OURS):.2f})" for x in names]
        yield f"| {row.payload} | {row.size:,} | {' | '.join(cells)} |"


def micro(seconds: float) -> str:
    """Return microseconds with three digits or all before the point."""
    found = seconds * 1e6
    return f"{found:,.2f}" if found < 10 else f"{found:,.1f}" if found < 100 else f"{found:,.0f}"
