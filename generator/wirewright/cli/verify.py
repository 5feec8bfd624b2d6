"""`wirewright verify`: the packages on the disk against every documented sample."""

from __future__ import annotations

import json
from pathlib import Path

import click

from wirewright.cli import options
from wirewright.cli.current import current
from wirewright.cli.differences import note, regenerate
from wirewright.cli.findings import refused, show
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report
from wirewright.settings import load


@click.command()
@options.apis
@options.project
@options.output_format
def command(apis: tuple[str, ...], form: Format, **given: str | None) -> int:
    """Prove the packages against every documented sample."""
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "nothing is verified")
    with Progress() as progress:
        now = current(apis, settings, progress, report)
        if now is None:
            return refused(report, form, "nothing is verified", settings.specs.parent)
        progress.step("verifying samples")
        from wirewright.verify import verify

        result = verify(now.apis, settings, note(now, regenerate(apis, given)))
    match form:
        case "json":
            click.echo(json.dumps(result.as_json(), indent=2))
        case "github":
            show(Report([failure.diagnostic for failure in result.failures]), form)
        case "text":
            for text in filter(None, (result.note, *map(str, result.failures))):
                click.echo(f"{text.rstrip()}\n")
            click.echo("\n".join([result.table().rstrip(), *result.reasons(), *result.ignored()]))
    return 0 if result.ok else 1
