"""Sinks: text of a spec stays text, whatever it is, also after the formatter has seen it."""

from __future__ import annotations

import ast

import pytest
from hypothesis import example, given, strategies as st

from wirewright.python.code import docstring, literal
from wirewright.python.style import LINE_LENGTH

TRICKY = [*"\\\"' \t\n\r\f\v\0\x1c\x85\xa0\xad#{}%Nux", "\u2028", "\u3000", "\ufeff", "\U0001f600"]
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters(exclude_categories=["Cs"]), max_size=12)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.binary(max_size=6)
    | TEXTS
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3)
    | st.lists(inner, max_size=3).map(tuple)
    | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def formatted(text: str) -> str:
    """Format without the memory, so that the formatter is what is tested."""
    from black import format_str
    from black.mode import Mode

    return format_str(text, mode=Mode(line_length=LINE_LENGTH))


@given(DATA)
@example("\ud800")
@example("a\\N{DASH}'\"")
@example((1,))
def test_a_literal_evaluates_to_its_value(value: object) -> None:
    text = literal(value)
    assert text.isascii()
    read = ast.literal_eval(text)
    assert (type(read), read) == (type(value), value)


@given(DATA)
def test_the_formatter_keeps_the_value_of_a_literal(value: object) -> None:
    tree = ast.parse(formatted(f"x = {literal(value)}\n"))
    assignment = tree.body[0]
    assert isinstance(assignment, ast.Assign)
    assert ast.literal_eval(assignment.value) == value


@pytest.mark.parametrize("text", ["inf", "-inf", "nan"])
def test_a_number_that_is_not_finite_is_made_of_its_name(text: str) -> None:
    assert literal(float(text)) == f'float("{text}")'


def test_a_value_that_has_no_literal_is_our_mistake() -> None:
    with pytest.raises(TypeError, match="no literal for object"):
        literal(object())


HOLDERS = (
    ("{}\n", 0),
    ("class A:\n    {}\n", 4),
    ("class A:\n    x: int\n    {}\n\n    y: int\n    {}\n", 4),
    ("def f() -> None:\n    {}\n    return None\n", 4),
    ("class A:\n    def f(self) -> None:\n        {}\n", 8),
)


def docstrings(source: str) -> list[ast.Expr]:
    """Return the texts that stand as statements."""
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ]


def text_of(node: ast.Expr, indent: int) -> str:
    """Return the text of a docstring: the indentation goes, and the line of the closing quotes."""
    assert isinstance(node.value, ast.Constant)
    first, *later = str(node.value.value).split("\n")
    if node.end_lineno != node.lineno:
        assert later.pop() == " " * indent
    return "\n".join([first, *(line.removeprefix(" " * indent) for line in later)])


def shape(source: str) -> str:
    """Return a module's syntax tree with the texts blanked."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@pytest.mark.parametrize(("holder", "indent"), HOLDERS)
@given(TEXTS.filter(bool))
@example('a"')
@example('"a')
@example('a\\"')
@example('a\\"\nb')
@example('b\na"\n')
@example("\n")
@example("\n\n a \n\n")
@example("a\n  b\n  c")
@example("   \n   ")
@example("a" * 200 + '"')
@example("b\n" + "a" * 200 + '"')
def test_a_docstring_holds_exactly_its_text(holder: str, indent: int, text: str) -> None:
    source = formatted(holder.replace("{}", docstring([text], indent)))
    assert shape(source) == shape(holder.replace("{}", '"""text"""'))
    assert [text_of(node, indent) for node in docstrings(source)] == [text] * holder.count("{}")


def test_every_character_survives_in_a_docstring() -> None:
    surrogates = range(0xD800, 0xE000)
    text = "".join(chr(x) for x in range(0x110000) if x not in surrogates and x != ord("\n"))
    text = "\n".join(text[start : start + 1000] for start in range(0, len(text), 1000))
    node = docstrings(f"class A:\n    {docstring([text], 4)}\n")[0]
    assert text_of(node, 4) == text


def test_characters_that_look_like_nothing_are_escaped() -> None:
    assert docstring(["a\u202eb\u200b\ufeff\xa0\t\x07"], 0) == (
        '"""a\\u202eb\\u200b\\ufeff\\xa0\\x09\\x07"""'
    )


def test_words_of_living_languages_stay_readable() -> None:
    assert docstring(["Größe → Заказ 注文"], 0) == '"""Größe → Заказ 注文"""'


def test_quotes_inside_of_a_line_stay_readable() -> None:
    assert docstring(['say "yes" or "no".'], 0) == '"""say "yes" or "no"."""'


def test_paragraphs_are_apart_by_an_empty_line() -> None:
    assert docstring(["a", "", "b\nc"], 2) == '"""a\n\n  b\n  c\n  """'


def test_without_paragraphs_a_docstring_is_empty() -> None:
    assert docstring(["", ""], 4) == '""""""'
