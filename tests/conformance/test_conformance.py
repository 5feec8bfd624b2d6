"""The vectors: values and their texts on the wire, as data. README.md says how to add one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.packages import Content, errors, generate, limits
from tests.conformance.values import value
from tests.conformance.vectors import HERE, Vector, files, load, vectors_of

VECTORS = [vector for file in files() for vector in vectors_of(file)]
RULES: dict[str, Any] = load((HERE / "rules.yaml").read_text(encoding="utf-8"))

Packages = Callable[[Path], dict[str, Content]]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packages]:
    """Return the packages by file, each generated when it is first asked for."""
    folder = tmp_path_factory.mktemp("conformance")
    sys.path.insert(0, str(folder))
    yield cache(lambda file: generate(file, folder))
    sys.path.remove(str(folder))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.id)
def test_a_vector_holds(vector: Vector, packages: Packages) -> None:
    content = packages(vector.file)[vector.type]
    if vector.is_malformed:
        _is_refused(vector, content)
        return
    wanted = value(vector.value[0], content.kind)
    for medium, texts in [*vector.texts.items(), *vector.writes.items()]:
        for text in texts:
            assert content.codecs[medium].encode(wanted) == text
    for medium, texts in [*vector.texts.items(), *vector.reads.items()]:
        for text in _spellings(texts):
            # The text of a value says more than `==`: scale, suffix and sign, and NaN is NaN.
            read = content.codecs[medium].decode(text, limits(vector.limits))
            assert repr(read) == repr(wanted), text
    if vector.error:
        with pytest.raises(errors().EncodeError) as caught:
            content.codecs[vector.error.medium].encode(wanted)
        _says(vector, caught.value)


def _spellings(texts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the texts, and XML once more as no machine writes it: both readers have to agree."""
    for text in texts:
        yield text
        if text[:1] == b"<" and text[:2] != b"<?":
            yield b"<!-- by hand -->" + text


def _is_refused(vector: Vector, content: Content) -> None:
    """Expect that each text of the vector is refused for the reason that it gives."""
    assert vector.error is not None
    for text in _spellings(vector.texts[vector.error.medium]):
        try:
            read = content.codecs[vector.error.medium].decode(text, limits(vector.limits))
        except errors().DecodeError as error:
            _says(vector, error)
        else:
            pytest.fail(f"{text!r} was read as {read!r}")


def _says(vector: Vector, error: Any) -> None:
    assert vector.error is not None
    assert error.medium == vector.error.medium
    assert vector.error.contains in str(error)
    assert vector.error.path in (None, error.path)


def test_every_vector_names_rules_that_exist() -> None:
    unknown = {rule: vector.id for vector in VECTORS for rule in vector.rules if rule not in RULES}
    assert unknown == {}


def test_every_rule_has_a_vector_or_a_reason_why_not() -> None:
    proven = {rule for vector in VECTORS for rule in vector.rules}
    excused = {name for name, rule in RULES.items() if isinstance(rule, dict) and rule["no_vector"]}
    assert set(RULES) - proven - excused == set()
    assert proven & excused == set(), "these reasons are no longer true"


def test_no_two_vectors_have_the_same_name() -> None:
    count = Counter(vector.id for vector in VECTORS)
    assert [name for name, times in count.items() if times > 1] == []


def test_a_sixth_of_the_vectors_are_payloads_that_are_refused() -> None:
    assert sum(vector.is_malformed for vector in VECTORS) >= len(VECTORS) / 6
