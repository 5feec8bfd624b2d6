"""What hostile text may do to generated code: nothing but stand in it as text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wirewright.diagnostics import Report
from wirewright.output import OutputFile
from wirewright.python.render import packages
from wirewright.reading import read_apis

# Characters that no XML name can have, as .NET writes them in one.
_ENCODED = re.compile(r"_x([0-9A-Fa-f]{4,8})_")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run."""

    package: str = "apis"
    distribution: str = "apis"
    version: str = "0.1.0"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a spec: generated Python by path, or the findings that refused it."""

    modules: Mapping[str, str]
    report: Report


def generate(folder: Path, spec: str) -> Outcome:
    """Generate the package of one spec, in memory."""
    home = folder / "specs" / "shop"
    home.mkdir(parents=True, exist_ok=True)
    (home / "api.yaml").write_text(spec, "utf-8", newline="")
    report = Report()
    apis = read_apis(folder / "specs", [], report)
    files: Sequence[OutputFile] = () if report.failed else packages(apis, Settings(), report)
    own = (file for file in files if file.path.startswith("apis/shop/"))
    return Outcome({file.path: file.content.decode() for file in own}, report)


def shape(source: str, names: Sequence[str] = ()) -> str:
    """Return a module's syntax tree with the texts blanked and `names` numbered."""
    numbers = {name: f"<{number}>" for number, name in enumerate(names)}
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
        for attribute in ("id", "attr", "name", "arg"):
            name = getattr(node, attribute, None)
            if isinstance(name, str):
                setattr(node, attribute, numbers.get(name, name))
    return ast.dump(tree)


def comments(source: str) -> list[str]:
    """Return the comment lines of a module but for the digest in its header."""
    lines = [line.strip() for line in source.split("\n")]
    return [line.partition("sha256:")[0] for line in lines if line.startswith("#")]


def texts(modules: Mapping[str, str]) -> Iterator[str]:
    """Yield every text that stands in generated code, docstrings without their indentation."""
    for source in modules.values():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
                margin = "\n" + " " * node.col_offset
                yield node.value.replace(margin, "\n")
                yield _ENCODED.sub(lambda found: chr(int(found[1], 16)), node.value)


def members(source: str) -> tuple[str, ...]:
    """Return the names of the constants of the enum `Kind`."""
    kind = next(
        x for x in ast.parse(source).body if isinstance(x, ast.ClassDef) and x.name == "Kind"
    )
    return tuple(ast.unparse(x.target) for x in kind.body if isinstance(x, ast.AnnAssign))


def node_types(source: str) -> list[str]:
    """Return the kinds of a module's nodes in order: its shape without names and texts."""
    return [type(node).__name__ for node in ast.walk(ast.parse(source))]
