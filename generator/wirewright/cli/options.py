"""The options that commands share: which APIs, which project, how to report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

from wirewright.settings import problem

Format = Literal["text", "json", "github"]
Command = TypeVar("Command", bound=Callable[..., Any])

apis = click.argument("apis", nargs=-1, metavar="[API]...")
output_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to report: for people, for programs, or as annotations of GitHub.",
)


def _valid(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse a value as wrong use."""
    if value is not None and (wrong := problem(option.name or "", value)):
        raise click.BadParameter(wrong)
    return value


specs = click.option("--specs", callback=_valid, metavar="FOLDER", help="Where the specs are.")
_PROJECT = (
    specs,
    click.option("--output", callback=_valid, metavar="FOLDER", help="Where the packages are."),
    click.option("--package", callback=_valid, metavar="NAME", help="The Python package's name."),
    click.option(
        "--distribution", callback=_valid, metavar="NAME", help="What pip calls the package."
    ),
    click.option(
        "--package-version",
        "version",
        callback=_valid,
        metavar="VERSION",
        help="The version that the package is given.",
    ),
)


def project(command: Command) -> Command:
    """Give a command the options that stand for the settings of a project."""
    for option in reversed(_PROJECT):
        command = option(command)
    return command
