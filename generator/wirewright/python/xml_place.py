"""Where an expression for XML stands: the names of what is in scope there, and the element's head."""

from __future__ import annotations

from dataclasses import dataclass

from wirewright.ir import XmlElement
from wirewright.python.code import Code


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: the namespace that prefix `p` means, and the element's depth.

    `namespace` is None where a member of no namespace may stand among others: no prefix means none.
    """

    namespace: str | None
    p: str = "p"
    prefixes: str = "prefixes"
    above: str = "depth"
    below: int = 1

    @property
    def depth(self) -> str:
        """The depth of the element that is written here."""
        return f"{self.above} + {self.below}" if self.below else self.above

    def lacks(self, shape: XmlElement) -> bool:
        """Tell whether what is inside of an element has a namespace that may not be in scope."""
        return shape.contents not in (None, "", self.namespace)


@dataclass(frozen=True, slots=True)
class Head:
    """Expressions for an element's name and for what it declares.

    `own` declares the namespace of the name itself: .NET puts it last, `declared` first.
    """

    tag: str
    declared: str = '""'
    own: str = '""'

    @property
    def declarations(self) -> str:
        """Both declarations."""
        return joined(self.declared, self.own)

    @property
    def is_bare(self) -> bool:
        """Tell whether the element declares nothing."""
        return self.declarations == '""'


def joined(*texts: str) -> str:
    """Return an expression that joins texts, the empty ones left out; literals become one."""
    parts: list[str] = []
    for text in texts:
        if text == '""':
            continue
        if parts and isinstance(text, Code) and isinstance(parts[-1], Code):
            parts[-1] = Code(parts[-1][:-1] + text[1:])
        else:
            parts.append(text)
    return " + ".join(parts) or '""'
