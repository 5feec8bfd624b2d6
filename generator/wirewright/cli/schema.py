"""`wirewright schema`: the JSON Schema of the spec language, for editors and other programs."""

from __future__ import annotations

import click


@click.command()
def command() -> int:
    """Print the JSON Schema of the spec language."""
    from wirewright.spec.schema import schema_text

    click.echo(schema_text(), nl=False)
    return 0
