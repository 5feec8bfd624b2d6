"""`make demo`: one operation of each API, called in each medium, against the mock as a process.

The clients are the generated ones, and the mock refuses whatever the specs refuse. The exit code
tells whether every call went well.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from order_apis import DateTime, deck, dellin, multivers, pars, valomnia
from order_apis._runtime.calls import Response
from order_apis.errors import WireError

ID = UUID("3f2504e0-4f89-41d3-9a0c-0305e82c3301")
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)
WIDTH = 46


def link_account(url: str, medium: Any) -> Response[Any]:
    request = deck.OrderAssociationImportJson(
        timestamp_utc="2026-01-31T12:00:00Z", order_number="1001", customer_id="42"
    )
    with deck.DeckClient(url, site_code="DEMO", verification_key="any") as client:
        return client.send(deck.operations.link_account(request, medium=medium))


def order_history(url: str, medium: Any) -> Response[Any]:
    request = dellin.HistoryRequest(order_id="1001")
    with dellin.DellinClient(url, appkey="any", session_id="any") as client:
        return client.send(dellin.operations.order_history(request, medium=medium))


def update_order(url: str, medium: Any) -> Response[Any]:
    request = multivers.Order(order_id="1001", approved=True)
    with multivers.MultiversClient(url, database="MVL12345") as client:
        call = multivers.operations.update_order(request, order_id="1001", medium=medium)
        return client.send(call)


def set_order_delivered(url: str, medium: Any) -> Response[Any]:
    request = pars.DeliveryOrderApiRequest(
        order_id=ID, vcr_id=ID, vehicle_id=ID, mileage=12, delivery_date=DateTime.of(NOON)
    )
    with pars.ParsClient(url) as client:
        return client.send(pars.operations.set_order_delivered(request, medium=medium))


def list_operations(url: str, medium: Any) -> Response[Any]:
    with valomnia.ValomniaClient(url, version="v2.1") as client:
        call = valomnia.operations.list_operations(max=10, date_created_gte=NOON, accept=medium)
        return client.send(call)


CALLS: dict[str, tuple[Callable[[str, Any], Response[Any]], tuple[str, ...]]] = {
    "deck": (link_account, ("json", "xml", "form")),
    "dellin": (order_history, ("json", "xml")),
    "multivers": (update_order, ("json", "xml", "form")),
    "pars": (set_order_delivered, ("json", "xml", "form")),
    "valomnia": (list_operations, ("json",)),
}


def main() -> int:
    """Start the mock, make every call, stop the mock; give the number of calls that failed."""
    command = [sys.executable, "-m", "wirewright", "mock", "--port=0", *CALLS]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as mock:
        try:
            assert mock.stdout is not None
            assert mock.stderr is not None
            url = mock.stdout.readline().removeprefix("wirewright mock at ").strip()
            if not url:
                print(mock.stderr.read(), file=sys.stderr)
                return 1
            print(f"\ncalls to the mock at {url}", flush=True)
            called = [
                went_well(f"{api:9}  {make.__name__:19}  {medium:4}", make, f"{url}{api}/", medium)
                for api, (make, media) in CALLS.items()
                for medium in media
            ]
        finally:
            mock.terminate()
    print(f"{sum(called)} of {len(called)} calls answered as documented")
    return called.count(False)


def went_well(title: str, make: Callable[[str, Any], Response[Any]], url: str, medium: str) -> bool:
    """Make a call, and print what came back."""
    try:
        response = make(url, medium)
    except WireError as error:
        print(f"{title}  {error}")
        return False
    content_type = response.headers.get("content-type", "").partition(";")[0]
    shown = repr(response.value)
    shown = shown if len(shown) <= WIDTH else f"{shown[: WIDTH - 3]}..."
    print(f"{title}  {response.status} {content_type:16}  {shown}")
    return True


if __name__ == "__main__":
    sys.exit(min(main(), 1))
