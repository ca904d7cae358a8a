"""The language model's files: opened once, checked once.

The folder holds ``encoder.onnx`` (the network), ``heads.npz`` (small weights used outside of it),
``vectors.onnx`` (the network of sentence vectors, see ``vectors.py``), ``vocab.txt`` (the pieces of
words) and ``model.json`` (the labels, and the hashes of the other files).
``docs/language.md`` is the contract of these files.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import msgspec
import numpy as np

from dateline.errors import ModelBroken
from dateline.language.bound import Weights, make_weights
from dateline.language.kinds import Kinds, make_kinds
from dateline.language.news import News, make_news
from dateline.language.spans import Transitions, make_transitions
from dateline.language.wordpiece import piecer, read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

FOLDER: Final = "DATELINE_MODEL"  # environment: another folder, or "none" for the small tagger
THREADS: Final = ("DATELINE_THREADS", "OMP_NUM_THREADS")  # environment: threads of one process
MOST_THREADS: Final = 2  # more gain little on windows of this size
OUTPUTS: Final = ("upos", "xpos", "names", "ends", "arcs", "rel_dep", "rel_head")
HAPPENED: Final = ("facts", "events", "acts", "site_word", "site_verb")  # of models that know happenings
STATES: Final = ("states",)  # of models that know news
SAID: Final = ("roles", "said_word", "said_cue", "pronoun", "meant")  # of models that know attributions
NETWORK, SMALL, VOCABULARY, CARD = "encoder.onnx", "heads.npz", "vocab.txt", "model.json"
REINSTALL: Final = "Install dateline anew, or set DATELINE_MODEL=none to read with the small tagger."


class Session(Protocol):
    """What runs the network: onnxruntime's session, or a stand-in of the tests."""

    def run(self, names: Sequence[str], feed: Mapping[str, NDArray[Any]]) -> Sequence[Any]:
        """Return the outputs of these names for a batch."""


class Table(msgspec.Struct, frozen=True):
    """Where ``encoder.onnx`` holds the rows of the pieces: the first bytes of rows and of scales."""

    rows: int  # int8 [pieces, width]
    scales: int  # float32 [pieces]
    pieces: int
    width: int


class Card(msgspec.Struct, frozen=True):
    """What ``model.json`` says: the labels in the order of the outputs, and the files' hashes."""

    version: str
    window: int
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    pieces_a_word: int = 16
    table: Table | None = None
    sha256: dict[str, str] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The opened model. ``relations`` [(R + 1), labels * (R + 1)] scores a word with its head.

    ``said``, ``site``, ``news`` and ``kinds`` are the weights of attributions, of the places of verbs,
    of news and of kinds of events, None where the model knows none.
    """

    card: Card
    session: Session
    pieces: Callable[[str], tuple[int, ...]]
    relations: NDArray[np.float32]
    transitions: Transitions
    said: Weights | None = None
    site: Weights | None = None
    news: News | None = None
    kinds: Kinds | None = None

    @property
    def more(self) -> tuple[str, ...]:
        """The outputs that are looked at when all words are read."""
        told = (SAID if self.said else ()) + (HAPPENED if self.site else ())
        return told + (STATES if self.news or self.kinds else ())

    @property
    def outputs(self) -> tuple[str, ...]:
        """The outputs that are asked of the network."""
        return OUTPUTS + self.more


@cache
def load() -> Model | None:
    """Return the model that the package ships, or None where there is none to be used.

    Raises ModelBroken where its files are damaged.
    """
    folder = find_folder()
    return open_model(folder) if folder else None


def find_folder() -> Path | None:
    """Return the folder of the model that is to be used, or None where there is none."""
    named = os.environ.get(FOLDER)
    if named == "none":
        return None
    folder = Path(named) if named else Path(str(files("dateline.language") / "model"))
    return folder if named or (folder / CARD).is_file() else None


def name_model() -> str:
    """Return a name for the model in use, from its card's hash; "none" without one. Opens nothing."""
    folder = find_folder()
    try:
        return sha256((folder / CARD).read_bytes()).hexdigest()[:8] if folder else "none"
    except OSError:
        return "none"  # ``load`` says what is wrong when a text is read


def open_model(folder: Path) -> Model:
    """Return the model of a folder; raises ModelBroken where a file is missing or damaged."""
    try:
        card, data = read_files(folder, (NETWORK, SMALL, VOCABULARY))
        with np.load(folder / SMALL) as stored:
            small = {name: stored[name] for name in stored.files}
        return build(card, open_session(data[NETWORK]), data[VOCABULARY].decode("utf-8"), small)
    except (OSError, KeyError, ValueError, msgspec.DecodeError, RuntimeError) as error:
        cause = f"The language model in {folder} cannot be opened ({type(error).__name__}: {error})."
        raise ModelBroken(cause, REINSTALL) from error


def read_files(folder: Path, names: tuple[str, ...]) -> tuple[Card, dict[str, bytes]]:
    """Return a model's card and some of its files, checked against it."""
    card = msgspec.json.decode((folder / CARD).read_bytes(), type=Card)
    data = {name: (folder / name).read_bytes() for name in names}
    check(card, data)
    return card, data


def check(card: Card, data: Mapping[str, bytes]) -> None:
    """Raise ModelBroken where a file is not the one that the card was written for."""
    for name, expected in card.sha256.items():
        if name in data and sha256(data[name]).hexdigest() != expected:
            raise ModelBroken(f"The language model's file {name} is damaged.", REINSTALL)


def build(card: Card, session: Session, vocabulary: str, small: Mapping[str, Any]) -> Model:
    """Return a model made of its opened parts."""
    weights = np.asarray(small["rel_weight"], np.float32)  # [labels, R + 1, R + 1]
    learned = None
    if "names_transitions" in small:
        learned = Transitions(small["names_transitions"], small["names_starts"])
    return Model(
        card,
        session,
        piecer(read_vocabulary(vocabulary), card.pieces_a_word),
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(weights.shape[1], -1)),
        make_transitions(card.names, learned),
        make_weights(small, "said") if card.roles else None,
        make_weights(small, "site") if card.events else None,
        make_news(small),
        make_kinds(small),
    )


def open_session(network: bytes) -> Session:
    """Return onnxruntime's session for a network, with as many threads as allowed."""
    import onnxruntime  # noqa: PLC0415  - not needed by those who read with the small tagger

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = count_threads()
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    session: Session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
    return session


def count_threads() -> int:
    """Return how many threads one process uses: as the environment says, else at most two.

    A process that another one of Python's has started is one of several, and uses one.
    """
    for name in THREADS:
        value = os.environ.get(name, "")
        if value.isdecimal() and int(value) > 0:
            return int(value)
    return 1 if parent_process() else min(MOST_THREADS, os.cpu_count() or 1)
