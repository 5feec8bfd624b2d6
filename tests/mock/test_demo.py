"""`make demo` calls the mock for real, and its exit code tells how that went."""

from __future__ import annotations

from typing import Any

import pytest

from order_apis import dellin
from tests import demo


def test_every_call_of_the_demo_is_answered_as_documented(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert demo.main() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "12 of 12 calls answered as documented"
    assert len([line for line in lines if "  200 application/" in line]) == 12


def test_a_call_that_fails_is_counted_and_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def wrong(url: str, medium: Any) -> Any:
        request = dellin.HistoryRequest(order_id="1")
        with dellin.DellinClient(url) as client:
            return client.send(dellin.operations.order_history(request, medium=medium))

    monkeypatch.setattr(demo, "CALLS", {"dellin": (wrong, ("json", "xml"))})
    assert demo.main() == 2
    shown = capsys.readouterr().out
    assert "0 of 2 calls answered as documented" in shown


def test_a_mock_that_does_not_start_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "CALLS", {"nothing": (print, ("json",))})
    assert demo.main() == 1
    assert "there is no API" in capsys.readouterr().err
