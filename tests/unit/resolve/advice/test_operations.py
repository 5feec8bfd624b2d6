"""Advice on operations."""

from __future__ import annotations

from pathlib import Path

from tests.unit.resolve.shop import advice, order

FILES = {"place.request.json": "{}"}


def test_an_operation_without_words_is_named(tmp_path: Path) -> None:
    text = order("A?: string").replace("doc: Places an order., ", "")
    assert advice(tmp_path, text, files=FILES) == ["A004"]


def test_a_title_is_words_too(tmp_path: Path) -> None:
    text = order("A?: string").replace("doc: Places", "title: Places")
    assert advice(tmp_path, text, files=FILES) == []


def test_an_operation_without_a_success_is_named(tmp_path: Path) -> None:
    assert advice(tmp_path, order("A?: string").replace("2xx", "404"), files=FILES) == ["A005"]


def test_an_operation_without_samples_is_named(tmp_path: Path) -> None:
    assert advice(tmp_path, order("A?: string")) == ["A006"]


def test_an_operation_without_bodies_needs_no_samples(tmp_path: Path) -> None:
    text = "operations: {ping: {doc: Pings., get: ping, responses: {2xx: none}}}"
    assert advice(tmp_path, text) == []
