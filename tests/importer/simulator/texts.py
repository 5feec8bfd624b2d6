"""Help pages as text extractions leave them, in the styles that are about.

A style is a function from a page to text. Names: `tight` (each cell in a line), `pipes` (Markdown
whose cells break), `glued` (no outer pipes, the header glued to the model), and their variants.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from tests.importer.simulator.html import NO_DOC, old_rows
from tests.importer.simulator.page import PageOf, Part, Row, Shown
from tests.importer.simulator.words import ENGLISH, Words

Style = Callable[[PageOf, Words], str]
_OLD_COLUMNS: Final = ("Name", "Description", "Additional information")


# ---- samples --------------------------------------------------------------------------------------


def in_one_line(text: str) -> str:
    """Return a sample without its line breaks."""
    return " ".join(line.strip() for line in text.splitlines())


def without_indents(text: str) -> str:
    """Return a sample whose lines have lost their indentation."""
    return "\n".join(line.strip() for line in text.splitlines())


def _xml_line(text: str) -> str:
    return without_indents(text) if text.count("\n") > 12 else in_one_line(text)


def _samples(part: Part, words: Words, layout: Callable[[str], str], blank: bool) -> Iterator[str]:
    for each in part.samples:
        yield from _blank(", ".join(each.media), blank)
        if words.sample:
            yield words.sample
        yield from _blank(words.missing if each.text is None else layout(each.text), blank)


def _blank(text: str, blank: bool) -> Iterator[str]:
    if text:
        yield text
        if blank:
            yield ""


def _notes(row: Row, words: Words) -> list[str]:
    notes = [words.required if note == "Required" else note for note in row.notes]
    return notes or [words.nothing]


# ---- the order of a page --------------------------------------------------------------------------

Table = Callable[[tuple[Row, ...], Words, str], Iterator[str]]


def _new(
    page: PageOf, words: Words, table: Table, layout: Callable[[str], str], blank: bool
) -> Iterator[str]:
    """Yield the lines of a new page; `table` gets what its header may be glued to."""
    yield from _blank(f"{page.method} {page.path}", blank)
    yield from _blank(page.doc, blank)
    yield from _blank(words.request, blank)
    yield from _blank(words.parameters, blank)
    yield from (
        table(page.parameters, words, "") if page.parameters else _blank(words.nothing, blank)
    )
    yield from _blank(words.body, blank)
    yield from _part(page.body, words.formats, words, table, layout, blank)
    yield from _blank(words.response, blank)
    yield from _blank(words.result, blank)
    yield from _part(page.result, words.answers, words, table, layout, blank)


def _part(
    part: Part | None,
    heading: str,
    words: Words,
    table: Table,
    layout: Callable[[str], str],
    blank: bool,
) -> Iterator[str]:
    if part is None:
        yield from _blank(words.nothing, blank)
        return
    yield from _blank(part.doc, blank)
    if part.rows:
        yield from table(part.rows, words, part.type)
        yield from _blank(heading, blank)
    elif part.rows is None:
        if blank:
            yield from (part.type, heading, "")
        else:
            yield f"{part.type}{heading}"
    else:
        yield from _blank(f"{part.type}{words.nothing}", blank)
        yield from _blank(heading, blank)
    yield from _samples(part, words, layout, blank)


# ---- tables ---------------------------------------------------------------------------------------


def _tight_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    if owner:
        yield owner
    yield "".join(words.columns)
    for row in rows:
        for cell in (row.name, row.doc, row.type, *_notes(row, words)):
            if cell:
                yield from (cell, "")


def _spaced_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    """Yield rows whose name, text and type stand in one line."""
    if owner:
        yield owner
    yield " ".join(words.columns)
    for row in rows:
        yield " ".join(cell for cell in (row.name, row.doc, row.type) if cell)
        yield ""
        for note in _notes(row, words):
            yield from (note, "")


def _pipes_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    yield f"{owner}| {' | '.join(words.columns)} |"
    yield f"|{'---|' * len(words.columns)}"
    for place, row in enumerate(rows):
        note = " ".join(_notes(row, words))
        if row.doc:
            yield from (f"| {row.name} |", f"{row.doc} |", f"{row.type} |", f"{note} |")
        else:
            yield from (f"| {row.name} | {row.type} |", f"{note} |")
            if place + 1 < len(rows):
                yield "|"


def _glued_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    yield f"{owner}{' | '.join(words.columns)} |"
    yield "---|" * len(words.columns)
    for place, row in enumerate(rows):
        note = " ".join(_notes(row, words))
        if row.doc:
            yield from (f"{row.name} |", f"{row.doc} |", f"{row.type} |", f"{note} |")
        else:
            yield from (f"{row.name} | {row.type} |", f"{note} |")
            if place + 1 < len(rows):
                yield "|"


def _glued_lines_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    """Yield rows whose name, text and type stand in one line, with pipes."""
    yield f"{owner}{' | '.join(words.columns)} |"
    yield "---|" * len(words.columns)
    for row in rows:
        cells = [cell for cell in (row.name, row.doc, row.type) if cell]
        yield f"{' | '.join(cells)} |"
        yield f"{' '.join(_notes(row, words))} |"
        if not row.doc:
            yield "|"


def _line_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    """Yield each row in one line; an empty text moves to its end."""
    yield f"{owner}| {' | '.join(words.columns)} | "
    yield f"|{'---|' * len(words.columns)}"
    for place, row in enumerate(rows):
        note = " ".join(_notes(row, words))
        end = "| |" if not row.doc and place + 1 < len(rows) else "| "
        cells = [cell for cell in (row.name, row.doc, row.type, note) if cell]
        yield f"| {' | '.join(cells)} {end}"


def _markdown_table(rows: tuple[Row, ...], words: Words, owner: str) -> Iterator[str]:
    if owner:
        yield from (_linked(owner), "")
    yield f"| {' | '.join(words.columns)} |"
    yield f"|{' --- |' * len(words.columns)}"
    for row in rows:
        note = " ".join(row.notes)
        yield f"| {row.name} | {row.doc} | {row.type} | {note} |"


def _linked(owner: str) -> str:
    """Return the words of a type whose last one is a link."""
    before, _, name = owner.rpartition(" ")
    link = f"[{name}](https://api.example.net/Help/ResourceModel?modelName={name})"
    return f"{before} {link}" if before else link


# ---- styles ---------------------------------------------------------------------------------------


def tight(page: PageOf, words: Words = ENGLISH) -> str:
    """Each cell stands in a line of its own."""
    return _text(_new(page, words, _tight_table, lambda text: text, True))


def tight_flat(page: PageOf, words: Words = ENGLISH) -> str:
    """The same, without indentation in samples."""
    return _text(_new(page, words, _tight_table, without_indents, True))


def spaced(page: PageOf, words: Words = ENGLISH) -> str:
    """A row's cells stand in one line with blanks."""
    return _text(_new(page, words, _spaced_table, lambda text: text, True))


