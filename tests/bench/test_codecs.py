"""The codecs against bare parsers and printers, on the largest documented object of each API.

What a parser alone leaves is untyped: no dates, decimals or uuids, and nothing is checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
import pytest
from lxml import etree

from tests.bench.measure import functions, table
from tests.roundtrip.samples import SAMPLES, Sample

pytestmark = pytest.mark.bench

LARGEST = (
    "multivers/updateOrder.request.json",
    "multivers/updateOrder.request.xml",
    "pars/setOrderDelivered.request.json",
    "pars/setOrderDelivered.request.xml",
    "dellin/orderHistory.response.json",
    "valomnia/listOperations.response.200.json",
)
CHOSEN = [sample for sample in SAMPLES if str(sample) in LARGEST]


def rivals(sample: Sample, content: bytes) -> dict[str, Callable[[], object]]:
    """Return what reads and writes the payload without types."""
    if sample.medium == "xml":
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        root = etree.fromstring(content, parser)
        return {
            "read lxml": lambda: etree.fromstring(content, parser),
            "write lxml": lambda: etree.tostring(root, encoding="utf-8"),
        }
    known: Any = json.loads(content)
    return {
        "read json": lambda: json.loads(content),
        "write json": lambda: json.dumps(known, ensure_ascii=False).encode(),
        "read msgspec": lambda: msgspec.json.decode(content),
        "write msgspec": lambda: msgspec.json.encode(known),
    }


def test_codecs_against_bare_parsers() -> None:
    rows: list[tuple[str, ...]] = [("payload", "bytes", "", "read", "ratio", "write", "ratio")]
    for sample in CHOSEN:
        value, codec = sample.decoded(), sample.codec
        content: bytes = codec.encode(value)
        found = functions(
            {
                "read": partial(codec.decode, content),
                "write": partial(codec.encode, value),
                **rivals(sample, content),
            }
        )
        cells = (f"{found['read'] * 1e6:.1f}", "", f"{found['write'] * 1e6:.1f}", "")
        rows.append((str(sample), f"{len(content):,}", "order_apis", *cells))
        for rival in sorted({name.partition(" ")[2] for name in found} - {""}):
            read, write = found[f"read {rival}"], found[f"write {rival}"]
            rows.append(
                (
                    "",
                    "",
                    rival,
                    f"{read * 1e6:.1f}",
                    f"{found['read'] / read:.2f}",
                    f"{write * 1e6:.1f}",
                    f"{found['write'] / write:.2f}",
                )
            )
    table("microseconds (medians), and how many times those of the bare parser they are", rows)
