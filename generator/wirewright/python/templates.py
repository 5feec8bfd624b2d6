"""The templates: where they are, and how they are filled.

Nothing but `Code` gets through: a template that prints plain text from a view is our bug.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wirewright.python.code import Code

if TYPE_CHECKING:
    from jinja2 import Environment


def templates_folder() -> Path:
    """Return the templates' folder: inside an installed package, or at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent.parent / "templates"


def fill(name: str, **view: object) -> Code:
    """Return the template `name` filled with `view`."""
    return Code(_environment().get_template(name).render(**view))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates_folder(), encoding="utf-8"),
        undefined=StrictUndefined,
        finalize=_only_code,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _only_code(value: object) -> object:
    if isinstance(value, Code):
        return value
    raise TypeError(f"a template prints {type(value).__name__} instead of Code")
