"""The server's address, and how clients identify themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import PLAIN, codes, order, resolved
from wirewright.ir import Auth, Info


@pytest.mark.parametrize("url", ["https://example.org", "http://[::1]:8080/shop/", "https://ä.de"])
def test_a_server_is_a_plain_address(url: str, tmp_path: Path) -> None:
    assert resolved(tmp_path, order("A: string"), f"{PLAIN}, server: '{url}'").server == url


@pytest.mark.parametrize(
    "url",
    [
        "https:///shop",
        "https://[::1",
        "https://host:port/",
        "https://host/?a=1",
        "https://host/#a",
        "https://me:secret@host/",
    ],
)
def test_other_addresses_are_refused(url: str, tmp_path: Path) -> None:
    assert codes(tmp_path, order("A: string"), f"{PLAIN}, server: '{url}'") == ["R063"]


@pytest.mark.parametrize(
    ("auth", "meant"),
    [
        ("bearer", Auth("bearer")),
        ("basic", Auth("basic")),
        ("{header: X-Key, doc: D.}", Auth("header", "X-Key", Info(doc="D."))),
        ("{query: key}", Auth("query", "key")),
    ],
)
def test_a_client_identifies_itself_as_the_spec_says(
    auth: str, meant: Auth, tmp_path: Path
) -> None:
    assert resolved(tmp_path, order("A: string"), f"{PLAIN}, auth: {auth}").auth == meant


def test_a_spec_may_say_nothing_about_it(tmp_path: Path) -> None:
    api = resolved(tmp_path, order("A: string"))
    assert (api.server, api.auth) == ("", None)