def pipes(page: PageOf, words: Words = ENGLISH) -> str:
    """Markdown whose cells break over lines."""
    return _text(_new(page, words, _pipes_table, _layout, False))


def glued(page: PageOf, words: Words = ENGLISH) -> str:
    """Pipes between cells, the header glued to the model, samples in one line."""
    return _text(_new(page, words, _glued_table, in_one_line, False))


def glued_lines(page: PageOf, words: Words = ENGLISH) -> str:
    """The same, with a row's name, text and type in one line."""
    return _text(_new(page, words, _glued_lines_table, in_one_line, False))


def lined(page: PageOf, words: Words = ENGLISH) -> str:
    """Each row in one line of pipes, media types indented."""
    lines = list(_new(page, words, _line_table, _layout_pretty_json, False))
    return "\n".join(f"        {x}" if re.match(r"(application|text)/", x) else x for x in lines)


def markdown(page: PageOf, words: Words = ENGLISH) -> str:
    """Clean Markdown: headings, links, and only the first sample, between fences."""
    return _text(_markdown(page, words))


def collapsed(page: PageOf, words: Words = ENGLISH) -> str:
    """All in one line, as from an extraction that keeps no line breaks."""
    text = tight(page, words).replace("".join(words.columns), " ".join(words.columns))
    return " ".join(text.split())


