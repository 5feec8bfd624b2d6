"""`wirewright import`: documentation pages become the draft of a spec."""

from __future__ import annotations

from pathlib import Path

import click

from wirewright.cli import options
from wirewright.cli.current import from_here
from wirewright.cli.differences import counted
from wirewright.cli.findings import refused, show
from wirewright.cli.options import Format
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, Span, visible
from wirewright.settings import load
from wirewright.spec.files import API_NAME

KINDS = ("help-page", "help-model", "help-index", "servicestack", "reference")


def _name(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not API_NAME.fullmatch(value):
        raise click.BadParameter("use a small letter and up to 127 small letters, digits and `_`")
    if value is not None:
        from wirewright.importer.names import is_reserved

        if is_reserved(value):
            raise click.BadParameter(f"Python needs `{value}` itself; take `{value}_api`")
    return value


@click.command(name="import")
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--name", callback=_name, metavar="API", help="The API's name: its folder's.")
@click.option(
    "--kind", type=click.Choice(KINDS), help="How to read the pages, whatever they look like."
)
@click.option("--again", is_flag=True, help="Fetch pages anew that are kept already.")
@options.specs
@options.output_format
def command(
    sources: tuple[str, ...],
    name: str | None,
    kind: str | None,
    again: bool,
    form: Format,
    **given: str | None,
) -> int:
    """Draft a spec from documentation pages.

    A source is a page's file, a folder of pages, or the address of a page or of an index.
    """
    if not sources and name is None:
        raise click.UsageError(
            "name a page, a folder or an address; or `--name` an API with kept pages."
        )
    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, form, "nothing is imported")
    from wirewright.importer.job import default_name, import_pages

    name = name or default_name(sources)
    with Progress() as progress:
        done = import_pages(sources, name, kind, settings.specs, report, again, progress.step)
    if done is None:
        _tell_why(sources, settings.specs / name / "pages", report)
        return refused(report, form, "nothing is imported", warnings=True)
    written, draft = done
    counts = {
        "operations": draft.operations,
        "samples": len(draft.samples),
        "guessed": len(draft.notes.of("guessed")),
        "left_out": len(draft.notes.of("left out")),
    }
    show(report, form, more={"folder": from_here(written.folder).as_posix(), **counts}, err=True)
    if form == "text":
        _tell(
            written.difference,
            from_here(written.folder),
            written.is_proposal,
            {**counts, "unread": sum(x.code in ("I003", "I004") for x in report.diagnostics)},
            progress.took,
        )
        for note in draft.notes.of("left out"):
            click.echo(f"left out: {note}")
    return 3 if report.failed else 0


def _tell_why(sources: tuple[str, ...], kept: Path, report: Report) -> None:
    """Say that no operation was found, unless what is said already is why."""
    if not sources and not kept.is_dir():
        at = Span(from_here(kept).as_posix(), 1, 1, 1, 1)
        report.add("I030", "no page is kept here", at, "name a page, a folder or an address")
    elif not report.failed:
        at = Span(", ".join(sources) or from_here(kept).as_posix(), 1, 1, 1, 1)
        advice = "give pages that say a method and a path, as HTML or text; or try another `--kind`"
        report.add("I030", "no operation was found in these pages", at, advice)


def _tell(
    difference: str, folder: Path, is_proposal: bool, counts: dict[str, int], took: str
) -> None:
    if difference:
        click.echo("\n".join(visible(line) for line in difference.splitlines()))
    where = folder.as_posix()
    there = "is as it was" if difference else "says the same"
    beside = f"; the spec that was there {there}" if is_proposal else ""
    number = counts["left_out"]
    left_out = f"{counted(number, 'thing')} left out" if number else "nothing is left out"
    if counts["unread"]:
        left_out = f"{counted(counts['unread'], 'source')} not read; {left_out}"
    found = f"{counted(counts['operations'], 'operation')}, {counted(counts['samples'], 'sample')}"
    click.echo(f"{where}/api.yaml: {found}; {left_out}, see {where}/import.md{beside}{took}")
