"""The tours of the README, run as they are written: a mock server of its own, a folder of its own."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mock.calls import ROOT
from tests.mock.test_process import running

WRITTEN = "http://127.0.0.1:8000/"
SESSIONS = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tour_prints_what_it_says() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    sessions = SESSIONS.findall(text)
    with running() as (_, url):
        tour = "".join(sessions).replace(WRITTEN, url)
        test = doctest.DocTestParser().get_doctest(tour, {}, "README", "README.md", 0)
        said: list[str] = []
        results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)
    assert results.attempted > len(sessions)
    assert results.failed == 0, "".join(said)


def test_the_five_pages_become_verified_packages(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^wirewright (.* tour/specs.*)$", text, re.MULTILINE)
    assert len(lines) == 7
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    shown = ""
    for line in lines:
        command = [sys.executable, "-m", "wirewright", *shlex.split(line)]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        shown = done.stdout
    said = re.findall(r"`(\d+ of \d+ samples, .*)`:$", text, re.MULTILINE)
    assert said
    assert said[0] in shown.splitlines()
