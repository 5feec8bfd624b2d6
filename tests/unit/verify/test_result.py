"""The numbers of a run, for people."""

from wirewright.verify import ApiResult, Failure, Reason, Tally, VerifyResult

REASON = Reason("dellin", "specs/dellin/samples/a.response.xml", "data.html", "laid out anew")
PARS = ApiResult("pars", 1, (("json", Tally(2, 2)), ("xml", Tally(2, 2))), Tally(2, 2))
DELLIN = ApiResult(
    "dellin", 10, (("json", Tally(1, 2)), ("form", Tally(1, 1))), Tally(0, 1), (REASON,)
)


def test_the_table_has_a_row_for_each_api_and_a_total() -> None:
    assert VerifyResult((PARS, DELLIN)).table().splitlines() == [
        "API     operations  JSON  XML  form  pairs  reasons",
        "pars             1   2/2  2/2     -    2/2        0",
        "dellin          10   1/2    -   1/1    0/1        1",
        "6 of 7 samples, 2 of 3 pairs, 1 reason",
    ]


def test_texts_and_bytes_have_a_column_where_there_are_any() -> None:
    files = ApiResult("files", 1, (("binary", Tally(1, 2)), ("text", Tally(0, 0))), Tally())
    assert VerifyResult((PARS, files)).table().splitlines()[:3] == [
        "API    operations  JSON  XML  form  binary  pairs  reasons",
        "pars            1   2/2  2/2     -       -    2/2        0",
        "files           1     -    -     -     1/2      -        0",
    ]


def test_no_apis_still_make_a_table() -> None:
    assert VerifyResult(()).table().endswith("\n0 of 0 samples, 0 of 0 pairs, 0 reasons\n")


def test_a_reason_is_a_line() -> None:
    assert VerifyResult((PARS, DELLIN)).reasons() == (
        "dellin: specs/dellin/samples/a.response.xml, data.html: laid out anew",
    )


def test_one_failure_makes_the_whole_fail() -> None:
    failure = Failure("pars", "decode", "specs/pars/samples/a.request.json", "no")
    bad = ApiResult("pars", 1, (), Tally(), failures=(failure,))
    assert VerifyResult((DELLIN,)).ok
    assert not VerifyResult((DELLIN, bad)).ok
    assert VerifyResult((DELLIN, bad)).failures == (failure,)
