"""Single edits of the five documents: `drift` names the place of each one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.importer.drifting import against_kept, against_spec, told

NEW_PAGE = """

POST api/OrderStage/SetOrderLost
Request Information
URI Parameters
None.
Body Parameters
None.
Response Information
Resource Description
None.
"""


@dataclass(frozen=True)
class Mutation:
    """An edit of a page (`nth` occurrence of `old`), and a code and words that must be told."""

    api: str
    old: str
    new: str
    code: str
    words: str
    nth: int = 1

    def __call__(self, text: str) -> str:
        parts = text.split(self.old)
        assert len(parts) > self.nth, f"the page does not have {self.old!r} so often"
        return self.old.join(parts[: self.nth]) + self.new + self.old.join(parts[self.nth :])

    def __str__(self) -> str:
        old, new = (" ".join(x.split())[:24] for x in (self.old, self.new))
        return f"{self.api}-{old}-{new or 'nothing'}"


def pars(old: str, new: str, code: str, words: str, nth: int = 1) -> Mutation:
    return Mutation("pars", old, new, code, words, nth)


def deck(old: str, new: str, code: str, words: str, nth: int = 1) -> Mutation:
    return Mutation("deck", old, new, code, words, nth)


def multivers(old: str, new: str, code: str, words: str, nth: int = 1) -> Mutation:
    return Mutation("multivers", old, new, code, words, nth)


def dellin(old: str, new: str, code: str, words: str, nth: int = 1) -> Mutation:
    return Mutation("dellin", old, new, code, words, nth)


def valomnia(old: str, new: str, code: str, words: str, nth: int = 1) -> Mutation:
    return Mutation("valomnia", old, new, code, words, nth)


USER = "| user | string |\nNone. |\n|\n"
MESSAGE = '"Message": "sample string 1"'
LTE = "dateCreated_lteFilters by the resource's creation date time and operator less than or equalDateno\xa0\n"
INVALID = """{
    "error": "invalid_datetime_format",
    "error_description": "Invalid datetime filter (not ISO-8601 formatted): [2016-08-1Z]"
}
"""

MUTATIONS = (
    # rows: renamed, of another type, gone, new, needed
    pars("| mileage | integer |", "| milage | integer |", "D010", "request, `milage`"),
    pars("| mileage | integer |", "| milage | integer |", "D011", "request, `mileage`"),
    pars("| mileage | integer |", "| mileage | string |", "D012", "`mileage`: the page says `string`"),
    pars("| vcrId | globally unique identifier |", "| vcrId | string |", "D012", "`vcrId`"),
    pars("| delivered | date |", "| delivered | string |", "D012", "`delivered`"),
    pars("| hasError | boolean |", "| hasError | string |", "D012", "response, `hasError`", 2),
    pars(USER, "", "D011", "request, `user` (CRMUser)"),
    pars("| error | string |\nNone. |\n", "", "D011", "response, `error`", 2),
    pars(USER, f"{USER}| colour | string |\nNone. |\n|\n", "D010", "request, `colour`"),
    pars(USER, USER.replace("None.", "Required"), "D013", "request, `user`"),
    deck("SiteCode\n", "SiteKey\n", "D010", "`SiteKey`"),
    deck("Order Number to update\n\nstring", "Order Number to update\n\ninteger", "D012", "`OrderNumber`"),
    deck("OrderNumber\n\nOrder Number to update\n\nstring\n\nNone.\n", "", "D011", "`OrderNumber`"),
    deck("None.\n\nMessage\n", "None.\n\nDetail\n\nstring\n\nNone.\n\nMessage\n", "D010", "response, `Detail`"),
    deck("(optional)\n\nstring\n\nNone.", "(optional)\n\nstring\n\nRequired", "D013", "`APIUsername`"),
    deck("APIResponseCodes\n", "ResponseCodes\n", "D012", "`ResponseCode`"),
    deck("Message\n\nstring\n\nNone.", "Message\n\nstring\n\nMax length: 10", "D014", "`Message`"),
    dellin("data.typeNamestring", "data.typeTitlestring", "D011", "`data.typeName`"),
    dellin("metadata.statusinteger", "metadata.statusstring", "D012", "`metadata.status`"),
    dellin("dataarray of DataArray", "dataobjectArray", "D012", "`data`"),
    dellin("data.createdAtstringDate of change\n", "", "D011", "`data.createdAt`"),
    dellin("data.createdAtstring", "data.createdAtinteger", "D012", "`data.createdAt`"),
    dellin("appkeyYesstring", "appkeyNostring", "D013", "`appkey`"),
    # limits, defaults, examples
    valomnia("is set to 100 by default", "is set to 50 by default", "D014", "`max`"),
    valomnia("no2016-08-15T14:52:48Z", "no2019-08-15", "D014", "`dateCreated_gt`"),
    # parameters
    valomnia("offsetTells", "skipTells", "D010", "`skip`"),
    valomnia("offsetTells", "skipTells", "D011", "`offset`"),
    valomnia(LTE, "", "D011", "`dateCreated_lte`"),
    valomnia("sortOrders the", "groupOrders by this.Stringno \nsortOrders the", "D010", "`group`"),
    valomnia("to return.Integerno", "to return.Stringno", "D012", "`max`"),
    valomnia("descending.Integerno", "descending.Dateno", "D012", "`order`"),
    valomnia("to return.Integerno", "to return.Integeryes", "D013", "`max`"),
    multivers("The orderId.", "The order's number.", "D040", "`orderId`"),
    multivers("value The updated", "dryRun Whether.\n\nDefine this parameter in the request URI.\n\nvalue The updated", "D010", "`dryRun`"),
    # enums
    valomnia("Integernoasc,desc", "Integernoasc,desc,none", "D020", "`none`"),
    valomnia("Integernoasc,desc", "Integernoasc", "D021", "`desc`"),
    dellin('• "in_progress";', '• "waiting";', "D020", "`waiting`"),
    dellin('• "in_progress";', '• "waiting";', "D021", "`in_progress`"),
    dellin("payer_change\n\nИзменение плательщика-\n", "", "D021", "`payer_change`"),
    dellin("Изменение плательщика-", "Смена плательщика-", "D022", "`payer_change`"),
    deck('"ResponseCode": 0', '"ResponseCode": 1', "D032", "at `ResponseCode`"),
    deck("<ResponseCode>Success<", "<ResponseCode>Fine<", "D032", "at `ResponseCode`"),
    # samples
    pars('"mileage": 4,', '"mileage": 5,', "D032", "at `mileage`: `5` on the page, `4` in the spec"),
    pars("<Mileage>4<", "<Mileage>5<", "D032", "at `Mileage`"),
    pars('"hasError": true,\n"error": "sample string 4"', '"hasError": true', "D032", "gone: `error`"),
    pars("<DeliveredProcessId>8bc708fc", "<DeliveredProcessId>00c708fc", "D032", "`DeliveredProcessId`"),
    deck(f"{{\n  \"ResponseCode\": 0,\n  {MESSAGE}\n}}", "Sample not available.", "D031", "Sample not available."),
    multivers('"approved": true,', '"approved": true,\n  "colour": "red",', "D032", "new members: `colour`"),
    multivers("<Approved>true</Approved>", "<Agreed>true</Agreed>", "D032", "new members: `Agreed`", 2),
    dellin('"orderID":"2000395000025"', '"orderID":2000395000025', "D032", "`orderID`"),
    dellin("<b>РОМАШКИН</b>", "<b>РОМАШКИНА</b>", "D032", "response.xml", 2),
    valomnia('"max": 1,', '"max": "1",', "D032", "at `paging.max`"),
    valomnia(INVALID, "", "D031", "invalid_datetime.json"),
    valomnia(INVALID, INVALID + INVALID.replace("datetime", "number"), "D030", "response 400"),
    valomnia('"error": "server_error"', '"error": "broken"', "D032", "response 500"),
    # operations, answers and media
    pars("SetOrderDelivered\n", "SetOrderArrived\n", "D003", "SetOrderArrived"),
    pars("POST api", "PUT api", "D003", "PUT api/OrderStage"),
    pars("<Error>sample string 4</Error> <HasError>true</HasError> <DeliveredProcessId>8bc708fc-79d3-44bd-80ec-24cc5b2cc233</DeliveredProcessId> <OrderId>0113bee7-9e63-404a-abb2-77a50b267b48</OrderId> </DeliveryOrderApiResponse>", f"<Error>sample string 4</Error> <HasError>true</HasError> <DeliveredProcessId>8bc708fc-79d3-44bd-80ec-24cc5b2cc233</DeliveredProcessId> <OrderId>0113bee7-9e63-404a-abb2-77a50b267b48</OrderId> </DeliveryOrderApiResponse>{NEW_PAGE}", "D001", "SetOrderLost"),
    pars("application/x-www-form-urlencoded\nSample:\nSample not available.\n", "", "D034", "form"),
    deck("POST api/OmsOrderLinkAccount", "POST api/v2/OmsOrderLinkAccount", "D003", "api/v2/"),
    multivers("PUT api/{database}/", "PUT api/", "D003", "`PUT api/Order/{orderId}`"),
    dellin("v3/orders/history.json", "v4/orders/history.json", "D001", "v4/orders"),
    valomnia("Method: GET", "Method: POST", "D003", "POST"),
    valomnia("response.status = 400", "response.status = 422", "D033", "422"),
)  # fmt: skip

PROSE = (
    deck("New customer ID to assign to order", "Another customer", "D040", "`CustomerID`"),
    dellin("Date of change", "Moment of change", "D040", "`data.createdAt`"),
    valomnia("Orders the results", "Sorts the results", "D040", "`sort`"),
    multivers("Updates the specified Order", "Replaces the Order", "D040", "description"),
)
AGAINST_SPEC = tuple(x for x in MUTATIONS if x.code != "D040")


def test_there_are_enough_mutations() -> None:
    assert len(AGAINST_SPEC) >= 40
    assert {x.api for x in AGAINST_SPEC} == {"pars", "deck", "multivers", "dellin", "valomnia"}


@pytest.mark.parametrize("mutation", AGAINST_SPEC, ids=str)
def test_a_change_is_seen_against_the_spec(mutation: Mutation, tmp_path: Path) -> None:
    found = told(against_spec(tmp_path, mutation.api, mutation))
    assert any(x.startswith(mutation.code) and mutation.words in x for x in found), found


@pytest.mark.parametrize("mutation", [*MUTATIONS, *PROSE], ids=str)
def test_a_change_is_seen_against_spec_and_kept_page(mutation: Mutation, tmp_path: Path) -> None:
    found = told(against_kept(tmp_path, mutation.api, mutation))
    assert any(x.startswith(mutation.code) and mutation.words in x for x in found), found
