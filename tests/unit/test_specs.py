"""The five specs against the pages that they were read from: no sample, name or text is lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirewright.diagnostics import Report
from wirewright.ir import (
    Api,
    Enum,
    Field,
    ListOf,
    MapOf,
    Model,
    PairOf,
    Parameter,
    Ref,
    Scalar,
    Type,
    Unknown,
)
from wirewright.ir.api import Medium
from wirewright.reading import read_apis

SPECS = Path(__file__).parents[2] / "specs"
NAMES = ("deck", "dellin", "multivers", "pars", "valomnia")
SAMPLES = sorted(SPECS.glob("*/samples/*"))

DOCUMENTED = {
    "deck": (
        "SiteCode VerificationKey TimestampUTC APIUsername OrderNumber CustomerID"
        " ResponseCode Message Success"
    ),
    "dellin": (
        "appkey sessionID orderID metadata status generated_at data typeCode typeName createdAt"
        " detailedInfo document success in_progress failed receiver_change payer_change"
        " payment_order_change contact_info_change giveout_suspension_change"
        " giveout_resumption_change delivery_cancel_change pickup_cancel_change"
        " delivery_info_change pickup_info_change"
    ),
    "multivers": "database orderId Exclusive Unknown InvoiceOrder",
    "pars": (
        "orderId vcrId vehicleId mileage delivered user hasError error deliveredProcessId"
        " CRMUser DeliveryDate"
    ),
    "valomnia": (
        "max offset order asc desc sort dateCreated_gt dateCreated_gte dateCreated_lt"
        " dateCreated_lte lastUpdated_gt lastUpdated_gte lastUpdated_lt lastUpdated_lte reference"
        " employeeReference customerReference deliveredByReference"
        " invalid_param invalid_datetime_format server_error"
    ),
}


@pytest.fixture(scope="module")
def apis() -> dict[str, Api]:
    report = Report()
    found = read_apis(SPECS, (), report)
    assert report.diagnostics == []
    return {api.name: api for api in found}


def pages(name: str) -> str:
    return "\n".join(
        page.read_text(encoding="utf-8") for page in sorted((SPECS / name / "pages").iterdir())
    )


def test_there_are_five_apis(apis: dict[str, Api]) -> None:
    assert tuple(sorted(apis)) == NAMES


def test_the_pages_have_12_samples_in_json_and_8_in_xml() -> None:
    assert Counter(sample.suffix for sample in SAMPLES) == {".json": 12, ".xml": 8}


def test_8_objects_are_documented_in_both_media() -> None:
    media = Counter((sample.parent, sample.stem) for sample in SAMPLES)
    assert sum(count == 2 for count in media.values()) == 8


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_sample_is_a_stretch_of_its_page(sample: Path) -> None:
    text = sample.read_bytes().decode("utf-8")
    assert text in pages(sample.parts[-3])
    assert text[0] + text[-1] in ("{}", "<>")


@pytest.mark.parametrize("name", NAMES)
def test_every_object_on_a_page_is_a_sample(name: str) -> None:
    text = pages(name)
    for sample in (SPECS / name / "samples").iterdir():
        text = text.replace(sample.read_text(encoding="utf-8"), "")
    assert re.findall(r"^[{}<].*", text, re.MULTILINE) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_shows_editors_the_schema(name: str) -> None:
    spec = SPECS / name / "api.yaml"
    line = spec.read_text(encoding="utf-8").splitlines()[0]
    path = line.removeprefix("# yaml-language-server: $schema=")
    assert (spec.parent / path).resolve() == (
        SPECS.parent / "generator" / "wirewright" / "spec" / "schema.json"
    )
    assert (spec.parent / path).is_file()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_name_in_a_sample_is_a_wire_name_of_its_api(
    sample: Path, apis: dict[str, Api]
) -> None:
    text = sample.read_text(encoding="utf-8")
    api = apis[sample.parts[-3]]
    if sample.suffix == ".json":
        assert json_names(json.loads(text)) <= wire_names(api, "json")
    else:
        assert xml_names(text) <= wire_names(api, "xml")


@pytest.mark.parametrize("name", NAMES)
def test_every_name_in_the_tables_of_a_page_is_in_its_spec(name: str, apis: dict[str, Api]) -> None:
    documented = DOCUMENTED[name].split()
    text = pages(name)
    assert [word for word in documented if word not in text] == []
    assert set(documented) <= spoken_names(apis[name])


@pytest.mark.parametrize("name", ["deck", "dellin", "multivers", "valomnia"])
def test_the_documentation_of_a_spec_is_that_of_its_page(name: str, apis: dict[str, Api]) -> None:
    page = one_line(pages(name))
    texts = [one_line(text) for doc in docs(apis[name]) for text in doc.split("\n\n")]
    assert len(texts) > 1
    assert [text for text in texts if text not in page] == []


def test_an_order_has_47_members(apis: dict[str, Api]) -> None:
    (order,) = (model for model in models(apis["multivers"]) if model.name == "Order")
    assert len(order.fields) == 47


def test_what_identifies_a_client_is_secret(apis: dict[str, Api]) -> None:
    secret = {
        field.json
        for api in apis.values()
        for model in models(api)
        for field in model.fields
        if field.secret
    }
    assert secret == {"appkey", "sessionID", "VerificationKey"}


def test_only_one_sample_has_a_reason_for_a_difference(apis: dict[str, Api]) -> None:
    samples = [x for api in apis.values() for call in api.operations for x in call.samples]
    assert len(samples) == 20
    assert [(x.stem, x.medium, x.differs[0][0]) for x in samples if x.differs] == [
        ("orderHistory.response", "xml", "data.detailedInfo")
    ]
    assert [x for x in samples if x.malformed] == []


def one_line(text: str) -> str:
    return " ".join(text.split())


def json_names(value: object) -> set[str]:
    match value:
        case dict():
            return set(value) | {name for child in value.values() for name in json_names(child)}
        case list():
            return {name for child in value for name in json_names(child)}
        case _:
            return set()


def xml_names(text: str) -> set[str]:
    """Find the elements outside of raw HTML, which need not be well-formed."""
    text = re.sub(r"(?s)(<detailedInfo>).*(</detailedInfo>)", r"\1\2", text)
    return set(re.findall(r"<([A-Za-z][\w.]*)", text))


def models(api: Api) -> Iterator[Model]:
    yield from (type for type in api.types if isinstance(type, Model))


def wire_names(api: Api, medium: Medium) -> set[str]:
    """Return the names that can stand in the bodies of `api`, following their types."""
    known = {model.name: model for model in models(api)}
    bodies = [
        body
        for call in api.operations
        for body in (call.request, *(answer.body for answer in call.responses))
        if body is not None and medium in [media.medium for media in body.media]
    ]
    names = {body.xml.name for body in bodies if body.xml is not None}
    waiting = [name for body in bodies for name in references(body.type)]
    while waiting:
        if (model := known.pop(waiting.pop(), None)) is not None:
            names |= {name_in(field, medium) for field in model.fields}
            waiting += [name for field in model.fields for name in references(field.type)]
    return names


def name_in(field: Field, medium: Medium) -> str:
    return field.json if medium == "json" else field.xml.name


def references(type: Type) -> Iterator[str]:
    match type:
        case Ref():
            yield type.name
        case ListOf():
            yield from references(type.item)
        case MapOf() | PairOf():
            yield from references(type.key)
            yield from references(type.value)
        case Scalar():
            pass


def parameters(api: Api) -> Iterator[Parameter]:
    yield from api.parameters
    for call in api.operations:
        yield from call.parameters


def spoken_names(api: Api) -> set[str]:
    """Return every name that a client of `api` can meet: parameters, fields, values."""
    names = wire_names(api, "json") | wire_names(api, "xml")
    for parameter in parameters(api):
        names |= {"_".join((parameter.name, word)) for word in parameter.operators}
        names.add(parameter.name)
    for enum in api.types:
        if isinstance(enum, Enum):
            names |= {member.name for member in enum.members}
    return names


def docs(api: Api) -> Iterator[str]:
    """Yield what the spec says about calls, parameters, fields and values."""
    infos = [parameter.info for parameter in parameters(api)]
    for call in api.operations:
        infos += [call.info, *([call.request.info] if call.request else [])]
    for type in api.types:
        match type:
            case Model():
                infos += [field.info for field in type.fields]
            case Enum():
                infos += [member.info for member in type.members]
            case Unknown():
                pass
    for info in infos:
        yield from filter(None, (info.title, info.doc))
