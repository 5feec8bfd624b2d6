"""The settings of a project: `[tool.wirewright]` in `pyproject.toml`, each also an option.

A working folder and the given options come in, one checked `Settings` value comes out, or findings.
Folders in the file count from the file's folder, those in options from the working folder.
"""

from __future__ import annotations

import difflib
import keyword
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wirewright.diagnostics import Report, Span, quoted

_DEFAULTS = {"specs": "specs", "output": "generated", "package": "apis", "version": "0.1.0"}
_VERSION = re.compile(
    r"(?:[0-9]+!)?[0-9]+(?:\.[0-9]+)*(?:(?:a|b|rc)[0-9]+)?(?:\.post[0-9]+)?(?:\.dev[0-9]+)?"
    r"(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?"
)
_TABLE = re.compile(r"\s*\[\s*tool\s*\.\s*wirewright\s*\]")
_TAKEN = frozenset(sys.stdlib_module_names) | {"httpx2", "lxml", "msgspec", "wirewright"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run works on. The folders are absolute; `root` is the project's."""

    root: Path
    specs: Path
    output: Path
    package: str = "apis"
    distribution: str = "apis"
    version: str = "0.1.0"


@dataclass(frozen=True, slots=True)
class _File:
    """A settings file: where it is, its name for people, its text, and what our table says."""

    path: Path
    name: str
    text: str = ""
    table: object = None

    def at(self, key: str) -> Span:
        """Find a key below `[tool.wirewright]`; give the top of the file where it is not plain."""
        inside = False
        for number, line in enumerate(self.text.splitlines(), 1):
            if line.lstrip().startswith("["):
                inside = _TABLE.match(line) is not None
            elif inside and (match := re.match(rf"\s*[\"']?({re.escape(key)})[\"']?\s*=", line)):
                return Span(self.name, number, match.start(1) + 1, number, match.end(1) + 1)
        return Span(self.name, 1, 1, 1, 1)


def load(start: Path, options: Mapping[str, str | None], report: Report) -> Settings | None:
    """Read the settings for a run in the folder `start`; None where the report says why not.

    An option that is None was not given; the others have passed `problem`.
    """
    given = {key: value for key, value in options.items() if value is not None}
    file = _find(start, report)
    values = {**_DEFAULTS, **_checked(file, report), **given}
    values.setdefault("distribution", values["package"].replace("_", "-"))
    specs, output = (
        ((start if key in given else file.path.parent) / values[key]).resolve()
        for key in ("specs", "output")
    )
    if output.is_relative_to(specs):
        advice = "choose an output folder outside of the specs folder"
        report.add("C003", "the output folder lies in the specs folder", file.at("output"), advice)
    if report.failed:
        return None
    rest = (values[key] for key in ("package", "distribution", "version"))
    return Settings(file.path.parent, specs, output, *rest)


def problem(key: str, value: str) -> str:
    """Say what is wrong with the value of a setting, or nothing."""
    valid, advice = _RULES[key]
    return "" if valid(value) else f"{quoted(value)} cannot be the {key}: {advice}"


def _find(start: Path, report: Report) -> _File:
    """Find the nearest `pyproject.toml` with our table, from `start` up to the repository's root."""
    for up, folder in enumerate((start, *start.parents)):
        path = folder / "pyproject.toml"
        if path.is_file():
            file = _read(path, "../" * up + path.name, report)
            if file.table is not None or report.failed:
                return file
        if (folder / ".git").exists():
            break
    return _File(start / "pyproject.toml", "pyproject.toml")


def _read(path: Path, name: str, report: Report) -> _File:
    """Read a file; its table is None where it has none or cannot be read."""
    top = Span(name, 1, 1, 1, 1)
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        tool = tomllib.loads(text).get("tool")
        return _File(path, name, text, tool.get("wirewright") if isinstance(tool, dict) else None)
    except OSError as error:
        report.add("C001", f"the file cannot be read: {error.strerror}", top)
    except UnicodeDecodeError:
        report.add("C001", "the file is not UTF-8", top, "save it as UTF-8")
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        at = Span(name, line, column, line, column + 1)
        report.add("C001", f"the file is not TOML: {error}", at, "correct it here")
    return _File(path, name, text)


def _checked(file: _File, report: Report) -> dict[str, str]:
    """Give the entries of a table that are right; report the others."""
    if file.table is None:
        return {}
    if not isinstance(file.table, dict):
        report.add("C003", "`tool.wirewright` is not a table", file.at("wirewright"))
        return {}
    right: dict[str, str] = {}
    for key, value in file.table.items():
        if key not in _RULES:
            close = difflib.get_close_matches(key, _RULES, 1)
            advice = f"did you mean `{close[0]}`?" if close else f"known are {', '.join(_RULES)}"
            report.add("C002", f"unknown setting {quoted(key)}", file.at(key), advice)
        elif not isinstance(value, str):
            advice = f'write it in quotes, such as `{key} = "{_DEFAULTS.get(key, "my-apis")}"`'
            report.add("C003", f"`{key}` must be a text", file.at(key), advice)
        elif wrong := problem(key, value):
            report.add("C003", wrong, file.at(key))
        else:
            right[key] = value
    return right


def _is_package(name: str) -> bool:
    fits = re.fullmatch(r"[a-z][a-z0-9_]*", name) is not None
    return fits and not keyword.iskeyword(name) and name not in _TAKEN


_FOLDER = (lambda name: name != "" and name.isprintable(), "name a folder")
_RULES: dict[str, tuple[Callable[[str], object], str]] = {
    "specs": _FOLDER,
    "output": _FOLDER,
    "package": (
        _is_package,
        "use small letters, digits and `_`; no keyword, no module of Python or of a dependency",
    ),
    "distribution": (
        re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?").fullmatch,
        "use ASCII letters, digits, `-`, `_` and `.`; a letter or a digit at both ends",
    ),
    "version": (_VERSION.fullmatch, "write it as Python packages do, such as `1.4.0` or `2.0rc1`"),
}
