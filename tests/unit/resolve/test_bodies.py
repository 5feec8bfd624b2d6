"""Bodies and responses, and which one a status means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, operation, order, resolved, spec
from wirewright.ir import ListOf, Ref, Response, XmlElement
from wirewright.resolve.bodies import response_to, successes
from wirewright.spec.model import OperationSpec


def answers(folder: Path, statuses: str) -> OperationSpec:
    text = f"operations: {{place: {{get: a, responses: {{{statuses}}}}}}}"
    return spec(folder, text).operations[0]


def test_a_body_has_its_type_words_and_root(tmp_path: Path) -> None:
    text = order("A: string", body="{body: list<Order>, doc: All of them.}")
    body = operation(resolved(tmp_path, text, ASPNET)).request
    assert body is not None
    assert body.type == ListOf(Ref("Order"))
    assert body.info.doc == "All of them."
    assert body.xml is not None
    assert body.xml.name == "ArrayOfOrder"
    assert body.xml.item == XmlElement("Order", "urn:shop", "urn:shop")


def test_none_is_a_response_without_content(tmp_path: Path) -> None:
    assert operation(resolved(tmp_path, order("A: string"))).responses == (Response("2xx", None),)


@pytest.mark.parametrize(
    ("statuses", "fitting"),
    [
        ("200: none, 400: none", ["200"]),
        ("2xx: none, 204: none, default: none", ["2xx", "204"]),
        ("default: none, 500: none", ["default"]),
        ("404: none", []),
    ],
)
def test_a_success_begins_with_2_or_else_is_the_default(
    statuses: str, fitting: list[str], tmp_path: Path
) -> None:
    found = successes(answers(tmp_path, statuses))
    assert [response.status.value for response in found] == fitting


@pytest.mark.parametrize(
    ("status", "fitting"), [(404, "404"), (410, "4xx"), (500, "default"), (200, "default")]
)
def test_a_status_is_itself_then_its_hundred_then_the_default(
    status: int, fitting: str, tmp_path: Path
) -> None:
    found = response_to(answers(tmp_path, "default: none, 4xx: none, 404: none"), status)
    assert found is not None
    assert found.status.value == fitting


def test_a_status_may_fit_nothing(tmp_path: Path) -> None:
    assert response_to(answers(tmp_path, "2xx: none"), 404) is None
