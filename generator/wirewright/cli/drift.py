"""`wirewright drift`: what the documentation says otherwise than the specs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirewright.cli import options
from wirewright.cli.current import read
from wirewright.cli.differences import counted
from wirewright.cli.findings import refused, show
from wirewright.cli.import_ import KINDS
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, Span
from wirewright.settings import load

if TYPE_CHECKING:
    from wirewright.ir import Api

_NO_CHANGE = ("D050",)


@click.command()
@options.apis
@click.option("--again", "fetch", is_flag=True, help="Fetch the pages anew from their addresses.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="SOURCE",
    help="Read these pages instead: a file, a folder or an address. For one API.",
)
@click.option(
    "--kind", type=click.Choice(KINDS), help="How to read the pages, whatever they look like."
)
@options.specs
@options.output_format
def command(
    apis: tuple[str, ...],
    fetch: bool,
    sources: tuple[str, ...],
    kind: str | None,
    form: Format,
    **given: str | None,
) -> int:
    """Say what the documentation changed.

    Its pages are read again, and held against the specs and their samples.
    """
    if sources and (fetch or len(set(apis)) != 1):
        raise click.UsageError("`--source` goes with the name of one API, and not with `--again`.")
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "nothing is compared")
    with Progress() as progress:
        found = read(apis, settings, progress, report)
        if report.failed:
            return refused(report, form, "nothing is compared", settings.specs.parent)
        report = Report()  # what else is wrong with the specs is `lint`'s to say
        pages = _compared(found, settings.specs, (sources, fetch, kind), report, progress)
    if not pages and report.failed:
        return refused(report, form, "nothing is compared", settings.specs.parent)
    if not pages:
        at = Span(settings.specs.name, 1, 1, 1, 1)
        report.add("D051", "there is no page to compare a spec with", at)
    changes = sum(_is_change(x.code, x.severity) for x in report.diagnostics)
    counts = {"apis": len(pages), "pages": sum(pages), "changes": changes}
    show(report, form, settings.specs.parent, more=counts)
    if form == "text":
        compared = f"{counted(len(pages), 'API')}, {counted(sum(pages), 'page')}"
        click.echo(f"{compared}: {counted(changes, 'change')}{progress.took}")
    return 3 if report.failed else 1 if changes else 0


def _compared(
    apis: Sequence[Api],
    specs: Path,
    asked: tuple[tuple[str, ...], bool, str | None],
    report: Report,
    progress: Progress,
) -> list[int]:
    """Compare APIs with their pages; return how many pages each one has that has any."""
    from wirewright.importer.drift.job import Asked, drift
    from wirewright.verify.difference import difference

    compare = partial(difference, labels=("on the page", "in the spec"))
    each = (drift(x, specs, Asked(*asked), compare, report, progress.step) for x in apis)
    return [count for count in each if count is not None]


def _is_change(code: str, severity: str) -> bool:
    return code.startswith("D") and severity == "warning" and code not in _NO_CHANGE
