"""Pages that are readable and enormous, for the whole of an import: `python -m tests.importer.heavy NAME`.

Prints the seconds and the MiB that the import of one takes, more than the libraries alone.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Final

MIB: Final = 1024 * 1024
_NEW: Final = (
    "POST api/Boats\n\nRequest Information\n\nURI Parameters\n\nNone.\n\nBody Parameters\n\n"
)
_ROOT: Final = (
    '<Boat xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns="http://schemas.datacontract.org/2004/07/Harbor">'
)


def body(json: str = "", xml: str = "", table: str = "") -> str:
    """Return a page with a body of these samples and this table."""
    text = f"{_NEW}Boat\n{table}Request Formats\n\n"
    text += f"application/json, text/json\n\nSample:\n{json}\n\n" if json else ""
    return text + (f"application/xml, text/xml\n\nSample:\n{xml}\n\n" if xml else "")


def table(rows: list[tuple[str, str]]) -> str:
    """Return a table of these names and types."""
    lines = "".join(f"{name}\n\n{type_}\n\nNone.\n\n" for name, type_ in rows)
    return f"NameDescriptionTypeAdditional information\n{lines}"


def many_members(size: int) -> str:
    names = [f"Member{number:07}" for number in range(size // 70)]
    json = "{\n" + ",\n".join(f'"{name}": 1' for name in names) + "\n}"
    return body(json, f"{_ROOT}{''.join(f'<{x}>1</{x}>' for x in names)}</Boat>")


def backwards(size: int) -> str:
    """Members that XML has in the opposite order: no classes order them so."""
    names = [f"M{number:07}" for number in range(size // 50)]
    json = "{\n" + ",\n".join(f'"{name}": 1' for name in names) + "\n}"
    inner = "".join(f"<{x}>1</{x}>" for x in (*names[1::2][::-1], *names[::2]))
    return body(json, f"{_ROOT}{inner}</Boat>")


def renamed(size: int) -> str:
    """Members without a common name, whose values are all alike."""
    count = size // 60
    json = ",\n".join(f'"a{number}": {{"x": [1]}}' for number in range(count))
    xml = "".join(f"<b{number}><y><int>1</int></y></b{number}>" for number in range(count))
    return body(f"{{{json}}}", f"{_ROOT}{xml}</Boat>")


def long_lists(size: int) -> str:
    items = ",\n".join('{"Id": 1, "Title": "x"}' for _ in range(size // 80))
    xml = "<Item><Id>1</Id><Title>x</Title></Item>" * (size // 80)
    return body(f'{{"Items": [{items}]}}', f"{_ROOT}<Items>{xml}</Items></Boat>")


def different_items(size: int) -> str:
    return body(f'{{"Items": [{",".join(f"""{{"m{n}": {n}}}""" for n in range(size // 20))}]}}')


def deep(size: int) -> str:
    levels = min(size // 30, 4000)
    json = '{"a":' * levels + "1" + "}" * levels
    return body(json, f"{_ROOT}{'<a>' * levels}1{'</a>' * levels}</Boat>") * (size // 60000)


def types_in_types(size: int) -> str:
    return body(table=table([("Id", "Collection of " * (size // 14) + "string")]))


def many_rows(size: int) -> str:
    return body("{}", table=table([(f"Member{n}", "string") for n in range(size // 28)]))


def many_types(size: int) -> str:
    rows = [(f"Member{n}", f"Thing{n}") for n in range(size // 60)]
    json = ",\n".join(f'"Member{n}": {{"Id": 1}}' for n in range(size // 60))
    return body(f"{{{json}}}", table=table(rows))


def many_operations(size: int) -> str:
    page = body('{\n  "Id": 1\n}', table=table([("Id", "integer")]))
    parts = [page.replace("api/Boats", f"api/Boats{n}") for n in range(size // len(page))]
    return "\n".join(parts)


def many_spaces(size: int) -> str:
    inner = "".join(f'<a{n} xmlns="urn:{n}">1</a{n}>' for n in range(size // 30))
    return body(xml=f"{_ROOT}{inner}</Boat>")


def many_samples(size: int) -> str:
    return body() + 'application/json\n\nSample:\n{"Id": 1}\n\n' * (size // 40)


def long_numbers(size: int) -> str:
    return body(f'{{"Id": {"9" * size}}}', f"{_ROOT}<Id>{'9' * 10}</Id></Boat>")


def long_pattern(size: int) -> str:
    note = "Matching regular expression pattern: " + "(a+)+" * (size // 5)
    rows = table([("Id", "string")]).replace("None.", note)
    return body('{"Id": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}', table=rows)


def long_range(size: int) -> str:
    note = f"Range: inclusive between 0 and {'9' * (size // 2)}"
    return body('{"Id": 1}', table=table([("Id", "integer")]).replace("None.", note))


PAGES: Final[dict[str, Callable[[int], str]]] = {
    page.__name__.replace("_", " "): page
    for page in (
        many_members, backwards, renamed, long_lists, different_items, deep, types_in_types,
        many_rows, many_types, many_operations, many_spaces, many_samples, long_numbers,
        long_pattern, long_range,
    )
}  # fmt: skip


def imported(text: str) -> int:
    """Import a page as far as a checked draft; return how many operations it has."""
    from tests.importer.simulator import run

    return run.imported([("page.txt", text)])[0].operations


def main() -> None:
    """Import one page and print what it took."""
    imported("GET api/Boats\n")
    text = PAGES[sys.argv[1]](int(sys.argv[2]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    imported(text)
    seconds = time.process_time() - began
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{seconds:.2f} {more / 1024:.0f}")


if __name__ == "__main__":
    main()
