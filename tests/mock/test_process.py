"""The command as a real process: it says where it is, answers, and ends when it is told to."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

import httpx2
import pytest

from tests.mock.calls import ROOT, made, sample


@contextmanager
def running(*arguments: str) -> Generator[tuple[subprocess.Popen[str], str]]:
    """Run `wirewright mock` on a free port; give its process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "wirewright", "mock", "--port=0", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"wirewright mock at (http://127\.0\.0\.1:\d+/)\n", line)
            assert found, (line, process.stderr.read() if process.stderr else "")
            yield process, found[1]
        finally:
            process.kill()


def test_every_operation_answers_over_the_loopback() -> None:
    with running() as (process, url), httpx2.Client(base_url=url) as client:
        for each in made():
            request = each.request
            headers = dict(request.content_headers)
            response = client.request(
                request.method, each.target, content=request.content, headers=headers
            )
            assert response.content == sample(
                each.api, each.operation, "response", request.accept
            ), each
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(number: signal.Signals) -> None:
    with running("valomnia") as (process, url):
        assert httpx2.get(f"{url}api/v2.1/assignDelivery?sort=secret").status_code == 200
        process.send_signal(number)
        assert process.wait(20) == 0
        assert process.stdout is not None
        assert process.stderr is not None
        answer, told = process.stdout.read(), process.stderr.read()
    assert answer == "  GET     /api/{version}/assignDelivery  (json)\n"
    assert told == "GET /api/v2.1/assignDelivery 200\nstopped\n"


def test_a_port_that_is_taken_is_told() -> None:
    with running("valomnia") as (_, url):
        port = url.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "wirewright", "mock", f"--port={port}", "valomnia"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(f"cannot listen on 127.0.0.1:{port}: ")
    assert done.stderr.endswith("; try `--port=0`\n")
