"""Times of rivals that take turns, so that what disturbs the machine disturbs all of them alike.

A round calls each rival for some milliseconds, every other round in reverse order. A ratio is the
median of the rounds' ratios, not the ratio of medians. Slow rivals leave after few rounds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median
from time import process_time

SLICE = 0.006
ROUNDS = 31
BUDGET = 1.5
"""Seconds that one rival may take in all, but for its first round."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one call, for each rival and round."""

    rounds: Mapping[str, tuple[float, ...]]

    def __getitem__(self, name: str) -> float:
        """Return the median of a rival's seconds."""
        return median(self.rounds[name])

    def ratio(self, name: str, other: str) -> float:
        """Return how many times as long as `other` one rival takes."""
        pairs = zip(self.rounds[name], self.rounds[other], strict=False)  # one may have left
        return median(one / two for one, two in pairs)


def times(rivals: Mapping[str, Callable[[], object]]) -> Times:
    """Measure the processor's time of the rivals' calls."""
    gc.collect()
    gc.freeze()  # what they were given is not theirs to look through, again and again
    calls: dict[str, int] = {}
    wanted: dict[str, int] = {}
    for name, rival in rivals.items():
        rival()  # the first time, a scanner makes its expressions
        seconds = _seconds(rival, 1)
        seconds = seconds if seconds > SLICE else _seconds(rival, 3)
        calls[name] = max(1, round(SLICE / seconds))
        wanted[name] = max(1, min(ROUNDS, int(BUDGET / (calls[name] * seconds))))
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for number in range(ROUNDS):
        present = [name for name in rivals if number < wanted[name]]
        for name in present[:: -1 if number % 2 else 1]:
            taken[name].append(_seconds(rivals[name], calls[name]))
    return Times({name: tuple(seconds) for name, seconds in taken.items()})


def _seconds(rival: Callable[[], object], calls: int) -> float:
    """Return the seconds of one call, as the mean of several."""
    begun = process_time()
    for _ in range(calls):
        rival()
    return (process_time() - begun) / calls
