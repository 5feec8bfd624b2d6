"""The tour of the README, run as it is written against a mock server of its own."""

from __future__ import annotations

import doctest
import re

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
