from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable

import click
import pytest

from wirewright import cli

HEAVY = {"black", "datamodel_code_generator", "httpx2", "jinja2", "jsonschema", "lxml", "yaml"}
SERVERS = {"starlette", "uvicorn"}


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Give a function that makes another one the command `lint`."""

    def install(act: Callable[[], object]) -> None:
        module = types.ModuleType("played")
        vars(module)["command"] = click.command("lint")(act)
        monkeypatch.setitem(sys.modules, "played", module)
        monkeypatch.setitem(cli.COMMANDS, "lint", "played")

    return install


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in cli.COMMANDS)
    assert "Exit codes: 0 fine" in text


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([name, "-h"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: wirewright {name} ")


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from wirewright.cli import main; main(['--help']); print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = {name.partition(".")[0] for name in shown.stdout.splitlines()[-1].split()}
    assert "click" in loaded
    assert loaded & (HEAVY | SERVERS | {"rich", "msgspec"}) == set()


@pytest.mark.parametrize("arguments", [["generat"], ["generate", "--nonsense"], ["--nonsense"]])
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    assert "No such" in capsys.readouterr().err


def test_what_a_command_returns_is_the_exit_code(
    command: Callable[[Callable[[], object]], None],
) -> None:
    command(lambda: 3)
    assert cli.main(["lint"]) == 3


def test_ctrl_c_ends_with_130_and_a_short_message(
    command: Callable[[Callable[[], object]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    command(stop)
    assert cli.main(["lint"]) == 130
    assert "Stopped" in capsys.readouterr().err


def test_a_bug_ends_with_70_and_a_traceback_that_no_terminal_obeys(
    command: Callable[[Callable[[], object]], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("bad \x1b[31m text")

    command(fail)
    assert cli.main(["lint"]) == 70
    shown = capsys.readouterr().err
    assert shown.startswith("internal error")
    assert "please report" in shown.splitlines()[0]
    assert shown.endswith("ValueError: bad \\x1b[31m text\n")


def test_a_reader_that_goes_away_ends_the_run_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    code = "import sys; from wirewright.cli import main; sys.exit(main(['--help']))"
    run = subprocess.run([sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (run.returncode, run.stderr) == (1, b"")


def test_a_narrow_encoding_of_the_terminal_breaks_nothing() -> None:
    code = "import sys, click; from wirewright.cli import main; main(['--help']); click.echo('\\u0416')"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert run.stdout.endswith(b"\\u0416\n")
