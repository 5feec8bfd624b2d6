"""Pages that vendors write by hand: an address, tables of parameters, samples in JSON, XML or both.

An address opens an operation (one that differs in its medium only belongs to the same); what is the
request's and what the answer's, and of which status, the lines between say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ..facts import Documented, Member, Model, Payload, Problem
from ..pages import Block, Page, Pre, Table, Text
from ..pages.words import METHODS, is_label, media_types, plain
from .dtotables import item_type
from .members import member
from .operationdraft import OperationDraft, endpoint, named, server
from .roots import with_roots
from .sections import CUT
from .valuelists import from_docs, values_of

WANTS: Final = "an address (`https://host/path`) with samples in JSON or XML"
_URL: Final = re.compile(
    rf"(?:(?P<label>[^\n:]{{1,40}}):+\s*|(?P<method>{METHODS})\s+)?(?P<url>https?://[^\s\"'<>]+)"
    r"(?:\s+HTTP/\d(?:\.\d)?)?",
)
_METHOD: Final = re.compile(
    rf"(?:http |request )?(?:method|verb|метод)\b[^:\n]{{0,20}}:?\s*(?P<method>{METHODS})\b\.?",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    rf"(?P<method>{METHODS})\s+(?P<path>/[^\s\"'<>]*)(?:\s+HTTP/\d(?:\.\d)?)?"
)
_STATUS: Final = re.compile(
    r"(?:status|code|http(?:/\d\.\d)?)\s*(?:code)?\s*[:=]?\s*([1-5]\d\d)\b|^([1-5]\d\d)\b(?=\s*[A-Z(:-]|$)",
    re.IGNORECASE,
)
_ANSWER: Final = re.compile(
    r"\b(?:response|responses|output|answer|returns|result|success|failure|error|errors|ответ\w*)\b",
    re.IGNORECASE,
)
_ASK: Final = re.compile(
    r"\b(?:request|input|parameters|body|запрос\w*|параметры)\b", re.IGNORECASE
)
_FORMAT: Final = re.compile(
    r"(?:(?:in|or|or in|as) )?(?:json|xml)(?: (?:format|example|sample|request|response|body))?:?"
    r"|(?:request|response|example|sample)(?: (?:example|sample|body|format|structure))?:?"
    r"|(?:example|sample) (?:request|response|answer):?",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(r"(?:service|title|name|api)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_ABOUT: Final = re.compile(r"(?:description|summary|описание)\s*:\s*(?P<doc>\S.*)", re.IGNORECASE)


def evidence(page: Page) -> int:
    """Return how much speaks for a page that a vendor wrote."""
    texts = [x.text.strip() for x in page.blocks if isinstance(x, Text)]
    addresses = any(_URL.fullmatch(x) or _CALL.fullmatch(x) for x in texts)
    methods = any(_METHOD.match(x) for x in texts)
    samples = any(isinstance(x, Pre) for x in page.blocks)
    tables = any(isinstance(x, Table) and "name" in x.columns for x in page.blocks)
    said = any(_FORMAT.fullmatch(x) for x in texts)
    if not addresses:
        return 3 if samples and said else 0
    return 2 * addresses + methods + samples + tables


def read(page: Page) -> Documented:
    """Return the operations of a page."""
    problems = [Problem(text, line) for line, text in page.findings]
    drafts: list[OperationDraft] = []
    front: list[Text] = []
    for block in with_roots(page.blocks, problems):
        if isinstance(block, Text) and _address(block, drafts, front):
            continue
        if not drafts and (isinstance(block, Pre) or _is_members(block)) and not _addressed(page):
            drafts.append(OperationDraft(block.line))
            for line in front:
                _line(drafts[-1], line)
            drafts[-1].notes.clear()
        if not drafts:
            front += [block] if isinstance(block, Text) else []
        elif isinstance(block, Text):
            _line(drafts[-1], block)
        elif isinstance(block, Table):
            _table(drafts[-1], block)
        elif block.cut:
            problems.append(Problem(CUT, block.line))
        else:
            _sample(drafts[-1], block)
    title, doc = _front(front, page.title)
    endpoints = tuple(endpoint(named(x, title), title if len(drafts) == 1 else "") for x in drafts)
    models = [m for x in drafts for m in (*x.models, *from_docs([*x.parameters, *x.answer]))]
    models += values_of(page.blocks)
    return Documented(
        "reference", page.name, title, doc, "plain", server(drafts), endpoints,
        tuple(models), problems=tuple(problems),
    )  # fmt: skip


def _addressed(page: Page) -> bool:
    """Tell whether an address stands anywhere on the page."""
    texts = [" ".join(x.text.split()) for x in page.blocks if isinstance(x, Text)]
    return any(_URL.fullmatch(x) or _CALL.fullmatch(x) for x in texts)


def _is_members(block: Block) -> bool:
    return isinstance(block, Table) and "name" in block.columns


def _address(block: Text, drafts: list[OperationDraft], front: list[Text]) -> bool:
    """Take a line that is an address or a method, and say whether it is one."""
    text = " ".join(block.text.split())
    if method := _METHOD.fullmatch(text):
        name = method["method"].upper()
        if not drafts or drafts[-1].method or drafts[-1].answers:
            drafts.append(OperationDraft(block.line, name))
        else:
            drafts[-1].method = name
        return True
    found = _URL.fullmatch(text) or _CALL.fullmatch(text)
    if found is None:
        return False
    parts = found.groupdict()
    if (parts.get("label") or "").casefold() in ("source", "see", "see also", "link", "website"):
        return False
    url = parts.get("url") or parts["path"]
    if drafts and not drafts[-1].url:
        drafts[-1].url = url
    elif not drafts or _generic(url) != _generic(drafts[-1].url):
        drafts.append(OperationDraft(block.line, url=url))
    draft = drafts[-1]
    draft.method = draft.method or (parts.get("method") or "")
    draft.answering, draft.status = False, ""
    draft.paths += [
        (medium, url) for medium in ("json", "xml") if url.lower().endswith(f".{medium}")
    ]
    if front and plain(front[-1].text) in ("url", "uri", "address", "endpoint"):
        front.pop()
    return True


def _generic(url: str) -> str:
    """Return an address with its medium left out."""
    return re.sub(r"\b(?:json|xml)\b", "{medium}", url, flags=re.IGNORECASE)


def _line(draft: OperationDraft, block: Text) -> None:
    """Take a line between tables and samples: whose the next ones are, or a note."""
    text = block.text.strip()
    draft.title = text.strip("| :-") or draft.title
    status = _STATUS.search(text)
    short = len(text) < 80 and not text.endswith(".")
    if status and short:
        draft.status, draft.answering = status[1] or status[2], True
    elif short and _ANSWER.search(text):
        draft.answering, draft.status = True, ""
    elif short and _ASK.search(text):
        draft.answering, draft.asking = False, True
    elif text.count(" ") > 3 and not media_types(text) and not is_label(text):
        owner = next((x for x in draft.parameters if f" {x.name} parameter " in f" {text} "), None)
        if owner is None:
            draft.notes.append(text)
        else:
            at = draft.parameters.index(owner)
            draft.parameters[at] = replace(owner, doc=f"{owner.doc}\n\n{text}".strip())


def _table(draft: OperationDraft, table: Table) -> None:
    if "name" not in table.columns:
        return
    found = [_with_examples(member(row)) for row in table.rows if row.all("name")]
    types = {
        item_type(x.type.removeprefix("array of ")).casefold()
        for x in (*draft.parameters, *draft.answer)
    }
    if draft.title.casefold() in types:
        draft.models.append(Model(draft.title, tuple(found), line=table.line))
    else:
        (draft.answer if draft.answering else draft.parameters).extend(found)


def _with_examples(found: Member) -> Member:
    """Divide a cell of values that stand between commas, without the parameter's own name."""
    values = [x.strip() for text in found.examples for x in re.split(r"\s*[,;]\s*|\s+\|\s+", text)]
    if any(" " in x for x in values):
        return found
    return replace(found, examples=tuple(x.removeprefix(f"{found.name}=") for x in values if x))


def _sample(draft: OperationDraft, block: Pre) -> None:
    payload = Payload(block.text, line=block.line)
    if draft.answering:
        draft.answers.setdefault(draft.status, []).append(payload)
    else:
        draft.asked.append(payload)


def _front(front: list[Text], given: str) -> tuple[str, str]:
    """Return the title and the description that stand before the first address."""
    lines = [" ".join(x.text.split()) for x in front]
    labelled = next((m["title"] for x in lines if (m := _LABELLED.search(x))), "")
    about = [m["doc"] for x in lines if (m := _ABOUT.match(x))]
    headings = [x.text for x in front if x.level == 1]
    twice = next((x for x in lines if lines.count(x) > 1), "")
    trail = next((b for a, b in pairwise(lines) if a != b and a.endswith(f" {b}")), "")
    title = labelled or next(iter(headings), "") or trail or twice or given or next(iter(lines), "")
    prose = [x for x in lines if x.count(" ") > 4 and x.endswith((".", "!")) and title not in x]
    return title, "\n\n".join(dict.fromkeys(about or prose))
