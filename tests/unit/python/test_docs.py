"""Docstrings: the documentation's words, and what the spec knows beside them."""

from __future__ import annotations

from wirewright.ir import Api, Constraints, Enum, Field, Info, Parameter, Scalar, XmlElement
from wirewright.python import docs

API = Api("shop", "The shop", "plain", (), (), source="page 7")
SAID = Info("Title", "Doc.", "use the other", ("One.", "Two."), "a guess")
STRING = Scalar("string")
XML = XmlElement("x")


def test_all_that_a_spec_says_is_told() -> None:
    assert docs.model(SAID, API, "Order") == (
        *("Title", "Doc.", "Deprecated: use the other", "Note: One.", "Note: Two."),
        *("Inferred: a guess", "Source: page 7"),
    )


def test_a_model_without_words_is_named() -> None:
    assert docs.model(Info(), API, "Order") == ("`Order` of The shop.", "Source: page 7")


def test_without_a_source_the_title_is_the_source() -> None:
    assert docs.module("About.", Api("shop", "The shop", "plain", (), ())) == (
        *("About.", "Source: The shop"),
    )


def test_a_package_begins_with_the_title_of_its_api() -> None:
    api = Api("shop", "The shop", "plain", (), (), info=Info("The shop", "Doc."))
    assert docs.api(api) == ("The shop.", "Doc.", "Source: The shop")


def test_a_field_tells_its_format_its_secret_and_who_fills_it_in() -> None:
    field = Field(
        "at",
        Scalar("date", "dd.MM.yyyy"),
        "at",
        XML,
        "at",
        supplied=True,
        secret=True,
        info=Info(doc="Doc."),
    )
    assert docs.field(field) == (
        *("Doc.", "Written as `dd.MM.yyyy`.", "Secret: masked in `repr`."),
        "May be left unset: the client fills it in.",
    )


def test_limits_and_examples_are_told() -> None:
    limits = Constraints(0, 9, 1, 2, 3, 4, "^a$")
    field = Field("a", STRING, "a", XML, "a", constraints=limits, examples=("x", 1.5, None))
    assert docs.field(field) == (
        *("At least 0.", "At most 9.", "At least 1 characters.", "At most 2 characters."),
        *("At least 3 items.", "At most 4 items.", "Pattern: ^a$", "Examples: `x`, `1.5`, `None`"),
    )


def test_a_closed_enum_says_so() -> None:
    assert docs.enum(Enum("E", (), XML, closed=True), API)[1] == "Other values are refused."
    assert docs.enum(Enum("E", (), XML), API)[1].startswith("Other values are kept")


def test_a_parameter_tells_its_operator_and_the_server_s_default() -> None:
    parameter = Parameter(
        "at",
        "query",
        Scalar("datetime", "yyyy"),
        supplied=True,
        default=7,
        wildcard=True,
        info=Info(doc="Doc."),
    )
    assert docs.parameter(parameter, "gt").split("\n") == [
        "Doc.",
        "Operator: gt.",
        "Written as `yyyy`.",
        "`*` stands for any characters.",
        "The server's default is 7.",
        "May be left out: the client fills it in.",
    ]
