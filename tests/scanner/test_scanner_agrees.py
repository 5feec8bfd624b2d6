"""The scanner and the reader of lxml's tree give the same value, or the scanner gives none."""

from __future__ import annotations

import random
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.generating import made
from tests.scanner.documents import edited, values

SPEC = Path(__file__).with_name("spec.yaml")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Generate the package of `spec.yaml` and import it."""
    spec = SPEC.read_text("utf-8").removeprefix("wirewright: 1\n")
    return made(tmp_path_factory.mktemp("scanner"), spec)


def by_lxml(module: ModuleType, document: bytes) -> object:
    """Read a document without the scanner; an error is a value too."""
    package = module.__name__.partition(".")[0]
    errors = import_module(f"{package}.errors")
    xml = import_module(f"{package}._runtime.xml")
    try:
        return xml.decode(module.xml.read_whole, document, "{http://example.org/a}Whole")
    except errors.DecodeError as error:
        return str(error)


def shares(module: Any, count: int, seed: int) -> tuple[int, int]:
    """Read `count` documents both ways; return how many the scanner took, and how many edits."""
    chance = random.Random(seed)
    scanner = module.xml._WHOLE_SCANNER
    taken = near = 0
    for value in islice(values(module, seed), count):
        document = module.xml.encode_whole(value).decode()
        if chance.random() < 0.45:
            document = edited(document, chance)
            near += 1
        raw = document.encode()
        scanned = scanner.read(raw)
        if scanned is not None:
            taken += 1
            read = by_lxml(module, raw)
            assert scanned == read, (raw, scanned, read)
            assert repr(scanned) == repr(read), raw
            assert module.xml.encode_whole(scanned) == module.xml.encode_whole(read)
    return taken, near


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
