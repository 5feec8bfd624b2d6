"""Method and path are found in pieces, or in the address."""

from __future__ import annotations

import pytest

from wirewright.importer.kinds.naming import named
from wirewright.importer.pages import load


def name(text: str, address: str = "", title: str = "") -> tuple[str, str] | None:
    return named(load(text.encode(), "page.txt", address, title=title))


@pytest.mark.parametrize(
    ("text", "address", "found"),
    [
        ("PUT\napi/Pots/{id}", "", ("PUT", "api/Pots/{id}")),
        ("| HTTP Verb | GET |\n| Full path | api/Pots |", "", ("GET", "api/Pots")),
        ("#### PUT\n**https://kettle.example/Pots/{id}**", "", ("PUT", "Pots/{id}")),
        ("pots/{id}\nOne pot", "https://k.example/Help/Api/GET-pots-id", ("GET", "pots/{id}")),
        (
            "Tea",
            "https://k.example/Help/Api/GET-api-Pots_page_size",
            ("GET", "api/Pots?page={page}&size={size}"),
        ),
        ("Tea", "https://k.example/Help/Api?apiId=DELETE-api-Pots", ("DELETE", "api/Pots")),
        ("Tea", "https://k.example/about", None),
        ("application/json\nGET", "", None),
    ],
)
def test_pieces_and_addresses_name_an_operation(
    text: str, address: str, found: tuple[str, str] | None
) -> None:
    assert name(text, address) == found


def test_the_table_tells_which_parts_are_variable() -> None:
    text = "| Name | Description | Type |\n|---|---|---|\n| potId | x y | integer |\n"
    address = "https://k.example/Help/Api/GET-api-Pots-potId"
    assert name(text, address) == ("GET", "api/Pots/{potId}")


def test_an_underscore_may_be_the_paths_own() -> None:
    text = "| Name | Description | Type |\n|---|---|---|\n| potId | x y | integer |\n"
    address = "https://k.example/Help/Api/POST-api-Pot_Lids-Create"
    assert name(text, address) == ("POST", "api/Pot_Lids/Create")


def test_the_title_of_a_page_comes_first() -> None:
    assert name("Tea", "https://k.example/Help/Api/GET-a-b", "POST api/{b}") == ("POST", "api/{b}")
