"""Dellin: no namespaces, repeated `data`, dates with a blank, HTML inside XML, and secrets."""

from __future__ import annotations

from datetime import datetime

import pytest

from order_apis import UNSET, dellin
from order_apis.dellin import ChangeStatus, ChangeType, Data, HistoryRequest, HistoryResponse
from order_apis.errors import DecodeError, EncodeError

NOON = dellin.DateTimeText.of(datetime(2020, 3, 27, 12, 0, 5))


def change(document: str | None = None, detailed_info: str = "") -> Data:
    return Data(
        type_code=ChangeType.PAYER_CHANGE,
        type_name="Изменение плательщика",
        created_at=NOON,
        status=ChangeStatus.SUCCESS,
        detailed_info=detailed_info,
        document=UNSET if document is None else document,
    )


def response(*changes: Data) -> HistoryResponse:
    metadata = dellin.Metadata(status=200, generated_at=NOON)
    return HistoryResponse(metadata=metadata, data=list(changes))


def around(info: str) -> str:
    """Return a document with `info` bare inside of `detailedInfo`."""
    whole = response(change(detailed_info="INFO")).to_xml().decode()
    return whole.replace("INFO", info)


def test_data_is_repeated_without_an_element_around_it() -> None:
    value = response(change(), change("http://x/?a=1&b=2"))
    document = value.to_xml().decode()
    assert document.startswith(
        "<response><metadata><status>200</status><generated_at>2020-03-27 12:00:05</generated_at>"
        "</metadata><data><typeCode>payer_change</typeCode>"
    )
    assert document.count("<data>") == 2
    assert HistoryResponse.from_xml(document) == value
    assert HistoryResponse.from_json(value.to_json()) == value


def test_no_data_is_an_empty_list_in_json_and_nothing_in_xml() -> None:
    value = response()
    assert value.to_json().endswith(b',"data":[]}')
    assert b"data>" not in value.to_xml().replace(b"metadata>", b"")
    assert HistoryResponse.from_xml(value.to_xml()) == value


def test_a_document_may_be_absent_or_empty() -> None:
    for document, json_part, xml_part in (
        (None, b'"detailedInfo":""}', b"</detailedInfo></data>"),
        ("", b'"detailedInfo":"","document":""}', b"</detailedInfo><document></document></data>"),
    ):
        value = response(change(document))
        assert json_part in value.to_json()
        assert xml_part in value.to_xml()
        assert HistoryResponse.from_json(value.to_json()) == value
        assert HistoryResponse.from_xml(value.to_xml()) == value
    broken = response(change())
    broken.data[0].document = None  # type: ignore[assignment]  # what is tested
    with pytest.raises(EncodeError, match=r"data\[0\].document: .*null"):
        broken.to_xml()


@pytest.mark.parametrize(
    "info",
    [
        "",
        " text ",
        "<html><br><p class=x>a<p>b",
        "\n<style>a > b {}</style>\n",
        "a & b <i>&nbsp;&copy;</i>",
        "<!-- a --><b>",
        "<!DOCTYPE html><html></html>",
        "<script>if (a < b && c > d) {}</script>",
        "</p></div>",
        "<Detailedinfo></Detailedinfo>",
        "<data></metadata>",
        "Я<br/>",
    ],
)
def test_bare_html_is_read_verbatim_and_comes_back(info: str) -> None:
    value = HistoryResponse.from_xml(around(info))
    assert value.data[0].detailed_info == info
    assert HistoryResponse.from_xml(value.to_xml()) == value
    assert HistoryResponse.from_json(value.to_json()) == value


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&lt;b&gt;a &amp;amp; b&lt;/b&gt;", "<b>a &amp; b</b>"),
        ("<![CDATA[<b>a &amp; b</b>]]>", "<b>a &amp; b</b>"),
        ("&#1071;", "Я"),
    ],
)
def test_html_that_is_xml_text_already_is_read_as_such(written: str, text: str) -> None:
    assert HistoryResponse.from_xml(around(written)).data[0].detailed_info == text


def test_html_without_an_end_is_refused() -> None:
    with pytest.raises(DecodeError):
        HistoryResponse.from_xml(around("<b>").replace("</detailedInfo>", ""))


