"""Which medium an answer gets: `Accept` with its weights against what is documented.

Text of headers comes in, an offer goes out, or None where nothing that is offered is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_WEIGHT = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A medium of an answer, under one of its content types."""

    medium: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Range:
    """A part of `Accept`: `type/subtype`, either of which may be `*`, and its weight."""

    type: str
    subtype: str
    weight: float

    def fits(self, content_type: str) -> bool:
        """Tell whether a content type lies in the range."""
        type, _, subtype = bare(content_type).partition("/")
        return self.type in ("*", type) and self.subtype in ("*", subtype)

    @property
    def exactness(self) -> int:
        """How much the range says: the more exact one decides."""
        return (self.type != "*") + (self.subtype != "*")


def bare(content_type: str) -> str:
    """Return a content type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def ranges(accept: str) -> tuple[Range, ...]:
    """Read `Accept`; a part that is malformed is passed over."""
    return tuple(_ranges(_QUOTED.sub("", accept)))


def _ranges(accept: str) -> Iterator[Range]:
    for part in accept.split(","):
        name, *parameters = (x.strip().lower() for x in part.split(";"))
        type, slash, subtype = name.partition("/")
        weights = [x[2:].strip() for x in parameters if x.startswith("q=")]
        if slash and type and subtype and all(_WEIGHT.fullmatch(x) for x in weights):
            yield Range(type, subtype, float(weights[0]) if weights else 1.0)


def choose(accept: str, offers: Sequence[Offer], wanted: Sequence[str]) -> Offer | None:
    """Return the best offer; `wanted` are media or content types that go first among equals."""
    asked = ranges(accept)
    ranked = [(_rank(asked, offer, wanted), offer) for offer in offers]
    best = max(ranked, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0][0] > 0 else None


def _rank(asked: Sequence[Range], offer: Offer, wanted: Sequence[str]) -> tuple[float, int, int]:
    """Return the weight that the most exact fitting range gives, and what decides among equals."""
    fitting = [x for x in asked if x.fits(offer.content_type)]
    if not fitting:
        return 0.0, 0, 0
    decisive = max(fitting, key=lambda x: x.exactness)
    return decisive.weight, decisive.exactness, -_place(offer, wanted)


def _place(offer: Offer, wanted: Sequence[str]) -> int:
    names = (bare(offer.content_type), offer.medium)
    return next((place for place, x in enumerate(wanted) if x in names), len(wanted))
