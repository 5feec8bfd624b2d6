"""The last steps of a rendered module: its imports, its line breaks, and a look at its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from wirewright.memory import remember
from wirewright.python.code import used

LINE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Import:
    """A name that a module may import: `from module import name as alias`, or a whole module."""

    module: str
    name: str = ""
    alias: str = ""

    @property
    def rank(self) -> tuple[object, ...]:
        """The place among imports, as people and linters sort them."""
        group = 2 if self.module[0] == "." else int(self.module == "msgspec")
        dots = len(self.module) - len(self.module.lstrip("."))
        kind = 0 if self.name.isupper() else 1 if self.name[:1].isupper() else 2
        return group, bool(self.name), -dots, self.module, kind, self.name

    @property
    def clause(self) -> str:
        """What stands after `import`."""
        name = self.name or self.module
        return f"{name} as {self.alias}" if self.alias else name


def with_imports(docstring: str, body: str, offered: Mapping[str, Import]) -> str:
    """Return a module: `docstring`, the imports that `body` needs of those offered, and `body`.

    What `body` uses is read from its syntax tree, so a word in a docstring imports nothing.
    """
    needed = used(body)
    imports = sorted((x for name, x in offered.items() if name in needed), key=lambda x: x.rank)
    groups = []
    for _, group in groupby(imports, key=lambda x: x.rank[0]):
        groups.append("\n".join(_statements(group)))
    future = "from __future__ import annotations"
    return "\n\n".join([docstring, future, *groups, body])


def _statements(imports: Iterable[Import]) -> Iterator[str]:
    for (module, from_), group in groupby(imports, key=lambda x: (x.module, bool(x.name))):
        clauses = ", ".join(x.clause for x in group)
        yield f"from {module} import {clauses}" if from_ else f"import {clauses}"


def formatted(text: str) -> str:
    """Return a module with black's line breaks."""
    from importlib.metadata import version

    key = [version("black"), str(LINE_LENGTH), text]
    return remember("black", key, lambda: _black(text))


def _black(text: str) -> str:
    from black import format_str
    from black.mode import Mode, TargetVersion

    mode = Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY311})
    return format_str(text, mode=mode)


def check_outline(path: str, text: str, promised: Sequence[str]) -> None:
    """Compare what a module defines with what its view promised.

    Raises:
        ValueError: they differ, which is a fault of a template or a sink, never of a spec.
    """
    defined = tuple(_outline(ast.parse(text).body, ""))
    if defined != tuple(promised):
        extra = [name for name in defined if name not in promised]
        missing = [name for name in promised if name not in defined]
        raise ValueError(f"{path} is not what its view says: extra {extra}, missing {missing}")


def _outline(body: Sequence[ast.stmt], prefix: str) -> list[str]:
    names: list[str] = []
    for node in body:
        match node:
            case ast.ClassDef(name=name):
                names += [f"{prefix}{name}", *_outline(node.body, f"{prefix}{name}.")]
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names.append(f"{prefix}{name}")
            case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
                names.append(f"{prefix}{ast.unparse(target)}")
            case ast.ImportFrom() | ast.Import() | ast.Expr(value=ast.Constant()) | ast.Pass():
                pass
            case _:
                names.append(f"{prefix}<{type(node).__name__}>")
    return names
