"""Form posts are compared pair by pair."""

import pytest

from wirewright.verify.form_text import form_tokens
from wirewright.verify.tokens import Place, mask_of


def texts(text: str, *left_out: tuple[str, ...]) -> list[str]:
    return [token.text for token in form_tokens(text, Place(mask=mask_of(left_out)))]


def test_only_outer_white_space_does_not_count() -> None:
    assert texts(" a=1&b=2\n") == ["a=1", "b=2"]
    assert texts("a=1&b= 2") != texts("a=1&b=2")


@pytest.mark.parametrize("other", ["a=1", "a=1&&b=2", "b=2&a=1", "a=1&b=2&", "a=1&b=%32"])
def test_all_else_counts(other: str) -> None:
    assert texts(other) != texts("a=1&b=2")


@pytest.mark.parametrize(
    "name",
    ["Items[0].Note", "Items[12][Note]", "Items.Note", "Items%5B0%5D.Note", "Items[0].Note.X"],
)
def test_both_ways_to_write_a_name_are_left_out(name: str) -> None:
    assert texts(f"Id=1&{name}=x", ("Items", "Note")) == ["Id=1"]


def test_a_token_knows_where_it_starts_and_its_place() -> None:
    second = form_tokens("\nId=1&Items[0].Id=2", Place())[1]
    assert (second.start, str(second.place)) == (6, "Items[0].Id")
