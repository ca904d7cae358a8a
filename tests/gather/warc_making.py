"""Web archives made by hand, byte by byte, with invented pages."""

from __future__ import annotations

import base64
import gzip
import hashlib

HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
PAGES = [
    b"<html><p>The ferry to Orvale left late.",
    b"<html><p>Rain fell on Brunmere.",
    b"<html><p>Market day.",
]


def sha1(data: bytes) -> bytes:
    return b"sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest())


def record(
    block: bytes, *extra: bytes, kind: bytes = b"response", uri: bytes = b"https://lantern.example/a"
) -> bytes:
    """Make a record; ``extra`` are header lines, one with Content-Length replaces the true one."""
    content = b"application/http; msgtype=response" if kind == b"response" else b"text/html"
    head = [
        b"WARC/1.1",
        b"WARC-Type: " + kind,
        b"WARC-Record-ID: <urn:uuid:0d3c1f0e-0000-4000-8000-000000000001>",
        b"WARC-Target-URI: " + uri,
        b"WARC-Date: 2031-02-03T04:05:06.789Z",
        *(
            []
            if any(line.startswith(b"Content-Type") for line in extra)
            else [b"Content-Type: " + content]
        ),
        *extra,
    ]
    if not any(line.startswith(b"Content-Length") for line in extra):
        head.append(b"Content-Length: %d" % len(block))
    return b"\r\n".join(head) + b"\r\n\r\n" + block + b"\r\n\r\n"


def page(body: bytes, *extra: bytes, head: bytes = HTML) -> bytes:
    """Make the record of a page with the digest of its block."""
    return record(head + body, b"WARC-Block-Digest: " + sha1(head + body), *extra)


def pack(*records: bytes) -> bytes:
    """Pack records as an archive does: each a gzip member of its own."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
