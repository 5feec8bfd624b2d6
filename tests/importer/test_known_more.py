"""Where the hand-written specs know more than what their pages say, and that this is all.

Names, orders, namespaces, types and samples come out of the pages alike; what is listed here is
what people have added: what must be there, what is given once, types that no page says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importer.documents import NAMES, SPECS, document, written
from tests.importer.known_more import known_more
from wirewright.diagnostics import Report
from wirewright.ir import Api
from wirewright.reading import read_apis

KNOWN_MORE = {
    "deck": [
        "request.SiteCode is given once",
        "request.SiteCode has to be there",
        "request.SiteCode cannot be null",
        "request.VerificationKey is given once",
        "request.VerificationKey has to be there",
        "request.VerificationKey cannot be null",
        "request.TimestampUTC has to be there",
        "request.TimestampUTC cannot be null",
        "request.APIUsername is given once",
        "request.OrderNumber has to be there",
        "request.OrderNumber cannot be null",
        "request.CustomerID has to be there",
        "request.CustomerID cannot be null",
    ],
    "dellin": [
        "the call is idempotent",
        "request.appkey is given once",
        "request.sessionID is given once",
        "answer.metadata.generated_at is datetime as yyyy-MM-dd HH:mm:ss, not string",
        "answer.data.createdAt is datetime as yyyy-MM-dd HH:mm:ss, not string",
    ],
    "multivers": [
        "the parameter database is given once",
        "request.messages cannot be null",
        "answer.messages cannot be null",
    ],
    "pars": [
        "request.orderId has to be there",
        "request.vcrId has to be there",
        "request.vehicleId has to be there",
        "request.mileage has to be there",
        "request.delivered has to be there",
    ],
    "valomnia": [
        "pages follow each other",
        "the parameter order is SortOrder",
        "the parameters dateCreated_gt gte lt lte are one",
        "the parameters lastUpdated_gt gte lt lte are one",
        "the parameter version is given once",
        "answer.paging.previous is uri, not any",
        "answer.paging.next may be null",
        "answer.data.checkInDate is datetime, not any",
        "answer.data.total may be null",
        "answer.data.taxAmount is decimal, not any",
        "answer.data.shippingFee is decimal, not any",
        "answer.data.paymentTypeId may be null",
        "answer.data.dueDate is datetime, not any",
        "answer.data.billingCountry is string, not any",
        "answer.data.billingCity is string, not any",
        "answer.data.billingPostalCode is string, not any",
        "answer.data.billingAddress is string, not any",
        "answer.data.deliveryComment is string, not any",
        "answer.data.deliveryCountry is string, not any",
        "answer.data.deliveryCity is string, not any",
        "answer.data.deliveryPostalCode is string, not any",
        "answer.data.deliveryAddress is string, not any",
        "answer.data.pdfUrl is uri, not any",
        "answer.data.assignmentDate is datetime, not any",
        "failure.error is FailureCode, not string",
    ],
}


def both(name: str, folder: Path) -> tuple[Api, Api]:
    (own,) = read_apis(SPECS, (name,), Report())
    return own, written(folder, document(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_hand_written_spec_knows_this_much_more(name: str, tmp_path: Path) -> None:
    assert known_more(*both(name, tmp_path)) == KNOWN_MORE[name]


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_found_byte_for_byte(name: str, tmp_path: Path) -> None:
    own, imported = both(name, tmp_path)
    samples = [
        sorted(bytes(x.content).strip() for operation in api.operations for x in operation.samples)
        for api in (own, imported)
    ]
    assert samples[0] == samples[1]


@pytest.mark.parametrize("name", NAMES)
def test_address_and_method_are_the_same(name: str, tmp_path: Path) -> None:
    own, imported = both(name, tmp_path)
    assert [(x.method, x.path) for x in own.operations] == [
        (x.method, x.path) for x in imported.operations
    ]
