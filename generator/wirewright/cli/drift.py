"""`wirewright drift`: the documentation again, against the spec that was made of it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from wirewright.cli import options
from wirewright.cli.current import read
from wirewright.cli.findings import refused
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, visible
from wirewright.settings import load


@click.command()
@options.apis
@click.option("--again", is_flag=True, help="Fetch the pages anew from where they came.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="SOURCE",
    help="Read these pages instead of the kept ones.",
)
@options.specs
@options.output_format
def command(
    apis: tuple[str, ...], again: bool, sources: tuple[str, ...], form: Format, **given: str | None
) -> int:
    """Say what the documentation changed; without names, for all APIs with kept pages."""
    if sources and len(apis) != 1:
        raise click.UsageError("`--source` needs the name of one API.")
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "nothing is compared")
    from wirewright.importer.job import drifted

    with Progress() as progress:
        found = read(apis, settings, progress, report)
        if report.failed:
            return refused(report, form, "nothing is compared", settings.specs.parent)
        differing = {}
        for api in found:
            changes = drifted(api, sources, settings.specs, report, again, progress.step)
            if changes is not None:
                differing[api.name] = changes
    if report.failed:
        return refused(report, form, "not everything is compared", settings.specs.parent)
    if form == "json":
        shown = {name: [str(x) for x in changes] for name, changes in differing.items()}
        click.echo(json.dumps({"apis": shown}, indent=2))
    else:
        for api in found:
            _tell(
                api.name,
                [str(x) for x in differing[api.name]] if api.name in differing else None,
                form,
            )
    return 1 if any(differing.values()) else 0


def _tell(name: str, changes: list[str] | None, form: Format) -> None:
    if changes is None:
        click.echo(
            f"{name}: no pages are kept of it; import it first, or name them with `--source`"
        )
    elif not changes:
        click.echo(f"{name}: the documentation says what the spec says")
    for change in changes or ():
        text = visible(change)
        click.echo(f"::warning title={name}::{text}" if form == "github" else f"{name}: {text}")
