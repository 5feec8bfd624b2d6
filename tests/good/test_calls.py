"""Calls with parameters of every kind and place, and answers of every kind."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from tests.generating import imported
from tests.good.packages import PACKAGE, errors, output, package

ID = UUID("5785bdb3-17ce-4ef3-942e-2588789e83d7")
NEEDED: dict[str, Any] = {"id": 7, "day": date(2026, 2, 4), "text": "a b"}


def find(**more: Any) -> Any:
    calls = package("calls")
    return calls.operations.find(**(NEEDED | {"color": calls.Color.GREEN, "tenant": "t/x"} | more))


def test_the_path_has_each_value_as_one_segment() -> None:
    assert find().target == "tenants/t%2Fx/7/20260204/2.json?text=a%20b"


def shared() -> Any:
    """Return the values that all packages share."""
    return imported(output(), PACKAGE)


QUERY: list[tuple[str, Any, list[tuple[str, str]]]] = [
    ("flag", True, [("flag", "true")]),
    ("number", -5, [("number", "-5")]),
    ("amount", Decimal("1.10"), [("amount", "1.10")]),
    ("ratio", 0.5, [("ratio", "0.5")]),
    ("uuid", ID, [("uuid", str(ID))]),
    ("since_gt", datetime(2026, 2, 4, tzinfo=UTC), [("since_gt", "2026-02-04T00:00:00Z")]),
    ("since_lte", datetime(2026, 2, 4, tzinfo=UTC), [("since_lte", "2026-02-04T00:00:00Z")]),
    ("on", date(2026, 2, 4), [("on", "2026-02-04")]),
    ("by", time(3, 44), [("by", "03:44")]),
    ("raw", b"\x00\xff", [("raw", "AP8=")]),
    ("like", "a*", [("like", "a*")]),
    ("repeat", [1, 2], [("repeat", "1"), ("repeat", "2")]),
    ("comma", ["a", "b"], [("comma", "a,b")]),
    ("pipe", [True, False], [("pipe", "true|false")]),
    ("brackets", [ID], [("brackets[]", str(ID))]),
    ("days", [date(2026, 2, 4)], [("days", "04.02.2026")]),
    *((name, "v", [(name, "v")]) for name in ("query", "path", "header", "str", "tuple", "error")),
    *((f"{name}_", "v", [(name, "v")]) for name in ("class", "self", "medium")),
    ("list", ["v"], [("list", "v")]),
]


@pytest.mark.parametrize(("name", "value", "pairs"), QUERY)
def test_an_argument_is_sent_by_its_wire_name(
    name: str, value: object, pairs: list[tuple[str, str]]
) -> None:
    assert find(**{name: value}).query == (("text", "a b"), *pairs)


def test_values_of_own_types_are_sent_as_they_are_written() -> None:
    own, calls = shared(), package("calls")
    request = find(
        at=own.DateTime.parse("2026-02-04T03:44:38.4056342Z"),
        wait=own.Duration.parse("PT1H"),
        letter=own.Char("&"),
        size=calls.Size.VERY_LARGE,
        space=[calls.Color.RED, calls.Color.GREEN],
    )
    assert dict(request.query) == {
        "text": "a b",
        "at": "2026-02-04T03:44:38.4056342Z",
        "wait": "PT1H",
        "letter": "&",
        "size": "xl",
        "space": "1 2",
    }


def test_headers_are_sent_by_their_wire_names() -> None:
    request = find(x_trace=ID, x_tags=["a", "b"], x_key="k")
    assert request.headers == (("X-Trace", str(ID)), ("X-Tags", "a,b"), ("X-Key", "k"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("id", "7"), ("id", 2**63), ("day", datetime(2026, 2, 4)), ("color", 2), ("text", None)),
        *(
            ("number", 2**31),
            ("comma", ["a,b"]),
            ("repeat", (1,)),
            ("x_tags", ["a\r\nb"]),
            ("flag", 1),
        ),
        *(
            ("since_gt", datetime(2026, 2, 4)),
            ("by", time(3, 44, 5)),
            ("x_key", "ü"),
            ("text", "\ud800"),
        ),
    ],
)
def test_an_argument_that_cannot_be_sent_is_refused(name: str, value: object) -> None:
    with pytest.raises(errors().EncodeError):
        find(**{name: value})


@pytest.mark.parametrize("tenant", ["", "..", "a\nb", None])
def test_a_path_that_cannot_be_sent_is_refused_at_last(tenant: str | None) -> None:
    with pytest.raises(errors().EncodeError, match="'tenant'"):
        _ = find(tenant=tenant).target


# ---- answers -----------------------------------------------------------------------------------


def answer(status: int, content: bytes = b"") -> Any:
    http = imported(output(), f"{PACKAGE}._runtime.http")
    return http.Answer(status, content, {"content-type": "application/json"})


ORDER = b'{"session":"s","key":"k","name":"n"}'


def test_each_status_has_its_type() -> None:
    calls = package("calls")
    read, order = calls.operations.read_find, calls.Order.from_json(ORDER)
    assert read(answer(200, ORDER)) == order
    assert read(answer(201, b"[%b]" % ORDER)) == [order]
    assert read(answer(204)) is None
    assert read(answer(206, b'{"a":%b}' % ORDER)) == {"a": order}


def test_each_failure_has_its_type() -> None:
    calls = package("calls")
    for status, content, body in (
        (404, b'{"error":"e"}', calls.Failure(error="e")),
        (500, b'{"Enum":"List"}', calls.List(enum=calls.Enum.LIST)),
        (500, b"<html>", None),
    ):
        with pytest.raises(errors().ApiError) as caught:
            calls.operations.read_find(answer(status, content))
        assert (caught.value.body, caught.value.content) == (body, content)


def test_answers_without_a_body_are_none() -> None:
    operations = package("calls").operations
    assert operations.read_create(answer(201, b"ignored")) is None
    assert operations.read_touch(answer(204)) is None


def test_one_answer_for_every_status_is_a_success_too() -> None:
    operations = package("calls").operations
    assert operations.read_fallback(answer(200, b'"x"')) == "x"
    assert operations.read_fallback(answer(202, b"null")) is None
    with pytest.raises(errors().ApiError) as caught:
        operations.read_fallback(answer(400, b'"y"'))
    assert caught.value.body == "y"


# ---- what a client fills in --------------------------------------------------------------------


def test_fields_that_the_client_fills_in_may_be_unset_until_they_are_sent() -> None:
    calls = package("calls")
    order = calls.Order(name="n")
    request = calls.operations.create(order)
    with pytest.raises(errors().EncodeError, match="json: session: not given") as caught:
        _ = request.content
    assert caught.value.path == "session"
    order.session, order.key = "s", "k"
    assert request.content == ORDER


def test_secrets_are_not_shown() -> None:
    order = package("calls").Order(name="n", session="s3cret", key="k3y")
    assert "s3cret" not in repr(order)
    assert "k3y" not in repr(package("calls").operations.create(order))


def test_limits_are_documentation() -> None:
    calls = package("calls")
    order = calls.Order(name="TOO LONG", session="", key="", count=99, list=[])
    assert calls.Order.from_json(order.to_json()) == order
    text = output().joinpath(PACKAGE, "calls", "models.py").read_text(encoding="utf-8")
    assert "At least 1 characters.\n\n    At most 5 characters.\n\n    Pattern: ^[a-z]+$" in text
