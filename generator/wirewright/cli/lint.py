"""`wirewright lint`: all findings about specs, those that only Python's rules show included."""

from __future__ import annotations

from pathlib import Path

import click

from wirewright.cli import options
from wirewright.cli.current import read
from wirewright.cli.findings import refused, show
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, totals_line
from wirewright.settings import load


@click.command()
@options.apis
@options.specs
@options.output_format
def command(apis: tuple[str, ...], form: Format, **given: str | None) -> int:
    """Check the specs, and show all that is wrong with them."""
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "no spec is read")
    with Progress() as progress:
        found = read(apis, settings, progress, report)
        from wirewright.python import naming

        for api in found:
            naming.check(api, report)
    show(report, form, settings.specs.parent)
    if form == "text":
        click.echo(totals_line(report) + progress.took)
    return 3 if report.failed else 0
