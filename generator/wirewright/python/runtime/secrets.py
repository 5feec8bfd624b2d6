"""Secret values, and texts without them.

What is logged and raised is chosen by allow-list; this is the second line of defence, for texts
that come from elsewhere.
"""

from __future__ import annotations

from urllib.parse import quote, quote_plus, urlsplit, urlunsplit

MASK = "***"
_SHORTEST = 4


def masked(text: str, secrets: tuple[str, ...]) -> str:
    """Return `text` without the secrets, also where they are percent-encoded.

    Secrets of less than four characters are left: they are in every text.
    """
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            for form in (secret, quote(secret, safe=""), quote(secret), quote_plus(secret)):
                text = text.replace(form, MASK)
    return text


def bare(url: str) -> str:
    """Return an address without user, password, query and fragment."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
