"""White space between the tokens of JSON does not count, and nothing else is lost."""

import json

import pytest
from hypothesis import given, strategies as st

from wirewright.verify.json_text import json_tokens
from wirewright.verify.tokens import Place, mask_of

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
SPACES = st.text(" \t\r\n", max_size=3)


def texts(text: str, *left_out: tuple[str, ...]) -> list[str]:
    return [token.text for token in json_tokens(text, Place(mask=mask_of(left_out)))]


def places(text: str) -> list[str]:
    return [str(token.place) for token in json_tokens(text, Place())]


@given(VALUES, st.data())
def test_white_space_between_tokens_never_counts(value: object, data: st.DataObject) -> None:
    tokens = texts(json.dumps(value, ensure_ascii=False))
    spaced = "".join(data.draw(SPACES) + token for token in tokens) + data.draw(SPACES)
    assert texts(spaced) == tokens


@given(VALUES)
def test_no_character_but_white_space_is_lost(value: object) -> None:
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert "".join(texts(compact)) == compact


@given(st.text(), st.integers(min_value=0), st.sampled_from(" \t\r\n"))
def test_white_space_inside_a_string_always_counts(text: str, at: int, space: str) -> None:
    literal = json.dumps(text, ensure_ascii=False)
    at = 1 + at % (len(literal) - 1)
    assert texts(f"[{literal[:at]}{space}{literal[at:]}]") != texts(f"[{literal}]")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[1, 2]", "[12]"),
        ("[1]", "[1.0]"),
        ('["a"]', "['a']"),
        ('{"a": 1, "b": 2}', '{"b": 2, "a": 1}'),
        ("[1]", "[1,]"),
        ("[1]", "[1\u00a0]"),
        (r'["\u0041"]', '["A"]'),
    ],
)
def test_all_else_counts(one: str, other: str) -> None:
    assert texts(one) != texts(other)


def test_each_token_knows_its_place() -> None:
    assert places('{"a": [1, {"b": 2}], "c": {}}') == [
        *("", "a", "a", "a", "a[0]", "a[1]", "a[1]", "a[1].b", "a[1].b", "a[1].b", "a[1]", "a"),
        *("c", "c", "c", "c", "c", ""),
    ]


def test_a_name_with_escapes_is_read() -> None:
    assert texts(r'{"\u0061": 1}', ("a",)) == ["{", "}"]


@pytest.mark.parametrize(
    "text",
    [
        '{"x": [1, {"a": 2}], "a": 1, "b": 2}',
        '{"a": 1, "x": {"y": []}, "b": 2}',
        '{"a": 1, "b": 2, "x": "}, \\""}',
        '{"a": 1, "b": 2}',
    ],
)
def test_a_member_that_is_left_out_goes_with_one_comma(text: str) -> None:
    assert "".join(texts(text, ("x",))) == '{"a":1,"b":2}'


def test_members_that_are_left_out_may_be_all() -> None:
    assert texts('{"x": 1, "y": 2}', ("x",), ("y",)) == ["{", "}"]


def test_a_path_goes_into_every_item_of_a_list() -> None:
    text = '{"data": [{"html": "1", "n": 1}, {"n": 2, "html": "2"}]}'
    assert "".join(texts(text, ("data", "html"))) == '{"data":[{"n":1},{"n":2}]}'


def test_a_comma_too_many_is_not_left_out() -> None:
    assert texts('{"a":1,"x":2,}', ("x",)) != texts('{"a":1,"x":2}', ("x",))


@pytest.mark.parametrize(
    "unit", ['"', "{", "[", '{"a":', '"\\', ",", "}", "[1,", ":", '{"a', "\\", '{"a":1,']
)
def test_hostile_text_takes_time_in_step_with_its_length(unit: str) -> None:
    # A scan that went back to the start each time would take hours here.
    assert "".join(texts(unit * 50_000, ("a", "b"))) == unit * 50_000
