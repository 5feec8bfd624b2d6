"""Multipart bodies: what is sent byte for byte, and what is read of what others send."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given, strategies as st

from wirewright.python.errors import DecodeError, EncodeError
from wirewright.python.runtime import multipart
from wirewright.python.runtime.limits import LIMITS, Limits
from wirewright.python.runtime.multipart import Multipart, Part, Parts, escaped, file, text

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
PARTS = st.lists(
    st.one_of(
        st.builds(text, NAMES, st.text(st.characters(codec="utf-8"))),
        st.builds(file, NAMES, st.binary(), NAMES),
    ),
    min_size=1,
    max_size=5,
)


def encoded(*parts: Part) -> bytes:
    return multipart.encode(list, list(parts))


def read(data: bytes | str, limits: Limits = LIMITS) -> Parts:
    return multipart.decode(lambda found: found.parts, data, limits)


def first(found: Multipart) -> str:
    return found.text("a")


def part(head: bytes, content: bytes = b"x") -> bytes:
    return b"--b\r\n" + head + b"\r\n\r\n" + content + b"\r\n--b--\r\n"


NAMED = b'Content-Disposition: form-data; name="a"'


def test_parts_are_written_as_the_standard_has_them() -> None:
    body = encoded(text("a", "ü\r\n"), file("f", b"\x00", "f.png"))
    boundary = body.partition(b"\r\n")[0].removeprefix(b"--")
    assert len(boundary) == 32
    assert body.replace(boundary, b"B") == (
        b'--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xc3\xbc\r\n\r\n'
        b'--B\r\nContent-Disposition: form-data; name="f"; filename="f.png"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n\x00\r\n--B--\r\n"
    )


@given(PARTS)
def test_what_is_written_reads_back(parts: Parts) -> None:
    assert read(encoded(*parts)) == parts
    assert encoded(*parts) == encoded(*parts)


def test_a_boundary_that_comes_up_in_the_content_is_another_one() -> None:
    plain = encoded(file("a", b"", "f"))
    boundary = plain.partition(b"\r\n")[0].removeprefix(b"--")

    class Weak:
        """A digest that gives the same text until it is told to go on."""

        def __init__(self) -> None:
            self.real = sha256()

        def update(self, data: bytes) -> None:
            if data == b"again":
                self.real.update(data)

        def hexdigest(self) -> str:
            return self.real.hexdigest()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(multipart, "sha256", Weak)
        first = encoded(file("a", b"", "f")).partition(b"\r\n")[0]
        content = b"\r\n" + first + b"--"
        body = encoded(file("a", content, "f"))
    assert not body.startswith(first)
    assert read(body)[0].content == content
    assert boundary not in body


@pytest.mark.parametrize(
    ("name", "sent"), [('a"b', "a%22b"), ("a\r\nB: c", "a%0D%0AB: c"), ("ü", "ü"), ("a\\", "a\\")]
)
def test_a_name_cannot_end_its_header(name: str, sent: str) -> None:
    assert escaped(name) == sent
    assert read(encoded(text(name, "x"))) == [Part(sent, b"x")]
    assert multipart.decode(lambda found: found.text(name), encoded(text(name, "x"))) == "x"


def test_nothing_is_no_body() -> None:
    with pytest.raises(EncodeError, match="multipart: multipart cannot say an empty value"):
        encoded()


@pytest.mark.parametrize(
    ("head", "filename"),
    [
        (NAMED, None),
        (b"content-disposition:form-data;name=a", None),
        (b"Content-Type: text/plain; charset=UTF-8\r\n" + NAMED, None),
        (NAMED + b'; filename="C:\\x;y.png"; size=1', "C:\\x;y.png"),
        (NAMED + b"; filename=x.png\r\nContent-Type: text/plain; charset=latin1", "x.png"),
        (NAMED + b'; filename=""', ""),
        (NAMED + b"\r\nContent-Transfer-Encoding: 8bit", None),
    ],
)
def test_headers_are_read_as_others_write_them(head: bytes, filename: str | None) -> None:
    assert read(part(head)) == [Part("a", b"x", filename)]


def test_space_behind_a_boundary_and_what_follows_the_end_count_for_nothing() -> None:
    body = b"--b \t\r\n" + NAMED + b"\r\n\r\n1\r\n--b\t\r\n" + NAMED + b"\r\n\r\n\r\n--b--\r\nbye"
    assert read(body) == [Part("a", b"1"), Part("a", b"")]
    assert read(body.decode()) == read(body)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "expected a line with the boundary first"),
        (b"a=1", "expected a line with the boundary first"),
        (b"preamble\r\n" + part(NAMED), "expected a line with the boundary first"),
        (b"--" + b"b" * 71 + part(NAMED)[3:], "expected a line with the boundary first"),
        (b"--b--\r\n", "ends it is missing"),
        (part(NAMED)[:-4], "ends it is missing"),
        (part(NAMED) + part(NAMED), "ends it is missing, or not the last"),
        (b"--b\r\n\r\nx\r\n--b--", "[0]: a part has no `Content-Disposition"),
        (b"--b\r\nx\r\n--b--", "[0]: a part has no headers"),
        (part(NAMED + b"x" * 9000), "[0]: a part has no headers, or too long ones"),
        (part(b"Content-Disposition: attachment; name=a"), "[0]: a part has no `Content-"),
        (part(b"Content-Disposition: form-data; filename=a"), "[0]: a part has no `Content-"),
        (part(b'Content-Disposition: form-data; name="a'), "[0]: a part has no `Content-"),
        (part(NAMED + b"\r\n folded"), "[0]: a part has a header that is none"),
        (part(NAMED + b"\r\nno colon"), "[0]: a part has a header that is none"),
        (part(NAMED + b"\r\nContent-Transfer-Encoding: base64"), "[0]: a part has a transfer"),
        (part(NAMED + b"\r\nContent-Type: a/b; charset=latin1"), "[0]: expected text in UTF-8"),
        (part(b'Content-Disposition: form-data; name="\xe9"'), "[0]: the headers of a part"),
        (part(NAMED).replace(b"--b--", b"--bc\r\n--b--"), "[1]: a part has no headers"),
        (
            part(NAMED).replace(b"--b--", b"--bc\r\n\r\n\r\n--b--"),
            "[1]: something stands behind a boundary",
        ),
    ],
)
def test_what_is_no_multipart_body_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read(data)
    assert str(caught.value).startswith("multipart: ")
    assert reason in str(caught.value)


def test_limits_are_kept() -> None:
    with pytest.raises(DecodeError, match="longer than 10 bytes"):
        read(part(NAMED), Limits(body=10))
    many = b"".join([b"--b\r\n" + NAMED + b"\r\n\r\n\r\n"] * 1001) + b"--b--"
    with pytest.raises(DecodeError, match="more than 1000 parts"):
        read(many)


def test_parts_are_found_by_their_names() -> None:
    body = encoded(text("a", "1"), text("b", "x"), text("a", "2"), file("f", b"\xff", "f"))
    found = multipart.decode(lambda found: found, body)
    assert isinstance(found, Multipart)
    assert (found.text("a"), found.texts("a", int), found.has("A")) == ("1", [1, 2], False)
    assert (found.file("f"), found.files("f")) == (b"\xff", [b"\xff"])
    with pytest.raises(DecodeError, match="not in UTF-8"):
        found.text("f")
    with pytest.raises(DecodeError, match="missing"):
        found.files("g")
    with pytest.raises(DecodeError) as caught:
        found.texts("b", lambda _: (_ for _ in ()).throw(DecodeError("no")))
    assert caught.value.path == "[0]"


def test_strict_reading_tells_what_a_server_would_not_read() -> None:
    body = encoded(text("a", "1"), file("a", b"2", "x"), text("f", "3"), text("g", "4"))
    fields = {"a": (False, False), "f": (True, True)}
    findings = multipart.strict(first, body, LIMITS, fields).findings
    assert [(x.kind, x.path) for x in findings] == [
        ("repeated", "a"),
        ("file", "a"),
        ("file", "f"),
        ("unknown", "g"),
    ]
