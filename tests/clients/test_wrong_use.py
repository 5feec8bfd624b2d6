"""What a client is told wrongly: refused at once, in words, and never in the middle of a call."""

from __future__ import annotations

from typing import Any

import pytest

from order_apis import Options, pars, request
from order_apis.errors import EncodeError

URL = "http://host.example/"


@pytest.mark.parametrize(
    "url", ["", "host", "ftp://host/", "http://host/?a=1", b"http://h/", 5, None]
)
def test_a_base_url_that_is_none_is_told(url: Any) -> None:
    with pytest.raises(EncodeError, match=r"a base URL looks like https://"):
        pars.ParsClient(url)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"deadline": "5"}, "deadline: expected a number of seconds, got str"),
        ({"connect": None}, "connect: expected a number of seconds, got NoneType"),
        ({"read": True}, "read: expected a number of seconds, got bool"),
        ({"attempts": 0}, "attempts: expected an int from 1 on, got 0"),
        ({"attempts": 1.5}, "attempts: expected an int from 1 on, got 1.5"),
    ],
)
def test_a_wrong_option_is_told_where_it_is_given(option: Any, message: str) -> None:
    with pytest.raises(EncodeError, match=message):
        Options(**option)
    with pars.ParsClient(URL) as client, pytest.raises(EncodeError, match=message):
        client.with_options(**option)


def test_a_wrong_timeout_of_a_call_is_told_as_an_option() -> None:
    wrong: Any = "5"
    with pars.ParsClient(URL) as client, pytest.raises(EncodeError, match="deadline: expected"):
        client.send(request("GET", "p"), timeout=wrong)


def test_a_header_that_is_no_text_is_told() -> None:
    wrong: Any = {"X-A": 5}
    with pars.ParsClient(URL) as client, pytest.raises(EncodeError, match="is a str, got int"):
        client.send(request("GET", "p"), headers=wrong)
