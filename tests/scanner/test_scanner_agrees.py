"""The scanner and the reader of lxml's tree give the same value, or the scanner gives none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.generating import made
from tests.scanner.documents import edited, indented, values

SPEC = Path(__file__).with_name("spec.yaml")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Generate the package of `spec.yaml` and import it."""
    spec = SPEC.read_text("utf-8").removeprefix("wirewright: 1\n")
    return made(tmp_path_factory.mktemp("scanner"), spec)


@dataclass(frozen=True, slots=True)
class Codec:
    """What reads and writes a body; `tree` reads it by lxml alone."""

    scan: Callable[[bytes], object]
    decode: Callable[[bytes], object]
    tree: Callable[[bytes], object]
    encode: Callable[[Any], bytes]


def codec(module: ModuleType, slug: str, root: str) -> Codec:
    """Return the codec of a body; for those that read, an error is a value too."""
    package = module.__name__.partition(".")[0]
    error = import_module(f"{package}.errors").DecodeError
    xml, ours = import_module(f"{package}._runtime.xml"), module.xml
    read = getattr(ours, f"read_{slug}")

    def caught(decode: Callable[[bytes], object], document: bytes) -> object:
        try:
            return decode(document)
        except error as refused:
            return str(refused)

    return Codec(
        getattr(ours, f"_{slug.upper()}_SCANNER").read,
        partial(caught, getattr(ours, f"decode_{slug}")),
        partial(caught, lambda document: xml.decode(read, document, root)),
        getattr(ours, f"encode_{slug}"),
    )


def shares(module: Any, count: int, seed: int) -> tuple[int, int]:
    """Read `count` documents both ways; return how many the scanner took, and how many edits."""
    chance = random.Random(seed)
    whole = codec(module, "whole", "{http://example.org/a}Whole")
    lines = codec(module, "list_of_line", "{http://example.org/b}ArrayOfLine")
    taken = near = 0
    for value in islice(values(module, seed), count):
        by = lines if isinstance(value, list) else whole
        document = by.encode(value).decode()
        if chance.random() < 0.2:
            document = indented(document)
        if chance.random() < 0.4:
            document = edited(document, chance)
            near += 1
        raw = document.encode()
        read, scanned = by.tree(raw), by.scan(raw)
        assert_same(by.decode(raw), read, raw)
        if scanned is not None:
            taken += 1
            assert_same(scanned, read, raw)
            assert by.encode(scanned) == by.encode(read), raw
    return taken, near


def assert_same(scanned: object, read: object, raw: bytes) -> None:
    """Compare two values of one document; `repr` tells apart what equality does not."""
    assert repr(scanned) == repr(read), raw
    assert scanned == read or "nan" in repr(read), raw


def test_the_scanner_agrees_with_the_reader_on_some_documents(kinds: Any) -> None:
    taken, near = shares(kinds, 1500, 1)
    assert taken > 0.4 * 1500
    assert near > 0.3 * 1500


@pytest.mark.hostile
def test_the_scanner_agrees_with_the_reader_on_many_documents(
    kinds: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    count = 200_000
    taken, near = shares(kinds, count, 2)
    with capsys.disabled():
        print(f"\n{count} documents: the scanner took {taken / count:.0%}, {near / count:.0%} ")
        print("were one edit away from one of its shape, 0 differences")
    assert taken > 0.4 * count
    assert near > 0.3 * count
