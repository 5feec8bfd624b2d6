"""The vectors of the conformance suite as pages: samples of every shape that .NET has, no tables.

What the import makes of samples alone has to hold for them. The exceptions are written out.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.vectors import files, vectors_of
from tests.importer.documents import verified
from wirewright.importer.check import checked
from wirewright.importer.draft import draft
from wirewright.importer.facts import Content, Documented, Endpoint, Member, Model, Payload

FILES = [x for x in files() if x.parent.name == "aspnet" and x.stem not in ("errors", "forms")]
LEFT_OUT = {
    "collections": [
        "the name of a map's entries holds the hash of a namespace that no sample shows"
    ],
    "flags": ["is no int32", "JSON has Read, Wr where XML has Read Wr"],
    "floats": ["is no string", "JSON has Infinity where XML has INF"],
    "known_types": ["a value says itself of which derived type it is (i:type)"],
}
FAILURES = {
    "floats": "it reads back as another value",  # NaN is not equal to itself
    "small": "`<Data />` in the sample, `<Data>` as written",  # no bytes, not an empty text
}


def pages(file: Path) -> Documented:
    """Return the vectors of a file that have both media, each as an operation's answer."""
    endpoints = []
    for number, vector in enumerate(vectors_of(file)):
        if vector.error is None and all(vector.texts.get(x) for x in ("json", "xml")):
            samples = tuple(
                Payload(vector.texts[medium][0].decode(), (f"application/{medium}",))
                for medium in ("json", "xml")
            )
            content = Content(payloads=samples)
            endpoints.append(Endpoint("GET", f"{file.stem}/{number}", responses=(content,)))
    return Documented("test", "page.txt", dialect="aspnet", endpoints=tuple(endpoints))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_samples_alone_give_a_spec_that_holds_for_them(file: Path, tmp_path: Path) -> None:
    documented = pages(file)
    made, _ = checked(draft([documented], file.stem))
    assert made.operations == len(documented.endpoints)
    result = verified(tmp_path, made)
    messages = [
        x.message for x in result.failures if "though both are written alike" not in x.message
    ]
    assert all(file.stem in FAILURES and FAILURES[file.stem] in text for text in messages), messages
    left_out = [note.message for note in made.notes.of("left out")]
    expected = LEFT_OUT.get(file.stem, [])
    assert len(left_out) == len(expected)
    for words in expected:
        assert any(words in text for text in left_out)


def test_a_type_that_nothing_uses_brings_the_types_that_it_needs(tmp_path: Path) -> None:
    unused = Model("Order", (Member("Owner", "Person"),))
    documented = Documented(
        "test", "page.txt", "", "", "aspnet", endpoints=(Endpoint("GET", "a"),), models=(unused,)
    )
    made, _ = checked(draft([documented], "shop"))
    assert made.operations == 1
    assert verified(tmp_path, made).failures == ()
