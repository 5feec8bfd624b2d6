"""The tokens of a text or of bytes, in which everything counts: one for each line."""

from __future__ import annotations

from wirewright.verify.tokens import Place, Token


def raw_tokens(text: str, root: Place) -> list[Token]:
    """Return the lines of `text` with their ends."""
    tokens: list[Token] = []
    start = 0
    for line in text.split("\n"):
        end = min(start + len(line) + 1, len(text))
        if end > start:
            tokens.append(Token(text[start:end], start, root))
        start = end
    return tokens
