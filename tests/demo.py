"""`make demo`: one operation of each API, called in each medium, against the mock as a process.

Requests are built and answers are read by the generated packages; the mock refuses whatever the
specs refuse. The exit code tells whether every call went well.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx2

from order_apis import DateTime, deck, dellin, multivers, pars, valomnia
from order_apis._runtime.http import Answer, Request
from order_apis.errors import WireError

ORDER = UUID("3f2504e0-4f89-41d3-9a0c-0305e82c3301")
WIDTH = 46


def link_account(medium: Any) -> Request[Any]:
    request = deck.OrderAssociationImportJson(
        site_code="DEMO",
        verification_key="not checked",
        timestamp_utc="2026-01-31T12:00:00Z",
        order_number="1001",
        customer_id="42",
    )
    return deck.operations.link_account(request, medium=medium)


def order_history(medium: Any) -> Request[Any]:
    request = dellin.HistoryRequest(appkey="any", session_id="any", order_id="1001")
    return dellin.operations.order_history(request, medium=medium)


def update_order(medium: Any) -> Request[Any]:
    request = multivers.Order(order_id="1001", approved=True)
    return multivers.operations.update_order(
        request, database="MVL12345", order_id="1001", medium=medium
    )


def set_order_delivered(medium: Any) -> Request[Any]:
    request = pars.DeliveryOrderApiRequest(
        order_id=ORDER,
        vcr_id=ORDER,
        vehicle_id=ORDER,
        mileage=12,
        delivery_date=DateTime.of(datetime(2026, 1, 31, 12, tzinfo=UTC)),
    )
    return pars.operations.set_order_delivered(request, medium=medium)


def list_operations(medium: Any) -> Request[Any]:
    since = datetime(2016, 8, 15, 14, 52, 48, tzinfo=UTC)
    return valomnia.operations.list_operations(
        version="v2.1", max=10, date_created_gte=since, accept=medium
    )


CALLS: dict[str, tuple[Callable[[Any], Request[Any]], tuple[str, ...]]] = {
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
            with httpx2.Client(base_url=url) as client:
                called = [
                    called_well(client, api, build(medium), medium)
                    for api, (build, media) in CALLS.items()
                    for medium in media
                ]
        finally:
            mock.terminate()
    print(f"{sum(called)} of {len(called)} calls answered as documented")
    return called.count(False)


def called_well(client: httpx2.Client, api: str, request: Request[Any], medium: str) -> bool:
    """Make a call, and print what came back."""
    content, headers = request.content, dict(request.content_headers)
    response = client.request(
        request.method, f"{api}/{request.target}", content=content, headers=headers
    )
    given = {name.lower(): value for name, value in response.headers.items()}
    came = f"{response.status_code} {given.get('content-type', '').partition(';')[0]}"
    begin = f"{api:9}  {request.operation.name:17}  {medium:4}  {came:20}"
    try:
        value = request.read(Answer(response.status_code, response.content, given))
    except WireError as error:
        print(f"{begin}  {error}")
        return False
    shown = repr(value)
    print(f"{begin}  {shown if len(shown) <= WIDTH else shown[: WIDTH - 3] + '...'}")
    return True


if __name__ == "__main__":
    sys.exit(min(main(), 1))
