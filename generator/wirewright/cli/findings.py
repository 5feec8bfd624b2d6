"""How commands show findings: as listings, as one JSON document, as annotations of GitHub.

Text of specs reaches the terminal only through here, where it is made visible.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from wirewright.cli.options import Format
from wirewright.diagnostics import Report, as_github, as_json, listing, totals_line

_LARGEST = 32 * 1024 * 1024


def refused(
    report: Report, form: Format, outcome: str, root: Path = Path(), *, warnings: bool = False
) -> int:
    """Show why a run did not do what was asked, by errors alone or all findings; give its exit code."""
    found = [x for x in report.diagnostics if warnings or x.severity == "error"]
    errors = Report(found)
    show(errors, form, root, err=True)
    if form == "text":
        click.echo(f"{totals_line(errors)}; {outcome}", err=True)
    return 3


def show(
    report: Report,
    form: Format,
    root: Path = Path(),
    more: Mapping[str, object] | None = None,
    err: bool = False,
) -> None:
    """Print all findings, whose files are named from `root`.

    Listings go to stderr if `err`; `more` goes into the JSON document.
    """
    match form:
        case "json":
            document = {**(more or {}), **json.loads(as_json(report))}
            click.echo(json.dumps(document, indent=2))
        case "github":
            for found in report.diagnostics:
                click.echo(as_github(found), nl=False)
        case "text":
            source = partial(_text, root)
            for found in report.diagnostics:
                click.echo(listing(found, source), err=err)


def _text(root: Path, name: str) -> str | None:
    """Give the text of a file that a finding names; None where there is nothing to show."""
    path = root / name
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
