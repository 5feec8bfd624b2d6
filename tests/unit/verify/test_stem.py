"""Samples by their stems: which body and status they stand for."""

from dataclasses import replace

import pytest

from tests.unit.verify.shop import PAIR, shop
from wirewright import ir
from wirewright.verify.stem import stems_of


def answer(status: int | None, path: str = "Note") -> ir.Sample:
    return replace(
        PAIR[0], stem="place.response", direction="response", status=status, differs=((path, "x"),)
    )


def with_responses(sample: ir.Sample, *statuses: str) -> ir.Api:
    api = shop(sample)
    body = api.operations[0].request
    responses = tuple(ir.Response(status, body) for status in statuses)
    return replace(api, operations=(replace(api.operations[0], responses=responses),))


def test_samples_of_one_stem_stand_together_in_the_order_of_the_spec() -> None:
    other = replace(PAIR[0], stem="place.request.empty")
    stems = stems_of(shop(PAIR[0], other, PAIR[1]))
    assert [stem.samples for stem in stems] == [PAIR, (other,)]


def test_a_malformed_sample_is_in_no_pair() -> None:
    bad = replace(PAIR[0], malformed="cut off")
    assert [stem.pairs for stem in stems_of(shop(bad, PAIR[1]))] == [()]


@pytest.mark.parametrize(
    ("given", "statuses", "expected"),
    [
        (None, ("2xx", "400"), 200),
        (None, ("400", "201"), 201),
        (None, ("default",), 200),
        (404, ("2xx", "4xx"), 404),
    ],
)
def test_a_sample_without_a_status_is_that_of_the_only_success(
    given: int | None, statuses: tuple[str, ...], expected: int
) -> None:
    (stem,) = stems_of(with_responses(answer(given), *statuses))
    assert stem.trial.status == expected


@pytest.mark.parametrize("statuses", [("404",), ("4xx",), ("default",), ("2xx", "default")])
def test_a_reason_s_path_is_looked_up_in_the_body_of_the_status(statuses: tuple[str, ...]) -> None:
    (stem,) = stems_of(with_responses(answer(404), *statuses))
    assert stem.mask("json", stem.samples) == {"note": {}}


def test_without_a_body_no_path_names_a_field() -> None:
    (stem,) = stems_of(with_responses(answer(404), "200"))
    assert [x.wire for x in stem.left_out] == [()]


def test_a_sample_s_file_stands_beside_its_spec() -> None:
    (stem,) = stems_of(shop(PAIR[0]))
    assert stem.file(PAIR[0]) == "specs/shop/samples/place.request.json"
