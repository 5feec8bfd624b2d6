"""The errors of generated packages: what they say, and how they travel."""

from __future__ import annotations

import copy
import pickle

import pytest

from wirewright.python.errors import (
    LONGEST_MESSAGE,
    ApiError,
    CodecError,
    DecodeError,
    EncodeError,
    TransportError,
    WireError,
    printable,
)


@pytest.mark.parametrize("kind", [CodecError, DecodeError, EncodeError, TransportError, ApiError])
def test_all_errors_are_wire_errors(kind: type[Exception]) -> None:
    assert issubclass(kind, WireError)


def test_an_error_names_medium_path_and_reason() -> None:
    error = DecodeError("missing", "json", ("orderLines", 3, "price"))
    assert str(error) == "json: orderLines[3].price: missing"
    assert (error.medium, error.path, error.reason) == ("json", "orderLines[3].price", "missing")


def test_an_error_without_place_is_its_reason() -> None:
    assert str(EncodeError("no")) == "no"
    assert str(EncodeError("no", "xml")) == "xml: no"


def test_a_path_grows_from_the_inside() -> None:
    error = EncodeError("no")
    error.inside(0)
    error.inside("grid", 1)
    assert error.path == "grid[1][0]"


def test_a_path_may_begin_with_a_position() -> None:
    assert DecodeError("no", "json", (2, "id")).path == "[2].id"


@pytest.mark.parametrize("error", [EncodeError("no", "xml", ("a", 1)), DecodeError("no")])
def test_errors_of_codecs_copy_and_pickle(error: CodecError) -> None:
    error.inside("outer")
    for again in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(again) is type(error)
        assert (str(again), again.parts) == (str(error), error.parts)


def test_an_answer_that_failed_keeps_status_body_and_content() -> None:
    error = ApiError(404, {"a": 1}, b'{"a":1}', {"x": "y"}, 2)
    again: ApiError[object] = pickle.loads(pickle.dumps(error))
    assert (again.status, again.body, again.content) == (404, {"a": 1}, b'{"a":1}')
    assert (again.headers, again.attempts) == ({"x": "y"}, 2)
    assert str(error) == "the API answered 404: {'a': 1}"


def test_an_answer_without_a_typed_body_shows_the_beginning_of_its_bytes() -> None:
    shown = str(ApiError(500, None, b"\x1b[2Jno" + b"x" * 10_000, {}))
    assert shown.startswith("the API answered 500: \\x1b[2Jnoxxx")
    assert len(shown) <= LONGEST_MESSAGE
    assert shown.isascii()
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\nb\x1b\u202e", "a\\nb\\x1b\\u202e"),
        ("ж" * 40, "\\u0436" * 16 + "\\..."),
        ("x" * 101, "x" * 97 + "..."),
        ("\ud800", "\\ud800"),
    ],
)
def test_text_of_others_is_printable_ascii_of_bounded_length(text: str, shown: str) -> None:
    assert printable(text, 100) == shown
    assert len(printable(text, 100)) <= 100


def test_a_long_reason_is_cut_where_it_is_shown() -> None:
    error = DecodeError("x" * 10_000, "json", ("a" * 10_000,))
    assert len(str(error)) == LONGEST_MESSAGE
    assert len(error.reason) == 10_000
