"""A payload that is damaged, of a wrong type, or too much is a `DecodeError` with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from order_apis import Limits
from order_apis.errors import EncodeError
from tests.roundtrip.payloads import EACH_MEDIUM, PAYLOADS, Payload, refusal

TREES = [payload for payload in PAYLOADS if payload.medium != "form"]
JSON = [payload for payload in PAYLOADS if payload.medium == "json"]
XML = [payload for payload in PAYLOADS if payload.medium == "xml"]
BYTES = (b"\x00", b"\xff", b"<", b'"', b"}", b"9", b"&", b"\\")
ANYTHING = frozenset({"latitude", "longitude", "messages", "orderLines"})
"""Members of the type `any`, and lists of undocumented items."""
ENUMS = frozenset(
    [
        "ResponseCode",
        "error",
        "chargeVatType",
        "orderState",
        "orderType",
        "data[0].typeCode",
        "data[0].status",
    ]
)
"""Paths of enums, which keep any number and any text."""
XSI = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


# ---- damaged -----------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", TREES, ids=str)
def test_a_payload_cut_off_at_any_byte_is_refused(payload: Payload) -> None:
    for end in range(len(payload.content)):
        assert refusal(payload, payload.content[:end]), payload.content[:end]


@pytest.mark.parametrize("payload", [x for x in PAYLOADS if x.medium == "form"], ids=str)
def test_a_form_cut_off_at_any_byte_is_read_or_refused(payload: Payload) -> None:
    read = [not refusal(payload, payload.content[:end]) for end in range(len(payload.content))]
    assert not read[0] or "multivers" in payload.name  # of which every field may be absent


def check_changes(payload: Payload, places: range) -> None:
    """Change one byte at each place; what still reads can be written again."""
    for place in places:
        for byte in BYTES:
            changed = payload.content[:place] + byte + payload.content[place + 1 :]
            assert refusal(payload, changed) or can_be_written(payload, changed), changed


def can_be_written(payload: Payload, content: bytes) -> bool:
    try:
        payload.codec.encode(payload.codec.decode(content))
    except EncodeError as error:
        return "not given" in error.reason  # the name of a secret was hit
    return True


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_a_changed_byte_is_read_or_refused(payload: Payload) -> None:
    check_changes(payload, range(0, len(payload.content), 19))


@pytest.mark.hostile
@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_any_changed_byte_is_read_or_refused(payload: Payload) -> None:
    check_changes(payload, range(len(payload.content)))


# ---- a wrong type --------------------------------------------------------------------------------


def places(value: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each member and item inside a JSON value: its path, what holds it, and its key."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{path}.{key}".removeprefix("."), value, key
            yield from places(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{path}[{index}]".removeprefix("."), value, index
            yield from places(item, f"{path}[{index}]")


def wrong_for(value: object) -> list[object]:
    """Return JSON values that no type takes which takes `value`."""
    if isinstance(value, dict | list):
        return ["text", 5, True, [[5]] if isinstance(value, dict) else {"zz": 5}]
    if isinstance(value, str):
        return [5, 1.5, True, [], {}]
    if isinstance(value, bool):
        return [5, "true", [], {}]
    return [[], {}, "text"] if value is not None else [[[]], [{}]]


@pytest.mark.parametrize("payload", JSON, ids=str)
def test_a_wrong_type_at_any_member_of_json_is_refused_with_its_path(payload: Payload) -> None:
    whole = json.loads(payload.content)
    for path, holder, key in list(places(whole)):
        before = holder[key]
        for wrong in wrong_for(before) if key not in ANYTHING else ():
            holder[key] = wrong
            error = refusal(payload, json.dumps(whole))
            holder[key] = before
            if error is None:
                assert path in ENUMS
                assert type(wrong) in (int, str)
            else:
                assert error.path.startswith(path), (path, wrong, error.path)


def elements(element: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each element inside another with its path; `data` of dellin is a list."""
    seen: dict[str, int] = {}
    for child in element:
        name = etree.QName(child).localname
        number = seen.setdefault(name, 0)
        seen[name] += 1
        place = f"{path}.{name}".removeprefix(".") + (f"[{number}]" if name == "data" else "")
        yield place, child
        yield from elements(child, place)


def parsed(payload: Payload) -> Any:
    """Return the document of a payload, with markup as text."""
    return etree.fromstring(payload.codec.encode(payload.codec.decode(payload.content)))


