"""What an import may cost: two seconds and 256 MiB for a MiB of page, a minute for 300 operations."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importer.heavy import MIB, PAGES, imported
from tests.importer.simulator.html import index_page
from tests.importer.simulator.run import LOOKS, pages
from tests.importer.simulator.sites import made_up
from wirewright.diagnostics import Report
from wirewright.importer.job import import_pages

SMALL = 32 * 1024
# Thousands of real operations and types make an enormous spec, whose own reading takes its time.
SPECS = {"many types": 10, "many operations": 10, "many rows": 4}
HOME = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_an_enormous_page_costs_as_much_more_as_it_is_larger(name: str) -> None:
    def took(size: int) -> float:
        page = PAGES[name](size)
        began = time.process_time()
        imported(page)
        return time.process_time() - began

    took(SMALL // 4)
    small = min(took(SMALL) for _ in range(2))
    assert took(SMALL * 4) < 10 * small + 0.3


@pytest.mark.hostile
@pytest.mark.parametrize("name", PAGES)
def test_a_mib_of_page_costs_two_seconds_and_256_mib(name: str) -> None:
    command = [sys.executable, "-m", "tests.importer.heavy", name, str(MIB)]
    paths = os.pathsep.join([str(HOME / "generator"), str(HOME)])
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(
        command, cwd=HOME, env=environment, capture_output=True, text=True, check=True, timeout=600
    )
    seconds, mib = map(float, done.stdout.split())
    print(f"{name}: {seconds} s, {mib:.0f} MiB")
    assert seconds < SPECS.get(name, 2)
    assert mib < 256


@pytest.mark.soak
def test_three_hundred_operations_are_imported_in_a_minute(tmp_path: Path) -> None:
    site = made_up(11, actions=300)
    home = tmp_path / "pages"
    home.mkdir()
    for name, text in [("index.html", index_page(site)), *pages(site, LOOKS["html with types"])]:
        (home / name).write_text(text, encoding="utf-8")
    steps: list[str] = []
    began = time.monotonic()
    done = import_pages(
        [str(home)], "harbor", None, tmp_path / "specs", Report(), steps=steps.append
    )
    print(f"{time.monotonic() - began:.1f} s")
    assert time.monotonic() - began < 60
    assert done is not None
    assert done[1].operations == 300
    assert len(steps) > 300
