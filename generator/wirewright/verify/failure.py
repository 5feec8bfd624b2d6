"""What `verify` says about a relation that does not hold, and the advice for each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from wirewright.diagnostics import Diagnostic, Span, visible

Relation = Literal["package", "decode", "re-encode", "re-read", "equal", "cross", "reason"]

_CODES: Final[dict[Relation, str]] = {
    "package": "V001",
    "decode": "V002",
    "re-encode": "V003",
    "re-read": "V004",
    "equal": "V005",
    "cross": "V006",
    "reason": "V007",
}
_THEN: Final = "then run `wirewright generate` and `wirewright verify`"
ADVICE: Final[dict[Relation, str]] = {
    "package": "run `wirewright generate`; where that changes nothing, the package or the "
    "environment that it runs in is at fault",
    "decode": f"correct the field or its type in the spec, {_THEN}; if the page itself is wrong, give the "
    "sample a `malformed` reason in the spec",
    "re-encode": f"add or correct the field, its type or its order in the spec, {_THEN}; if the sample "
    "cannot prove this place, give it a `differs` reason in the spec",
    "re-read": "the package does not read what it writes: this is a fault of the generator or "
    "of an edited file, not of the spec; please report it",
    "equal": f"correct the names or types in the spec, {_THEN}; if one page is wrong, give its "
    "sample a `differs` reason in the spec",
    "cross": f"correct the names or types in the spec, {_THEN}; if one page is wrong, give its "
    "sample a `differs` reason in the spec",
    "reason": "correct or remove the reason in the spec",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """A relation that does not hold for a sample: where, what, and what to do.

    `listing` are lines that show it, safe for a terminal. Lines and columns count from 1.
    """

    api: str
    relation: Relation
    file: str
    message: str
    listing: tuple[str, ...] = ()
    line: int = 1
    column: int = 1

    @property
    def advice(self) -> str:
        """What to do about it."""
        return ADVICE[self.relation]

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a finding, for whatever shows findings."""
        at = Span(self.file, self.line, self.column, self.line, self.column + 1)
        return Diagnostic(_CODES[self.relation], "error", self.message, at, self.advice)

    def __str__(self) -> str:
        found = self.diagnostic
        lines = [
            f"{found.severity}[{found.code}]: {visible(found.message)}",
            f" --> {visible(str(found.at))}",
            *(f"     {line}" for line in self.listing),
            f"  = {visible(found.advice)}",
        ]
        return "\n".join(lines) + "\n"


def told(error: str) -> tuple[str, tuple[str, ...]]:
    """Split a package's error into its summary, the last line, and all lines where there are more."""
    lines = tuple(visible(line) for line in error.splitlines())
    return lines[-1] if lines else "no reason given", lines if len(lines) > 1 else ()
