"""One reader per kind of documentation page; which one reads a page, its evidence decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ...diagnostics import Report, Span
from ..facts import Documented, Problem
from ..pages import Page
from . import helpindex, helpmodel, helppage, reference, servicestack


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: how much speaks for it, its reader, and what it looks for, in words."""

    name: str
    evidence: Callable[[Page], int]
    read: Callable[[Page], Documented]
    wants: str


KINDS: Final = (
    Kind("help-page", helppage.evidence, helppage.read, helppage.WANTS),
    Kind("help-model", helpmodel.evidence, helpmodel.read, helpmodel.WANTS),
    Kind("help-index", helpindex.evidence, helpindex.read, helpindex.WANTS),
    Kind("servicestack", servicestack.evidence, servicestack.read, servicestack.WANTS),
    Kind("reference", reference.evidence, reference.read, reference.WANTS),
)
NAMES: Final = tuple(kind.name for kind in KINDS)
ENOUGH: Final = 3


def read(page: Page, kind: str | None, report: Report) -> Documented:
    """Return what a page documents; `kind` names the reader, None chooses it by evidence.

    A page that no reader knows gives an empty `Documented` and a finding that says what was
    looked for. All problems of a page are findings too.
    """
    chosen = next((x for x in KINDS if x.name == kind), None) if kind else _best(page)
    if chosen is None:
        message = "nothing here is known as the documentation of an operation"
        _add(report, "I001", page.name, Problem(message, 1), _wanted())
        return Documented("", page.name, problems=(Problem(message, 1),))
    documented = chosen.read(page)
    for problem in documented.problems:
        _add(report, "I002", page.name, problem, "what else the page says is read")
    return documented


def _best(page: Page) -> Kind | None:
    found = max(KINDS, key=lambda kind: kind.evidence(page))
    return found if found.evidence(page) >= ENOUGH else None


def _wanted() -> str:
    return "looked for " + "; or ".join(kind.wants for kind in KINDS)


def _add(report: Report, code: str, name: str, problem: Problem, advice: str) -> None:
    line = max(problem.line, 1)
    report.add(code, problem.message, Span(name, line, 1, line, 1), advice)