@pytest.mark.parametrize("payload", XML, ids=str)
def test_an_element_inside_any_scalar_of_xml_is_refused_with_its_path(payload: Payload) -> None:
    root = parsed(payload)
    for path, element in list(elements(root)):
        if len(element) or element.tag.endswith(("}Messages", "}OrderLines")):
            continue
        inside = etree.SubElement(element, "zz")
        error = refusal(payload, etree.tostring(root))
        markup = path.endswith("detailedInfo")  # in which elements are text
        assert error is None if markup else (error and error.path == path), path
        element.remove(inside)


@pytest.mark.parametrize("payload", XML, ids=str)
def test_null_with_content_at_any_element_is_refused_with_its_path(payload: Payload) -> None:
    root = parsed(payload)
    nil = "{http://www.w3.org/2001/XMLSchema-instance}nil"
    for path, element in list(elements(root)):
        if not element.text and not len(element):
            continue
        element.set(nil, "true")
        error = refusal(payload, etree.tostring(root))
        assert error, path
        assert error.path == path
        del element.attrib[nil]


@pytest.mark.parametrize("payload", TREES, ids=str)
def test_a_missing_member_is_refused_or_may_be_absent(payload: Payload) -> None:
    missing = dict(without_one(payload))
    refused = {path for path, content in missing.items() if refusal(payload, content)}
    required = {path for path in missing if path in refused}
    may_be_absent = missing.keys() - required
    assert may_be_absent == {path for path in missing if optional(payload, path)}


def optional(payload: Payload, path: str) -> bool:
    """Say what the specs say: which members may be absent, or are left to the client."""
    names = "CRMUser user HasError hasError Error error" if "request" in payload.name else ""
    if "pars" in payload.name:
        return path in names.split()
    names = "SiteCode VerificationKey APIUsername appkey sessionID data[0].document data[0]"
    return "multivers" in payload.name or path in names.split()


def without_one(payload: Payload) -> Iterator[tuple[str, bytes]]:
    """Yield the payload without each of its members."""
    if payload.medium == "json":
        whole = json.loads(payload.content)
        for path, holder, key in list(places(whole)):
            if isinstance(key, str):
                kept = dict(holder)
                del holder[key]
                yield path, json.dumps(whole).encode()
                holder.clear()
                holder.update(kept)
        return
    root = parsed(payload)
    for path, element in list(elements(root)):
        parent = element.getparent()
        index = parent.index(element)
        parent.remove(element)
        yield path, etree.tostring(root)
        parent.insert(index, element)


# ---- the whole -----------------------------------------------------------------------------------


@pytest.mark.parametrize("payload", XML, ids=str)
def test_another_root_is_refused_and_named(payload: Payload) -> None:
    root = parsed(payload)
    expected = str(root.tag)
    for tag in ("other", "{urn:other}" + etree.QName(root).localname, expected + "s"):
        root.tag = tag
        error = refusal(payload, etree.tostring(root))
        assert error
        assert (error.path, expected in error.reason, tag in error.reason) == ("", True, True)


@pytest.mark.parametrize("payload", JSON, ids=str)
def test_another_root_of_json_is_refused(payload: Payload) -> None:
    for text in ("null", "[]", '""', "0", "true", "", "[" + payload.content.decode() + "]"):
        assert refusal(payload, text)


@pytest.mark.parametrize("payload", XML, ids=str)
def test_a_doctype_is_refused(payload: Payload) -> None:
    for doctype in ("<!DOCTYPE r>", '<!-- --><!DOCTYPE r [<!ENTITY a "b">]>', "\n<!DOCTYPE r>"):
        for content in (doctype.encode() + payload.content, doctype + payload.content.decode()):
            error = refusal(payload, content)
            assert error
            assert error.reason == "a DOCTYPE is not allowed"
        declared = f'<?xml version="1.0"?>{doctype}{payload.content.decode()}'
        for content in (declared, declared.encode(), declared.encode("utf-16")):
            assert "DOCTYPE" in str(refusal(payload, content))