def _markdown(page: PageOf, words: Words) -> Iterator[str]:
    yield from (f"# {page.method} {page.path}", "", page.doc, "", f"## {words.request}", "")
    yield from (f"### {words.parameters}", "")
    yield from _markdown_table(page.parameters, words, "") if page.parameters else [words.nothing]
    for heading, part, formats in (
        (f"### {words.body}", page.body, words.formats),
        (f"## {words.response}\n\n### {words.result}", page.result, words.answers),
    ):
        yield from ("", heading, "")
        if part is None:
            yield words.nothing or "None."
            continue
        yield from (part.doc, "") if part.doc else ()
        yield from _markdown_table(part.rows, words, part.type) if part.rows else [part.type]
        shown: list[Shown] = [each for each in part.samples if each.text is not None]
        if shown:
            yield from ("", f"### {formats}", "")
            media = [", ".join(each.media) for each in part.samples]
            yield "\n\n".join(f"- [{each}](https://api.example.net#{each[-4:]})" for each in media)
            yield from ("", "```", str(shown[0].text), "```")


def _layout(text: str) -> str:
    return _xml_line(text) if text.startswith("<") else without_indents(text)


def _layout_pretty_json(text: str) -> str:
    return in_one_line(text) if text.startswith("<") else f"\n{text}"


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines)


# ---- old templates --------------------------------------------------------------------------------


def old_tight(page: PageOf, has_returns: bool = True) -> str:
    """An old page, each cell in a line of its own."""
    return _text(_old(page, has_returns, False))


def old_glued(page: PageOf, has_returns: bool = True) -> str:
    """An old page with pipes between cells and samples in one line."""
    return _text(_old(page, has_returns, True))


def _old(page: PageOf, has_returns: bool, is_glued: bool) -> Iterator[str]:
    layout = in_one_line if is_glued else str
    blank = not is_glued
    yield from _blank(f"{page.method} {page.path}", blank)
    yield from _blank(page.doc or NO_DOC, blank)
    rows = old_rows(page)
    if rows:
        yield from _blank("Request Information", blank)
        yield from _blank("Parameters", blank)
        yield f"{' | '.join(_OLD_COLUMNS)} |" if is_glued else "".join(_OLD_COLUMNS)
        if is_glued:
            yield "---|---|---|"
        for row in rows:
            place = "body" if row.place == "body" else "URI"
            note = f"Define this parameter in the request {place}."
            doc = row.doc or NO_DOC
            yield from (
                (f"{row.name} | {doc} |", f"{note} |")
                if is_glued
                else (
                    row.name,
                    doc,
                    "",
                    note,
                    "",
                )
            )
    if page.body is not None:
        yield from _blank("Request body formats", blank)
        yield from _samples(page.body, ENGLISH, layout, blank)
    if page.result is not None:
        yield from _blank("Response Information", blank)
        if has_returns:
            yield from _blank(page.result.doc or NO_DOC, blank)
        yield from _blank("Response body formats", blank)
        yield from _samples(page.result, ENGLISH, layout, blank)


# ---- what extractions lose ------------------------------------------------------------------------


def without_addresses(text: str) -> str:
    """Lose the cells that hold the word Email, as filters of addresses do."""
    text = re.sub(r"(?m)^\| \w*[Ee]mail\w* \| (.+) \|\n(.+) \|\n\|$", r"| \1 |\n\2 |\n||", text)
    return re.sub(r"(?m)^\| \w*[Ee]mail\w* \| (.+?) \| (.+?) \| \|$", r"| \1 | \2 | ||", text)
