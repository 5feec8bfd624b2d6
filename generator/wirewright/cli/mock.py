"""`wirewright mock`: the documented samples as a server on loopback."""

from __future__ import annotations

from errno import EACCES, EADDRINUSE
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wirewright.cli import options
from wirewright.cli.current import current
from wirewright.cli.differences import note, regenerate
from wirewright.cli.findings import refused
from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, visible
from wirewright.settings import load

if TYPE_CHECKING:
    from wirewright.mock.call import Call, Reply
    from wirewright.mock.site import Site


@click.command()
@options.apis
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes a free one.",
)
@options.project
def command(apis: tuple[str, ...], host: str, port: int, **given: str | None) -> int:
    """Serve the documented samples, and refuse what the specs refuse."""
    from wirewright.mock import UnusableError, load_site, require

    report = Report()
    settings = load(Path.cwd(), given, report)
    if settings is None:
        return refused(report, "text", "nothing is served")
    try:
        require()
        with Progress() as progress:
            now = current(apis, settings, progress, report)
            if now is None:
                return refused(report, "text", "nothing is served", settings.specs.parent)
            progress.step("loading packages")
            found = load_site(now.apis, settings)
    except UnusableError as error:
        for line in str(error).splitlines():
            click.echo(visible(line), err=True)
        return 3
    if said := note(now, regenerate(apis, given)):
        click.echo(said, err=True)
    return _serve(found, host, port)


def _serve(site: Site, host: str, port: int) -> int:
    """Serve until a signal says stop."""
    from wirewright.mock.asgi import asgi
    from wirewright.mock.server import address, bound, serve

    try:
        listening = bound(host, port)
    except (OSError, UnicodeError) as error:  # the latter of a host that is no name
        why = (isinstance(error, OSError) and error.strerror) or str(error)
        is_port = isinstance(error, OSError) and error.errno in (EADDRINUSE, EACCES)
        advice = "try `--port=0`" if is_port else "give `--host` an address of this machine"
        click.echo(f"cannot listen on {visible(host)}:{port}: {why}; {advice}", err=True)
        return 2
    serve(asgi(site, log=_log), listening, lambda: _say(site, address(listening)))
    click.echo("stopped", err=True)
    return 0


def _say(site: Site, url: str) -> None:
    """Say where the mock is, first of all, and what it serves."""
    lines = [f"wirewright mock at {url}"]
    for endpoint in site.endpoints:
        media = ", ".join(endpoint.media)
        lines.append(f"  {endpoint.generated.method:7} {endpoint.path}  ({media})")
    for line in lines:
        click.echo(visible(line))


def _log(call: Call, reply: Reply) -> None:
    """Tell a call in a line, without its query: there may be secrets in it."""
    click.echo(visible(f"{call.method} {call.path} {reply.status}"), err=True)
