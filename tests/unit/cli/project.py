"""A project whose specs and packages are whatever a test says they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from wirewright.cli import main
from wirewright.diagnostics import Report, Span
from wirewright.ir import Api
from wirewright.output import OutputFile
from wirewright.settings import Settings


def file(name: str, body: str = "A = 1\n") -> OutputFile:
    return OutputFile(f"apis/{name}.py", body, source="specs")


@dataclass
class Project:
    """A working folder, what the front of the tool makes of it, and what it was asked."""

    folder: Path
    output: pytest.CaptureFixture[str]
    apis: list[str] = field(default_factory=lambda: ["deck", "pars"])
    files: list[OutputFile] = field(default_factory=lambda: [file("deck/a"), file("pars/a")])
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    asked: list[tuple[str, ...]] = field(default_factory=list)
    settings: Settings | None = None

    def read_apis(self, specs: Path, names: Sequence[str], report: Report) -> tuple[Api, ...]:
        self.asked.append((specs.name, *names))
        at = Span(f"{specs.name}/pars/api.yaml", 2, 3, 2, 7)
        for message in self.errors:
            report.add("S001", message, at, "remove it")
        for message in self.warnings:
            report.add("Y017", message, at)
        chosen = [name for name in self.apis if name in names or not names]
        return tuple(Api(name, name, "plain", (), ()) for name in chosen)

    def packages(
        self, apis: Sequence[Api], settings: Settings, _: Report
    ) -> tuple[OutputFile, ...]:
        self.settings = settings
        names = {api.name for api in apis}
        return tuple(x for x in self.files if x.path.split("/")[1] in names)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command; give its exit code and what it printed on stdout and stderr."""
        self.output.readouterr()
        code = main(arguments)
        answer, told = self.output.readouterr()
        return code, answer, told

    def path(self, name: str) -> Path:
        return self.folder / "generated/apis" / f"{name}.py"
