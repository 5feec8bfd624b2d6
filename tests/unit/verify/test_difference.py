"""How the first difference of two payloads is found and shown."""

from hypothesis import given, strategies as st

from wirewright.ir.api import Medium
from wirewright.verify.difference import Difference, difference
from wirewright.verify.tokens import mask_of


def found(medium: Medium, expected: str, written: str, *left_out: tuple[str, ...]) -> Difference:
    result = difference(medium, expected.encode(), written.encode(), mask_of(left_out))
    assert result is not None
    return result


@given(st.binary(max_size=40), st.sampled_from(["json", "xml", "form"]))
def test_any_bytes_are_the_same_as_themselves(content: bytes, medium: Medium) -> None:
    assert difference(medium, content, content) is None


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["json", "xml", "form"]))
def test_a_difference_is_shown_in_printable_characters(a: str, b: str, medium: Medium) -> None:
    result = difference(medium, a.encode(), b.encode())
    shown = (result.words, result.path, *result.listing) if result else ()
    assert all(line.isprintable() for line in shown)


def test_a_byte_order_mark_does_not_count() -> None:
    assert difference("json", b"\xef\xbb\xbf[1]", b"[1]") is None


def test_utf_16_is_read() -> None:
    assert difference("xml", "<A>ж</A>".encode("utf-16"), "<A>ж</A>".encode()) is None


def test_bytes_that_are_no_utf_8_differ() -> None:
    assert difference("json", b'["\xff"]', b'["\xfe"]') is not None


def test_a_difference_has_its_line_and_column_in_the_sample() -> None:
    result = found("json", '{\n  "a": 1,\n  "b": "one"\n}', '{"a":1,"b":"onE"}')
    assert (result.line, result.column, result.path) == (3, 11, "b")


def test_both_sides_are_shown_with_what_is_around() -> None:
    result = found("xml", "<A>\n<B>1</B>\n<C>15</C><D /></A>", "<A><B>1</B><C>16</C><D /></A>")
    assert result.words == "`15` in the sample, `16` as written"
    assert result.listing == (
        "in the sample:",
        "  | <A>",
        "  | <B>1</B>",
        "  | <C>15</C>",
        "  |     ^",
        "  | <D />",
        "as written:",
        "  | <A>",
        "  | <B>1</B>",
        "  | <C>16</C>",
        "  |     ^",
        "  | <D />",
    )


def test_a_member_that_one_side_lacks_is_the_path() -> None:
    lacking = found("json", '{"a":1,"b":2}', '{"a":1}')
    assert (lacking.path, lacking.words) == ("b", '`"b"` in the sample, `}` as written')
    too_many = found("json", '{"a":1}', '{"a":1,"b":2}')
    assert (too_many.path, too_many.words) == ("b", '`}` in the sample, `"b"` as written')


def test_an_early_end_is_said() -> None:
    result = found("xml", "<A /><B />", "<A />")
    assert result.words == "`<B />` in the sample, nothing more as written"
    assert result.listing[-2:] == ("  |", "  | ^")


def test_characters_that_look_alike_are_told_apart() -> None:
    words = found("json", '["a"]', '["а"]').words
    assert words.endswith("(U+0061, U+0430)")


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "x" * 5000
    result = found("json", f'["{text}a{text}"]', f'["{text}b{text}"]')
    line, caret = result.listing[2], result.listing[3]
    assert len(line) < 100
    assert line[caret.index("^")] == "a"
    assert result.words.startswith(f"...`{'x' * 20}axxx")


def test_escapes_before_the_caret_are_counted() -> None:
    result = found("json", '["\u202e\u0007a"]', '["\u202e\u0007b"]')
    assert result.listing[2][result.listing[3].index("^")] == "a"


def test_what_is_left_out_is_on_both_sides() -> None:
    assert difference("xml", b"<A><B>1</B></A>", b"<A></A>", mask_of([("B",)])) is None
