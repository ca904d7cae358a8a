"""The digests that a web archive states of its records, compared with the bytes."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

ALGORITHMS: Final = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def agrees(stated: str | None, *candidates: bytes) -> bool | None:
    """Tell whether a digest (``sha1:`` and base32, base64 or hex) is that of one of the candidates.

    None where no digest is stated, or one that cannot be compared.
    """
    name, _, value = (stated or "").strip().strip('"').partition(":")
    algorithm = name.lower().replace("-", "")
    if algorithm not in ALGORITHMS or not value:
        return None
    digests = [hashlib.new(algorithm, data, usedforsecurity=False).digest() for data in candidates]
    return any(value.strip() in spell(one) or value.strip().lower() == one.hex() for one in digests)


def spell(digest: bytes) -> Iterable[str]:
    """Return the ways in which a digest is written, but for hex."""
    plain = base64.b32encode(digest).decode(), base64.b64encode(digest).decode()
    url_safe = base64.urlsafe_b64encode(digest).decode()
    return {form for one in (*plain, url_safe) for form in (one, one.rstrip("="))}


def state_digest(data: bytes, algorithm: str = "sha1") -> str:
    """Return the digest of ``data`` as web archives state it: ``sha1:`` and base32."""
    digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    return f"{algorithm}:{base64.b32encode(digest).decode().rstrip('=')}"
