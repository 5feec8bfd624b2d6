"""The command `wirewright`: which commands there are, and how a run ends.

Command modules are loaded when they are called, heavy libraries when a command needs them.
What a command does is not here, but in its own module.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

COMMANDS = {
    "generate": "wirewright.cli.generate",
    "verify": "wirewright.cli.verify",
    "lint": "wirewright.cli.lint",
    "mock": "wirewright.cli.mock",
    "schema": "wirewright.cli.schema",
    "import": "wirewright.cli.import_",
    "drift": "wirewright.cli.drift",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 the answer is no; 2 wrong use; 3 errors in specs, pages or settings.",
)
def group() -> None:
    """Turn documented samples of HTTP APIs into typed Python clients, and prove them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give the exit code of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = group.main(arguments, prog_name="wirewright", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. Nothing is half written; run again to go on.", err=True)
        return 130
    except BrokenPipeError:
        # The reader went away, as `head` does; leave nothing to flush at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        return _internal_error(error)
    return code if isinstance(code, int) else 0


def _internal_error(error: Exception) -> int:
    from wirewright.diagnostics import visible

    click.echo("internal error: this is a bug of wirewright, please report it:", err=True)
    for line in "".join(traceback.format_exception(error)).splitlines():
        click.echo(visible(line), err=True)
    return 70