@pytest.mark.parametrize("payload", XML, ids=str)
def test_a_doctype_cannot_hide_in_an_encoding(payload: Payload) -> None:
    text = '<!DOCTYPE r [<!ENTITY e "x">]>' + payload.content.decode()
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-7", "cp037"):
        for version in ("1.0", "1.2", "2.0"):
            declaration = f'<?xml version="{version}" encoding="{encoding}"?>'
            encoded = text.encode(encoding, "ignore")
            assert refusal(payload, declaration.encode() + encoded)
            assert refusal(payload, declaration.encode(encoding) + encoded)
            assert refusal(payload, declaration.encode() + text.replace("<", "+ADw-").encode())


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_a_wrong_encoding_is_refused(payload: Payload) -> None:
    text = payload.content.decode()
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32"):
        if payload.medium != "form" or "multivers" not in payload.name:  # all may be absent
            assert refusal(payload, text.encode(encoding)), encoding
    for part in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80"):
        marker = {"json": b'"', "xml": b">", "form": b"="}[payload.medium]
        at = payload.content.rindex(marker, 0, -1) + 1
        broken = payload.content[:at] + part + payload.content[at:]
        assert refusal(payload, broken), broken
    assert refusal(payload, text + "\ud800")


@pytest.mark.parametrize("payload", XML, ids=str)
def test_an_encoding_that_is_declared_but_not_used_is_refused(payload: Payload) -> None:
    for encoding in ("utf-16", "utf-7", "iso-8859-1", "shift_jis", "ebcdic-cp-us", "none"):
        for version in ("1.0", "1.1", "1.9"):
            declaration = f'<?xml version="{version}" encoding="{encoding}"?>'
            assert encoding in str(refusal(payload, declaration.encode() + payload.content))
    assert not refusal(payload, b'<?xml version="1.0" encoding="UTF-8"?>' + payload.content)


@pytest.mark.parametrize("payload", TREES, ids=str)
def test_what_is_too_deep_is_refused_also_where_it_would_be_ignored(payload: Payload) -> None:
    def deep(levels: int) -> bytes:
        if payload.medium == "json":
            return b'{"zz":' + b"[" * levels + b"]" * levels + b"," + payload.content[1:]
        end = payload.content.rindex(b"</")
        inside = b"<zz>" * levels + b"</zz>" * levels
        return payload.content[:end] + inside + payload.content[end:]

    deepest = {"json": 127, "xml": 63}[payload.medium]
    assert not refusal(payload, deep(deepest))
    for levels in (deepest + 1, 1000, 100_000):
        assert refusal(payload, deep(levels))


@pytest.mark.parametrize("payload", PAYLOADS, ids=str)
def test_what_is_too_large_is_refused(payload: Payload) -> None:
    size = len(payload.content)
    assert not refusal(payload, payload.content, limits=Limits(body=size))
    for content in (payload.content, payload.content.decode()):
        assert "longer than" in str(refusal(payload, content, limits=Limits(body=size - 1)))


@pytest.mark.parametrize("payload", EACH_MEDIUM.values(), ids=str)
def test_the_limit_of_a_body_is_32_mib(payload: Payload) -> None:
    padding = 32 * 1024 * 1024 - len(payload.content)
    whole = padded(payload, padding)
    assert not refusal(payload, whole)
    assert "longer than 33554432 bytes" in str(refusal(payload, padded(payload, padding + 1)))


def padded(payload: Payload, size: int) -> bytes:
    """Return the payload with `size` more bytes that say nothing."""
    if payload.medium == "form":
        return payload.content + b"&zz=" + b"z" * (size - 4)
    end = payload.content.rindex({"json": b"}", "xml": b"</"}[payload.medium])
    # XML's parser takes no text that is longer than 10 MB.
    block = b" " * 999_995 + (b"<zz/>" if payload.medium == "xml" else b" " * 5)
    blocks, rest = divmod(size, len(block))
    return payload.content[:end] + block * blocks + b" " * rest + payload.content[end:]


@pytest.mark.parametrize("payload", XML, ids=str)
def test_too_many_attributes_or_namespaces_are_refused(payload: Payload) -> None:
    end = payload.content.index(b">")
    for row in ('a{}="x" ', 'xmlns:n{}="urn:{}" '):
        rows = " " + "".join(row.format(n, n) for n in range(257))
        many = payload.content[:end] + rows.encode() + payload.content[end:]
        assert "at once" in str(refusal(payload, many))


@pytest.mark.parametrize("payload", TREES, ids=str)
def test_a_second_payload_after_the_first_is_refused(payload: Payload) -> None:
    for more in (payload.content, b"x", b"\0"):
        assert refusal(payload, payload.content + more)
    assert not refusal(payload, payload.content + b"\r\n\t ")
