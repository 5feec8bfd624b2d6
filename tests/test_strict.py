"""Strict reading of the five APIs: what a real ASP.NET server was seen to lose without a word."""

from __future__ import annotations

import re
from pathlib import Path

from order_apis import deck, pars

SAMPLES = Path(__file__).parents[1] / "specs"


def reordered(path: str, *names: str) -> str:
    """Return a sample in XML with its members in another order."""
    text = (SAMPLES / path).read_text(encoding="utf-8")
    start, end = re.search(r"<\w[^>]*>", text), text.rindex("</")
    assert start is not None
    members = [re.search(rf"<{name}\b.*?(?:/>|</{name}>)", text, re.DOTALL) for name in names]
    return start[0] + "".join(found[0] for found in members if found) + text[end:]


def lost(
    text: str, model: type[deck.OrderAssociationImportJson | pars.DeliveryOrderApiRequest]
) -> list[str]:
    return [found.path for found in model.strict_xml(text).findings if found.kind == "order"]


PARS = "pars/samples/setOrderDelivered.request.xml"


def test_the_order_of_the_page_loses_all_but_the_first_members_of_pars() -> None:
    names = [
        "OrderId",
        "VCRId",
        "VehicleId",
        "Mileage",
        "DeliveryDate",
        "CRMUser",
        "HasError",
        "Error",
    ]
    assert lost(reordered(PARS, *names), pars.DeliveryOrderApiRequest) == names[3:]


def test_one_alphabetical_list_loses_the_members_of_the_base_class() -> None:
    names = [
        "CRMUser",
        "DeliveryDate",
        "Error",
        "HasError",
        "Mileage",
        "OrderId",
        "VCRId",
        "VehicleId",
    ]
    text = reordered(PARS, *names)
    assert lost(text, pars.DeliveryOrderApiRequest) == ["Error", "HasError"]
    lenient = pars.DeliveryOrderApiRequest.from_xml(text)
    assert lenient == pars.DeliveryOrderApiRequest.strict_xml(text).value


def test_the_order_of_the_page_loses_all_but_two_members_of_deck() -> None:
    names = [
        "SiteCode",
        "VerificationKey",
        "TimestampUTC",
        "APIUsername",
        "OrderNumber",
        "CustomerID",
    ]
    text = reordered("deck/samples/linkAccount.request.xml", *names)
    assert lost(text, deck.OrderAssociationImportJson) == names[2:]


def test_a_form_with_the_names_of_json_loses_those_that_the_binder_does_not_know() -> None:
    sample = SAMPLES / PARS.replace(".xml", ".json")
    form = pars.DeliveryOrderApiRequest.from_json(sample.read_bytes()).to_form().decode()
    text = f"{form}&delivered=2026-02-04&user=me&mileage=5"
    found = [(x.kind, x.path) for x in pars.DeliveryOrderApiRequest.strict_form(text).findings]
    assert found == [("unknown", "delivered"), ("unknown", "user"), ("repeated", "mileage")]
