"""Places inside payloads, and which of them a mask leaves out."""

import pytest

from wirewright.verify.tokens import Mask, Place, mask_of


def left_out(mask: Mask | None, *parts: str | int) -> bool:
    place = Place(mask=mask)
    for part in parts:
        place = place.below(part)
    return place.left_out


def test_no_paths_make_no_mask() -> None:
    assert mask_of([]) is None
    assert not left_out(None, "a")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("data", "html"), True),
        (("data", 3, "html"), True),
        (("data", "html", "body", 0), True),
        (("data",), False),
        (("data", "status"), False),
        (("html",), False),
        (("more", "data", "html"), False),
        ((), False),
    ],
)
def test_a_path_leaves_out_itself_and_what_is_below(
    parts: tuple[str | int, ...], expected: bool
) -> None:
    assert left_out(mask_of([("data", "html")]), *parts) is expected


def test_none_stands_for_any_name() -> None:
    mask = mask_of([("prices", None, "amount")])
    assert left_out(mask, "prices", "EUR", "amount")
    assert not left_out(mask, "prices", "EUR", "currency")


@pytest.mark.parametrize("paths", [[("a",), ("a", "b")], [("a", "b"), ("a",)]])
def test_a_shorter_path_takes_a_longer_one_in(paths: list[tuple[str, ...]]) -> None:
    assert left_out(mask_of(paths), "a", "c")


def test_two_paths_that_begin_alike_are_both_left_out() -> None:
    mask = mask_of([("a", "b"), ("a", "c")])
    assert [left_out(mask, "a", name) for name in "bcd"] == [True, True, False]


def test_a_place_is_shown_as_codecs_show_it() -> None:
    assert str(Place().below("orderLines").below(3).below("price")) == "orderLines[3].price"
    assert str(Place().below(0).below("a")) == "[0].a"
    assert str(Place()) == ""
