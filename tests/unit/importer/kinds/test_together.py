"""One operation on several pages is told once."""

from __future__ import annotations

from wirewright.importer.facts import Content, Documented, Endpoint, Payload
from wirewright.importer.kinds.together import together


def metadata(medium: str, text: str) -> Documented:
    body = Content(payloads=(Payload(text, (f"application/{medium}",)),), status="200")
    endpoint = Endpoint("POST", f"/{medium}/reply/Boil", request=body, responses=(body,))
    return Documented("servicestack", f"{medium}.txt", endpoints=(endpoint,))


def test_pages_of_two_media_are_one_operation() -> None:
    first, second = together([metadata("json", "{}"), metadata("xml", "<a/>")])
    (endpoint,) = first.endpoints
    assert second.endpoints == ()
    assert endpoint.request is not None
    assert [x.text for x in endpoint.request.payloads] == ["{}", "<a/>"]
    assert [x.text for x in endpoint.responses[0].payloads] == ["{}", "<a/>"]


def test_an_index_gives_only_what_no_page_describes() -> None:
    index = Documented(
        "help-index",
        "i",
        endpoints=(Endpoint("GET", "api/A", doc="All."), Endpoint("GET", "api/B")),
    )
    page = Documented("help-page", "p", endpoints=(Endpoint("GET", "API/a"),))
    first, second = together([index, page])
    assert [x.path for x in first.endpoints] == ["api/B"]
    assert [(x.path, x.doc) for x in second.endpoints] == [("API/a", "All.")]


def test_two_help_pages_of_one_path_stay_two() -> None:
    page = Documented(
        "help-page", "p", endpoints=(Endpoint("GET", "a"), Endpoint("GET", "a", line=3))
    )
    assert together([page, page]) != []
    assert [len(x.endpoints) for x in together([page, page])] == [2, 2]
