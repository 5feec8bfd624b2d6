"""How the state of generated files is told: lines and a short diff for people, findings for programs.

What was found comes in; nothing is compared or written here.
"""

from __future__ import annotations

import difflib
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from wirewright.cli.current import Current
from wirewright.cli.findings import show
from wirewright.cli.options import Format
from wirewright.diagnostics import Report, Span, visible
from wirewright.output import Entry

_LINES = 24
_WIDTH = 160
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_MESSAGES = {
    "changed": "the file is not what the specs say",
    "missing": "the file is missing",
    "stale": "no spec asks for this file any more",
    "edited": "the file was edited by hand",
    "foreign": "something foreign is in the place of a generated file",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run found and did: files that are not as they should be, numbers, what to run.

    `deleted` are paths: whoever chose a wrong output folder must see what went.
    """

    now: Current
    wrong: Sequence[Entry]
    counts: Mapping[str, int]
    command: str
    deleted: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The output folder as people call it."""
        return self.now.plan.folder

    @property
    def summary(self) -> str:
        """The numbers in a line."""
        entries = self.now.plan.entries
        counts = {**self.counts, "unchanged": len(self.now.plan.of("same"))}
        told = [f"{count} {word}" for word, count in counts.items() if count]
        files = counted(sum(entry.wanted is not None for entry in entries), "file")
        return f"{counted(len(self.now.apis), 'API')}, {files}: {', '.join(told)}"


def regenerate(names: Sequence[str], given: Mapping[str, str | None]) -> str:
    """Give the `generate` command for the same APIs and options."""
    options = [
        f"--{'package-version' if key == 'version' else key}={value}"
        for key, value in given.items()
        if value is not None
    ]
    return shlex.join(["wirewright", "generate", *names, *options])


def tell(answer: Answer, form: Format, took: str) -> None:
    """Print an answer: the files on stdout, the summary and what to do on stderr."""
    if form != "text":
        show(_findings(answer), form, more=_numbers(answer))
        return
    for path in answer.deleted:
        click.echo(visible(f"deleted  {(answer.folder / path).as_posix()}"))
    for entry in answer.wrong:
        why = f" ({entry.why})" if entry.why else ""
        click.echo(visible(f"{entry.state:8} {_shown(answer.folder, entry)}{why}"))
    for line in _first_diff(answer):
        click.echo(visible(line[:_WIDTH]))
    click.echo(answer.summary + took, err=True)
    if answer.wrong:
        click.echo(visible(advice(answer.wrong, answer.command)), err=True)


def note(now: Current, command: str) -> str:
    """Say first when the packages are not what the specs say."""
    wrong = now.plan.differences
    if not wrong:
        return ""
    differ = f"{counted(len(wrong), 'file')} {'differs' if len(wrong) == 1 else 'differ'}"
    return f"the packages are not what the specs say: {differ}; {advice(wrong, command)}"


def counted(count: int, noun: str) -> str:
    """Give a number with its noun."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _numbers(answer: Answer) -> dict[str, object]:
    deleted = [(answer.folder / path).as_posix() for path in answer.deleted]
    return {"counts": {**answer.counts}, "deleted": deleted}


def _findings(answer: Answer) -> Report:
    report = Report()
    for entry in answer.wrong:
        code = "O004" if entry.state == "edited" else "O003"
        message = _MESSAGES[entry.state] + (f": {entry.why}" if entry.why else "")
        at = Span(_shown(answer.folder, entry), 1, 1, 1, 1)
        report.add(code, message, at, advice([entry], answer.command))
    return report


def advice(entries: Sequence[Entry], command: str) -> str:
    """Say what to do about entries that are not as they should be."""
    states = {entry.state for entry in entries}
    if "foreign" in states:
        return f"move or delete what is foreign, then run `{command}`"
    if "edited" in states:
        return (
            "move what was edited by hand into the spec, "
            f"then run `{command} --force`, which replaces edited files"
        )
    return f"run `{command}`"


def _first_diff(answer: Answer) -> list[str]:
    """Give a short diff of the first file that has two sides, or nothing."""
    for entry in answer.wrong:
        if entry.found is not None and entry.wanted is not None:
            lines = list(_diff(entry.found, entry.wanted, _shown(answer.folder, entry)))
            rest = len(lines) - _LINES
            return lines if rest <= 0 else [*lines[:_LINES], f"... {counted(rest, 'more line')}"]
    return []


def _diff(found: bytes, wanted: bytes, path: str) -> Iterator[str]:
    """Compare two texts but for the digest, which always differs."""
    before, after = (
        _DIGEST.sub("sha256:...", side.decode("utf-8", "replace"), count=1).split("\n")
        for side in (found, wanted)
    )
    names = f"{path} (on the disk)", f"{path} (what the specs say)"
    return difflib.unified_diff(before, after, *names, n=2, lineterm="")


def _shown(folder: Path, entry: Entry) -> str:
    return (folder / entry.path).as_posix()
