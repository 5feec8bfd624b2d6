"""The bench: generate the packages, let all rivals run, write and print the page of figures."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.called import calls
from tests.bench.growth import growth
from tests.bench.paired import times
from tests.bench.payloads import generated, order_of_lines, payloads
from tests.bench.report import Row, page
from tests.bench.rivals import contests

RESULTS = Path(__file__).with_name("RESULTS.md")
LARGE_BODY = 30_000_000


def main() -> None:
    """Measure everything; takes about three minutes."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        apis = generated(folder)
        # Who once had a large body keeps its memory; before that, malloc gives back that of each
        # tree, and lxml's parse takes now 1.4 ms and now 4.2.
        bytes(LARGE_BODY)
        rows: list[Row] = []
        for payload in payloads(apis):
            progress(payload.name)
            for work, shown, size, rivals in contests(payload):
                rows.append(Row(work, shown, size, times(rivals)))
        progress("calls")
        called = calls()
        progress("growth")
        grown = growth(folder, partial(order_of_lines, apis))
    text = page(rows, called, grown)
    RESULTS.write_text(text, "utf-8", newline="\n")
    print(text)


def progress(part: str) -> None:
    """Say what is measured now."""
    print(f"bench: {part}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
