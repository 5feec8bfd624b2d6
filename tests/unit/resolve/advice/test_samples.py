"""Advice on samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.resolve.shop import ASPNET, BOTH, advice, order

TEXT = order("A?: string")


def test_a_body_that_is_sampled_in_one_medium_of_two_is_named(tmp_path: Path) -> None:
    assert advice(tmp_path, TEXT, BOTH, {"place.request.json": "{}"}) == ["A007"]
    assert advice(tmp_path, TEXT, BOTH, {"place.request.json": "{}", **XML}) == []


XML = {"place.request.xml": "<Order/>"}


def test_a_form_is_never_missed(tmp_path: Path) -> None:
    files = {"place.request.json": "{}", "place.request.xml": "<Order xmlns='urn:shop'/>"}
    assert advice(tmp_path, TEXT, ASPNET, files) == []


@pytest.mark.parametrize("sample", ["{}", "{}\n", "{}\r\n", '{"A": " x "}'])
def test_one_line_break_at_the_end_is_no_white_space(sample: str, tmp_path: Path) -> None:
    assert advice(tmp_path, TEXT, files={"place.request.json": sample}) == []


@pytest.mark.parametrize("sample", [" {}", "{} ", "{}\n\n", "\n{}", "{} \n"])
def test_other_white_space_around_a_sample_is_named(sample: str, tmp_path: Path) -> None:
    assert advice(tmp_path, TEXT, files={"place.request.json": sample}) == ["A008"]
