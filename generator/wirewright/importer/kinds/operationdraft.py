"""An operation of a hand-written page while its blocks go by, and the facts that it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..facts import Content, Endpoint, Member, Model, Payload


@dataclass(slots=True)
class OperationDraft:
    """An operation while its blocks go by."""

    line: int
    method: str = ""
    url: str = ""
    paths: list[tuple[str, str]] = field(default_factory=list)
    parameters: list[Member] = field(default_factory=list)
    asked: list[Payload] = field(default_factory=list)
    answers: dict[str, list[Payload]] = field(default_factory=dict)
    answer: list[Member] = field(default_factory=list)
    docs: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    models: list[Model] = field(default_factory=list)
    answering: bool = False
    asking: bool = False
    status: str = ""
    title: str = ""


def named(draft: OperationDraft, title: str) -> OperationDraft:
    """Give an operation without an address a path of its title's words."""
    if not draft.url:
        words = re.findall(r"[A-Za-z0-9]+", title)[:8]
        draft.url = "-".join(words).lower() or "operation"
        draft.notes.append("The page shows no address: the path is made of its title.")
    return draft


def endpoint(draft: OperationDraft, title: str) -> Endpoint:
    """Return the operation; its table is the request's body where a body is shown that has its names."""
    shown = "\n".join(x.text for x in draft.asked)
    inside = [x for x in draft.parameters if x.place == "body" or _shows(shown, x.name)]
    asks = draft.asking if not draft.method else draft.method not in ("GET", "HEAD")
    if draft.asked and not (draft.answers or asks or inside):
        draft.answers[""], draft.asked = draft.asked, []
    request = None
    if draft.asked or inside:
        request = Content(members=tuple(inside), payloads=tuple(draft.asked), line=draft.line)
    parameters = tuple(
        x if x.place else replace(x, place="query") for x in draft.parameters if x not in inside
    )
    return Endpoint(
        draft.method, draft.url, title, title, parameters, request,
        tuple(_answers(draft)), tuple(draft.paths), tuple(draft.notes), draft.line,
    )  # fmt: skip


def _answers(draft: OperationDraft) -> Iterable[Content]:
    """Yield the answers by status; the table describes the first, which is the good one."""
    if draft.answer and not draft.answers:
        yield Content(members=tuple(draft.answer), line=draft.line)
    for index, (status, found) in enumerate(draft.answers.items()):
        rows = tuple(draft.answer) if index == 0 else ()
        yield Content(members=rows, payloads=tuple(found), status=status, line=found[0].line)


def _shows(samples: str, name: str) -> bool:
    last = re.split(r"[.\[\]]+", name.rstrip("[]."))[-1]
    return bool(last) and (f'"{last}"' in samples or f"<{last}>" in samples)


def server(drafts: list[OperationDraft]) -> str:
    """Return the one real host of all addresses."""
    found = {m[0] for x in drafts if (m := re.match(r"https?://[a-z0-9.-]+(?::\d+)?/", x.url))}
    return found.pop() if len(found) == 1 else ""
