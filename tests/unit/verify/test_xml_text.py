"""White space between the elements of XML does not count, and nothing else is lost."""

import pytest
from hypothesis import given, strategies as st

from wirewright.verify.tokens import Place, mask_of
from wirewright.verify.xml_text import xml_tokens

SPACES = st.text(" \t\r\n", max_size=3)
SPACE = st.text(" \t\r\n", min_size=1, max_size=3)
LEAF_TEXT = st.text(st.characters(exclude_characters="<"), min_size=1)


def leaf(text: str) -> list[str]:
    return ["<Leaf>" + text + "</Leaf>"]


TREES: st.SearchStrategy[list[str]] = st.recursive(
    LEAF_TEXT.map(leaf)
    | st.sampled_from([["<E />"], ["<a:E/>"], ["<E x='>' y=\"/>\" />"], ["<!-- > -->"]]),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(
        lambda parts: ['<T a="1">', *(piece for part in parts for piece in part), "</T>"]
    ),
    max_leaves=8,
)


def texts(text: str, *left_out: tuple[str, ...]) -> list[str]:
    return [token.text for token in xml_tokens(text, Place(mask=mask_of(left_out)))]


def places(text: str) -> list[str]:
    return [str(token.place) for token in xml_tokens(text, Place())]


@given(TREES, st.data())
def test_white_space_between_elements_never_counts(pieces: list[str], data: st.DataObject) -> None:
    spaced = "".join(data.draw(SPACES) + piece for piece in pieces) + data.draw(SPACES)
    assert texts(spaced) == texts("".join(pieces))


@given(TREES)
def test_no_character_but_white_space_is_lost(pieces: list[str]) -> None:
    assert "".join(texts("".join(pieces))) == "".join(pieces)


@given(LEAF_TEXT, st.integers(min_value=0), SPACE)
def test_white_space_inside_a_leaf_always_counts(text: str, at: int, space: str) -> None:
    at %= len(text) + 1
    spaced = text[:at] + space + text[at:]
    assert texts(f"<T><Leaf>{spaced}</Leaf></T>") != texts(f"<T><Leaf>{text}</Leaf></T>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<S> </S>", "<S></S>"),
        ("<S></S>", "<S />"),
        ("<S />", "<S/>"),
        ("<S a='1' />", '<S a="1" />'),
        ("<a:S />", "<b:S />"),
        ("<S>&#32;</S>", "<S> </S>"),
        ("<S> <![CDATA[x]]></S>", "<S><![CDATA[x]]></S>"),
        ("<S> < </S>", "<S><</S>"),
        ("<T><A /><B /></T>", "<T><B /><A /></T>"),
        ("<T>\u00a0<A /></T>", "<T><A /></T>"),
        ("<T><!-- 1 --><A /></T>", "<T><A /></T>"),
        ("<T>x <A /></T>", "<T>x<A /></T>"),
    ],
)
def test_all_else_counts(one: str, other: str) -> None:
    assert texts(one) != texts(other)


@pytest.mark.parametrize("head", ['<?xml version="1.0"?>', '\n<?xml version="1.0"\nx="y"?>\n'])
def test_the_declaration_does_not_count(head: str) -> None:
    assert texts(f"{head}<A />") == ["<A />"]


def test_another_instruction_counts() -> None:
    assert texts("<?xml-stylesheet x?><A />") == ["<?xml-stylesheet x?>", "<A />"]


def test_each_token_knows_its_place() -> None:
    text = "<R><p:A>1</p:A><L><I /><I><X /></I></L></R>"
    expected = ["", "A", "A", "A", "L", "L.I", "L.I[1]", "L.I[1].X", "L.I[1]", "L", ""]
    assert places(text) == expected


def test_a_tag_ends_at_its_own_bracket() -> None:
    assert texts("""<A b=">" c='"/>'><B /></A>""")[1:] == ["<B />", "</A>"]


@pytest.mark.parametrize(
    "html",
    [
        "<html />",
        "<html></html>",
        "<html a='/'>&lt;br></html >",
        "<html><br><p class=x>a < b &nbsp; <!-- -- > <![CDATA[ </html>",
        "<html> <html> </html>",
        "<p:html>1</html></p:html>",
    ],
)
def test_an_element_that_is_left_out_is_skipped_whatever_is_in_it(html: str) -> None:
    rest = ["<R>", "<a>", "1", "</a>", "<b />", "</R>"]
    assert texts(f"<R><a>1</a>{html}<b /></R>", ("html",)) == rest


def test_a_path_goes_into_every_item_of_a_list() -> None:
    text = "<R><data><html>1</html><n>1</n></data> <data><n>2</n><html /></data></R>"
    rest = "<R><data><n>1</n></data><data><n>2</n></data></R>"
    assert "".join(texts(text, ("data", "html"))) == rest


def test_the_same_name_elsewhere_is_not_left_out() -> None:
    text = "<R><html>1</html><data><html>2</html></data></R>"
    assert "".join(texts(text, ("data", "html"))) == "<R><html>1</html><data></data></R>"


def test_an_element_without_an_end_leaves_nothing_out() -> None:
    text = "<R><html>1</b></R>"
    assert "".join(texts(text, ("html",))) == text


@pytest.mark.parametrize(
    "unit",
    [
        *("<!--", "<a ", '<a "', "<a b='", "<a><b>", "<a>", "</a>", "</a ", "<![CDATA[", "<?x"),
        *("<", "<!", "<a\"'<", " <!--x--> ", "<?xml ", "<R><a>", "<R><html>"),
    ],
)
def test_hostile_text_takes_time_in_step_with_its_length(unit: str) -> None:
    # A scan that went back to the start each time would take hours here.
    text = f"<R>{unit * 50_000}"
    assert "".join(texts(text, ("html",))).replace(" ", "") == text.replace(" ", "")


def test_the_two_namespaces_of_xml_serializer_may_be_declared_in_any_order() -> None:
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    xsd = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
    assert texts(f"<A {xsd} {xsi} />") == texts(f"<A {xsi} {xsd} />")
    assert texts(f"<A>{xsd} {xsi}</A>") != texts(f"<A>{xsi} {xsd}</A>")
    assert texts(f"<A {xsd} />") != texts(f"<A {xsi} />")
