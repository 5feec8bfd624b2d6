"""`wirewright generate`: specs become packages, or it is told how the packages differ from them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from wirewright.cli import options
from wirewright.cli.current import current
from wirewright.cli.differences import Answer, regenerate, tell
from wirewright.cli.findings import refused
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report
from wirewright.output import apply
from wirewright.settings import load


@click.command()
@options.apis
@click.option("--check", is_flag=True, help="Write nothing; say what differs.")
@click.option("--force", is_flag=True, help="Replace files that were edited by hand.")
@options.project
@options.output_format
def command(
    apis: tuple[str, ...], check: bool, force: bool, form: Format, **given: str | None
) -> int:
    """Write the packages that the specs describe."""
    if check and force:
        raise click.UsageError("--check writes nothing: leave --force away.")
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "nothing is written")
    with Progress() as progress:
        now = current(apis, settings, progress, report)
        if now is None:
            return refused(report, form, "nothing is written", settings.specs.parent)
        deleted: tuple[str, ...] = ()
        if check:
            wrong = now.plan.differences
            counts = Counter[str](entry.state for entry in wrong)
        else:
            progress.step("writing files")
            done = apply(now.plan, report, force)
            deleted = done.deleted
            wrong = tuple(entry for entry in now.plan.of("edited") if entry.path in done.kept)
            counts = Counter(
                {"written": len(done.written), "deleted": len(done.deleted), "edited": len(wrong)}
            )
    if report.failed:
        return refused(report, form, f"{counts['written']} files are written")
    answer = Answer(now, wrong, counts, regenerate(apis, given), deleted)
    tell(answer, form, progress.took)
    return 1 if wrong else 0
