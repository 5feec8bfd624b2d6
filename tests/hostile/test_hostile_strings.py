"""Hostile strings in every place of a spec where text can stand.

Oracle: a text is accepted, the generated code has the shape that harmless text gives, and the
text can be read back from it; a name or path may be refused, with a position.
"""

from __future__ import annotations

import builtins
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.generating import made
from tests.hostile import oracle
from tests.hostile.specs import NAMES, TEXTS, hostile_strings

ALL = hostile_strings()

# What YAML itself cannot hold, not even escaped; and in names of XML, what XML cannot.
REFUSED_IN_TEXTS = frozenset(map(chr, range(0xD800, 0xE000)))
# What msgspec cannot read in a member's name; a spec that has it is refused with P006.
REFUSED_IN_JSON_NAMES = REFUSED_IN_TEXTS | set(map(chr, range(0x20))) | {'"', "\\"}


PROSE = ("doc", "note", "title")


def rounds(strings: Iterable[str]) -> Iterator[list[str]]:
    """Split strings so that no two of a list differ in case only: they would be one name."""
    waiting = list(strings)
    while waiting:
        seen: set[str] = set()
        taken: list[str] = []
        left: list[str] = []
        for text in waiting:
            (left if text.casefold() in seen else taken).append(text)
            seen.add(text.casefold())
        yield taken
        waiting = left


def refused(strings: Iterable[str], place: str = "") -> list[str]:
    """Return the strings that hold a character which `place` cannot have."""
    never = REFUSED_IN_JSON_NAMES if place == "json name" else REFUSED_IN_TEXTS
    return [text for text in strings if never & set(text)]


def check_texts(place: str, strings: Sequence[str], folder: Path) -> None:
    """Generate with `strings` and with harmless text in `place`, and compare."""
    spec = TEXTS[place]
    check_refusals(place, refused(strings, place), folder)
    strings = [text for text in strings if text not in refused([text], place)]
    if place.endswith(PROSE):  # where no text is as good as none
        strings = [text for text in strings if text]
    harmless = oracle.generate(folder, spec([f"text{n}" for n, _ in enumerate(strings)]))
    hostile = oracle.generate(folder, spec(strings))
    errors = [x for x in hostile.report.diagnostics if x.severity == "error"]
    assert not errors, errors[:3]
    assert hostile.modules.keys() == harmless.modules.keys()
    for path, source in hostile.modules.items():
        constants = place.startswith("enum") and path.endswith("/values.py")
        names = oracle.members(source) if constants else ()
        plain = oracle.members(harmless.modules[path]) if constants else ()
        assert oracle.shape(source, names) == oracle.shape(harmless.modules[path], plain)
        assert oracle.comments(source) == oracle.comments(harmless.modules[path])
    found = set(oracle.texts(hostile.modules))
    everything = "\0".join(found)
    lost = [text for text in strings if text not in found and text not in everything]
    assert not lost, lost[:3]
    imported = made(folder, spec(strings).removeprefix("wirewright: 1\n"))
    assert imported.operations.OPERATIONS.keys() == {"send"}
    assert not hasattr(builtins, "PWNED")


def check_refusals(place: str, strings: Sequence[str], folder: Path) -> None:
    """Generate with strings that `place` cannot have: a finding for each, and nothing else."""
    strings = [text for text in strings if not REFUSED_IN_TEXTS & set(text)]
    if strings:
        outcome = oracle.generate(folder, TEXTS[place](strings))
        assert not outcome.modules
        errors = [x.code for x in outcome.report.diagnostics if x.severity == "error"]
        assert errors == ["P006"] * len(strings)


def sample(step: int) -> list[str]:
    """Return every `step`-th string, short ones only."""
    return [each.value for each in ALL[::step] if len(each.value) < 2000]


@pytest.mark.parametrize("place", TEXTS)
def test_some_hostile_texts_stay_texts(place: str, tmp_path: Path) -> None:
    for strings in rounds(sample(23)):
        check_texts(place, strings, tmp_path)


@pytest.mark.parametrize("place", NAMES)
def test_some_hostile_names_are_refused_with_a_position_or_harmless(
    place: str, tmp_path: Path
) -> None:
    for text in sample(59):
        check_name(place, text, tmp_path)


def check_name(place: str, text: str, folder: Path) -> bool:
    """Generate with `text` as a name, and tell whether it was accepted."""
    outcome = oracle.generate(folder, NAMES[place]([text]))
    if outcome.report.failed:
        assert all(found.at.line > 0 for found in outcome.report.diagnostics)
        assert not outcome.modules
        return False
    plain = [oracle.generate(folder, NAMES[place]([x])) for x in harmless_names(place)]
    for path, source in outcome.modules.items():
        shapes = [oracle.node_types(each.modules[path]) for each in plain if each.modules]
        assert oracle.node_types(source) in shapes, (place, text, path)
    return True


def harmless_names(place: str) -> tuple[str, ...]:
    """Return names that are the same in Python and on the wire, that differ, and a builtin's."""
    known = {
        "path": "api/send",
        "namespace": "http://example.org/a",
        "server": "https://example.org/",
        "media type": "application/json",
        "format": "yyyy-MM-dd",
    }
    return (known[place],) if place in known else ("Harmless", "HarmLess", "harmless", "list")


@pytest.mark.hostile
@pytest.mark.parametrize("place", TEXTS)
def test_every_hostile_text_stays_text(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strings = [each.value for each in ALL]
    sayable = [text for text in dict.fromkeys(strings) if text not in refused(strings)]
    for some in rounds(sayable):
        check_texts(place, some, tmp_path)
    with capsys.disabled():
        never = refused(strings, place)
        print(f"\n{place:>20}: {len(strings) - len(never)} of {len(strings)} accepted", end="")
        print(f", {len(never)} hold a character that the place cannot have", end="")


@pytest.mark.hostile
@pytest.mark.parametrize("place", NAMES)
def test_every_hostile_name_is_refused_or_harmless(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    total: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for each in ALL:
        total[each.kind] += 1
        accepted[each.kind] += check_name(place, each.value, tmp_path)
    with capsys.disabled():
        print(f"\n{place:>20}: {accepted.total()} of {total.total()} accepted")
        rows = (f"{kind} {accepted[kind]}/{total[kind]}" for kind in sorted(total))
        print("    " + ", ".join(rows), end="")
