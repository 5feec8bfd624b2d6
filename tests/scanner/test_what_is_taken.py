"""The scanner takes what machines write: otherwise all would be right, and slow."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from lxml import etree

from tests.generating import made

SPEC = """\
api:
  title: Sums
  dialect: {dialect}
  xml_namespace: {namespace}
  server: http://localhost
types:
  Sum:
    fields:
      Amount: decimal
      Count: int32
      Text: string
      Lines: list<Line>
  Line: {{fields: {{Id: int64, Price?: decimal}}}}
operations:
  send: {{post: api/send, request: {{body: Sum, media: [xml]}}, responses: {{2xx: none}}}}
"""


@pytest.fixture(scope="module", params=["aspnet", "xmlserializer", "servicestack", "plain"])
def sums(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Make the package of a dialect."""
    namespace = "urn:x" if request.param in ("aspnet", "servicestack") else '""'
    spec = SPEC.format(dialect=request.param, namespace=namespace)
    return made(tmp_path_factory.mktemp("sums"), spec)


@pytest.fixture
def document(sums: Any) -> str:
    """Return a document as the dialect's server writes it."""
    lines = [sums.Line(id=number) for number in range(3)]
    value = sums.Sum(amount=sums.xml.Decimal("12.50"), count=2_000_000_000, text="a", lines=lines)
    written: bytes = sums.xml.encode_sum(value)
    return written.decode()


def by_tree(sums: Any, document: str) -> object:
    """Read a document by lxml alone."""
    decode = import_module(f"{sums.__name__.partition('.')[0]}._runtime.xml").decode
    value: object = decode(sums.xml.read_sum, document, etree.fromstring(document).tag)
    return value


@pytest.mark.parametrize("number", ["15", "15.00", "-0.10", "0", "15.5"])
def test_decimals_are_those_of_the_dialects_reader(sums: Any, document: str, number: str) -> None:
    document = document.replace("12.50", number)
    scanned = sums.xml._SUM_SCANNER.read(document.encode())
    assert scanned is not None
    assert repr(scanned) == repr(by_tree(sums, document))


@pytest.mark.parametrize(
    ("piece", "text"),
    [("a&amp;&lt;b", "a&<b"), ("a&#xD;\n", "a\r\n"), ("Ж\U0001f642", "Ж\U0001f642"), ("", "")],
)
def test_texts_are_taken(sums: Any, document: str, piece: str, text: str) -> None:
    assert sums.xml._SUM_SCANNER.read(document.replace(">a<", f">{piece}<").encode()).text == text


def test_an_empty_text_is_taken_as_the_dialect_writes_it(sums: Any) -> None:
    value = sums.Sum(amount=sums.xml.Decimal("1.5"), count=1, text="", lines=[])
    assert sums.xml._SUM_SCANNER.read(sums.xml.encode_sum(value)) == value


def test_white_space_between_elements_is_taken(sums: Any, document: str) -> None:
    spaced = document.replace("><", ">\r\n\t<")
    assert sums.xml._SUM_SCANNER.read(spaced.encode()) == by_tree(sums, document)


@pytest.mark.parametrize("opening", ['<?xml version="1.0"?>', "\ufeff", "<!-- x -->", "<?a b?>\n"])
def test_no_tree_is_walked_for_what_stands_before(
    sums: Any, document: str, opening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = by_tree(sums, document)
    monkeypatch.delattr(sums.xml, "read_line")  # a walk would need it
    assert sums.xml.decode_sum((opening + document).encode()) == read


@pytest.mark.parametrize("text", ["<![CDATA[a]]>", "&#97;", "a<!-- x -->"])
def test_no_tree_is_walked_for_other_ways_to_write_a_text(
    sums: Any, document: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = by_tree(sums, document)
    monkeypatch.delattr(sums.xml, "read_line")
    assert sums.xml.decode_sum(document.replace(">a<", f">{text}<").encode()) == read


@pytest.mark.parametrize("edit", [("<Id>0</Id>", ""), (">a<", "><b/><"), (">0<", ">\u0663<")])
def test_what_is_wrong_is_left_to_the_reader_of_the_tree(
    sums: Any, document: str, edit: tuple[str, str]
) -> None:
    edited = document.replace(*edit).encode()
    assert edited != document.encode()
    assert sums.xml._SUM_SCANNER.read(edited) is None
