"""What the specs say now, rendered and compared with the disk: where several commands begin."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wirewright.cli.progress import Progress
from wirewright.diagnostics import Report, Span
from wirewright.settings import Settings

if TYPE_CHECKING:
    from wirewright.ir import Api
    from wirewright.output import OutputFile, Plan


@dataclass(frozen=True, slots=True)
class Current:
    """The APIs of a run, and what would be written."""

    apis: tuple[Api, ...]
    plan: Plan


def read(
    names: Sequence[str], settings: Settings, progress: Progress, report: Report
) -> tuple[Api, ...]:
    """Read the specs of some or all APIs; a folder without any is an error."""
    progress.step("reading specs")
    from wirewright.reading import read_apis

    apis = read_apis(settings.specs, names, report)
    if not apis and not report.failed:
        at = Span(from_here(settings.specs).as_posix(), 1, 1, 1, 1)
        advice = "make `<api>/api.yaml` in it, or name another folder with `--specs`"
        report.add("C004", "there is no spec in this folder", at, advice)
    return apis


def current(
    names: Sequence[str], settings: Settings, progress: Progress, report: Report
) -> Current | None:
    """Render some or all APIs and compare them with the disk; None where the report says why."""
    apis = read(names, settings, progress, report)
    if report.failed:
        return None
    progress.step("rendering packages")
    from wirewright.output import plan
    from wirewright.python.render import packages

    wanted = packages(apis, settings, report)
    if report.failed:
        return None
    scope = _folders(wanted) if names else ("",)
    return Current(apis, plan(from_here(settings.output), wanted, scope))


def from_here(path: Path) -> Path:
    """Name a path as a person would who stands in the working folder."""
    try:
        return min(Path(os.path.relpath(path)), path, key=lambda name: len(name.parts))
    except ValueError:  # another drive
        return path


def _folders(wanted: Sequence[OutputFile]) -> tuple[str, ...]:
    """Give the packages' own folders, in which a run for some APIs may delete."""
    deep = [file.path.split("/") for file in wanted if file.path.count("/") > 1]
    return tuple(sorted({f"{package}/{name}/" for package, name, *_ in deep}))