def test_markup_elsewhere_is_no_text() -> None:
    with pytest.raises(DecodeError) as caught:
        HistoryResponse.from_xml(around("").replace("Изменение плательщика", "<b>x</b>"))
    assert caught.value.path == "data[0].typeName"


@pytest.mark.parametrize(
    "text",
    [
        "2020-03-26T07:25:25",
        "2020-03-26",
        "2020-02-30 00:00:00",
        "2020-03-26 24:00:00",
        "2020-03-26 07:25:25Z",
        "२020-03-26 07:25:25",
        "2020-03-26 07:25:25.5",
        "",
    ],
)
def test_a_date_of_another_form_is_refused_with_its_path(text: str) -> None:
    value = response(change(), change())
    for content, read in (
        (value.to_json(), HistoryResponse.from_json),
        (value.to_xml(), HistoryResponse.from_xml),
    ):
        before, after = content.decode().rsplit("2020-03-27 12:00:05", 1)
        with pytest.raises(DecodeError) as caught:
            read(before + text + after)
        assert caught.value.path == "data[1].createdAt"


def test_a_wrong_value_deep_inside_is_named_in_both_media() -> None:
    value = response(change(), change())
    value.data[1].created_at = datetime(2020, 3, 27)  # type: ignore[assignment]  # what is tested
    for write, medium in ((value.to_json, "json"), (value.to_xml, "xml")):
        with pytest.raises(EncodeError, match=r"DateTimeText\.of") as caught:
            write()
        assert (caught.value.medium, caught.value.path) == (medium, "data[1].createdAt")


def test_an_undocumented_code_survives_in_its_medium_alone() -> None:
    value = response(change())
    text = value.to_json().decode().replace("payer_change", "new_change")
    read = HistoryResponse.from_json(text)
    assert read.to_json().decode() == text
    with pytest.raises(EncodeError) as caught:
        read.to_xml()
    assert caught.value.path == "data[0].typeCode"
    document = value.to_xml().decode().replace("success", "new")
    assert HistoryResponse.from_xml(document).to_xml().decode() == document


def test_there_are_ten_documented_codes() -> None:
    assert sum(isinstance(value, ChangeType) for value in vars(ChangeType).values()) == 10


def test_secrets_are_in_no_repr_and_no_message() -> None:
    value = HistoryRequest(appkey="SECRET-1", session_id="SECRET-2", order_id="7")
    assert repr(value) == "HistoryRequest(appkey='***', session_id='***', order_id='7')"
    assert "SECRET" not in f"{value} {value!r} {list(value.__rich_repr__())}"
    assert b"SECRET-1" in value.to_json()
    call = dellin.operations.order_history(value)
    assert "SECRET" not in f"{call} {call!r}"
    value.order_id = 7  # type: ignore[assignment]  # what is tested
    with pytest.raises(EncodeError) as caught:
        value.to_json()
    assert "SECRET" not in f"{caught.value} {caught.value!r}"
    for text in ('{"appkey":"SECRET","orderID":7}', '{"appkey":["SECRET"],"orderID":"7"}'):
        with pytest.raises(DecodeError) as refused:
            HistoryRequest.from_json(text)
        assert "SECRET" not in f"{refused.value} {refused.value!r}"


@pytest.mark.parametrize(("missing", "path"), [("appkey", "appkey"), ("session_id", "sessionID")])
def test_a_field_that_the_client_fills_in_must_be_given_by_then(missing: str, path: str) -> None:
    value = HistoryRequest(appkey="a", session_id="b", order_id="7")
    setattr(value, missing, UNSET)
    for write in (value.to_json, value.to_xml):
        with pytest.raises(EncodeError, match="not given") as caught:
            write()
        assert caught.value.path == path


def test_the_medium_stands_in_the_path() -> None:
    value = HistoryRequest(appkey="a", session_id="b", order_id="7")
    for medium in ("json", "xml"):
        call = dellin.operations.order_history(value, medium=medium)
        assert call.target == f"v3/orders/history.{medium}"
        assert ("Accept", f"application/{medium}") in call.content_headers
    assert dellin.operations.ORDER_HISTORY.idempotent
