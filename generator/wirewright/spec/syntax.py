"""What libyaml says about broken YAML, in words that say what to do."""

from __future__ import annotations

from typing import Final

PROBLEMS: Final = {
    "mapping values are not allowed in this context": (
        "`: ` makes a mapping where none can stand",
        "quote a text that contains `: `, and check the indentation",
    ),
    "did not find expected key": (
        "a key should stand here",
        "check the indentation, and that quotes and brackets end where they should",
    ),
    "did not find expected '-' indicator": (
        "another item of the list (`- `) should stand here",
        "check the indentation",
    ),
    "block sequence entries are not allowed in this context": (
        "an item of a list (`- `) cannot stand here",
        "begin the list on a line of its own, or quote a text that begins with `-`",
    ),
    "did not find expected ',' or ']'": (
        "`,` or `]` should stand here",
        "close the list, and quote texts that contain `[`, `]`, `{`, `}` or `, `",
    ),
    "did not find expected ',' or '}'": (
        "`,` or `}` should stand here",
        "close the mapping, and quote texts that contain `[`, `]`, `{`, `}` or `, `",
    ),
    "did not find expected node content": (
        "a value should stand here",
        "write one, and quote a text that begins with `,`, `]` or `}`",
    ),
    "found unexpected end of stream": (
        "the file ends inside a quoted text",
        "close the quotes",
    ),
    "found unexpected ':'": (
        "`:` cannot stand here without a space after it",
        "write a space after the colon of a key, or quote the text",
    ),
    "found unknown escape character": (
        "no such escape exists",
        r"write `\\` for a backslash, or use single quotes",
    ),
    "found invalid Unicode character escape code": (
        "the escape is no character",
        r"write a character beyond U+FFFF with eight digits: `\U0001F600`, not two of `\uD83D`",
    ),
    "did not find expected alphabetic or numeric character": (
        "a text cannot begin with `&` or `*`",
        "quote it",
    ),
    "could not find expected ':'": (
        "a key has no `:`",
        "write `: ` after the key, or quote or indent the text that goes on here",
    ),
}


def explain(problem: str, character: str) -> tuple[str, str]:
    """Return a message and advice for libyaml's `problem` at `character`."""
    if problem == "found character that cannot start any token":
        if character == "\t":
            return "a tab cannot indent", "indent with spaces"
        return f"a text cannot begin with `{character}`", "quote it"
    return PROBLEMS.get(
        problem, (f"this is not YAML: {problem}", "check the line and the one above")
    )
