"""Where a payload begins and ends is told by its own shape."""

from __future__ import annotations

import pytest

from wirewright.importer.pages.shapes import payload_end, scalar_end


def cut(text: str) -> str | None:
    end = payload_end(text, 0, len(text))
    return None if end is None else text[:end] if end >= 0 else "(cut)"


@pytest.mark.parametrize(
    "payload",
    [
        "{}",
        '{"a": "}"}',
        '{"a": "\\"}"}',
        '[{"a": [1, 2]}, []]',
        "{ id: String }",
        "{'a': 1}",
        "[-1.5]",
        "[ ]",
        "<a/>",
        "<a>1</a>",
        '<a x="1">\n<b/><a></a></a>',
        '<?xml version="1.0"?>\n<a><br><b></a>',
        "<z:a xmlns:z='n'></z:a>",
        "<a.b-c><a.b>1</a.b></a.b-c>",
    ],
)
def test_a_payload_ends_where_its_shape_does(payload: str) -> None:
    assert cut(f"{payload} and more {{ < [ text") == payload


@pytest.mark.parametrize("text", ['{"a": 1', '{"a": "', "[[1]", "<a>", "<a><b></a", "<a></b>"])
def test_a_payload_that_never_ends_is_cut(text: str) -> None:
    assert cut(text) == "(cut)"


@pytest.mark.parametrize(
    "text", ["{id}/pots", "{kitchen}", "[see below]", "< 5", "<back to all", "text", "<1>"]
)
def test_other_text_is_no_payload(text: str) -> None:
    assert cut(text) is None


def test_a_scalar_takes_the_rest_of_its_line() -> None:
    assert scalar_end('"a b"  \nnext', 0) == 5
    assert scalar_end('"a b" words', 0) is None


@pytest.mark.parametrize("scalar", ["1", "-2.50", "1E+21", "true", "false", "null", '"\\""'])
def test_numbers_words_and_texts_are_scalars(scalar: str) -> None:
    assert scalar_end(scalar, 0) == len(scalar)


def test_a_payload_must_end_before_the_fence() -> None:
    assert payload_end('{"a": 1}', 0, 7) == -1
