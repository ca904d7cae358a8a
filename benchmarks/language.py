"""What reading costs: words a second from raw text to a Reading, on one and on two cores.

    python benchmarks/language.py TEXTS [--spacy PYTHON] [--vectors] [--rounds N]

TEXTS is JSON Lines with `text`, an article a line. With `--spacy`, the Python of an environment that
has spaCy, the same texts are read in the same run by spaCy's small convolutional pipeline: blank
components (tok2vec, tagger, parser, entity recogniser) with weights that were never trained, which
cost the same as trained ones; it needs no download. With `--vectors`, a vector is made for each sentence
as well. On two cores two processes read the texts, each
tied to a core and with one thread, as `dateline read` does it. Words a second by the clock and by CPU
time (which a busy machine disturbs less) are the best of the rounds, after one that loads what is
loaded once.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CORES = (1, 2)
ROOM = {"linux": 1024}.get(sys.platform, 1024 * 1024)  # units of the peak of memory in a megabyte


def read_texts(path: Path) -> list[str]:
    """Return the texts of a file of JSON Lines."""
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def open_dateline() -> Callable[[list[str]], int]:
    """Return the function that reads texts with Dateline and counts their tokens."""
    from dateline.identity import hash_text  # noqa: PLC0415  - the time of opening counts
    from dateline.language.analyse import analyse  # noqa: PLC0415
    from dateline.language.model import load  # noqa: PLC0415
    from dateline.records import Article  # noqa: PLC0415

    load()

    def count(text: str) -> int:
        article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
        return len(analyse(article).starts)

    return lambda texts: sum(map(count, texts))


def open_vectors() -> Callable[[list[str]], int]:
    """Return the function that reads texts, makes their sentences' vectors, and counts the tokens."""
    from dateline.identity import hash_text  # noqa: PLC0415
    from dateline.language.analyse import analyse  # noqa: PLC0415
    from dateline.language.vectors import load_embedder, sentence_vectors  # noqa: PLC0415
    from dateline.records import Article  # noqa: PLC0415

    load_embedder()

    def count(text: str) -> int:
        article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
        reading = analyse(article)
        sentence_vectors(reading)
        return len(reading.starts)

    return lambda texts: sum(map(count, texts))


def open_spacy() -> Callable[[list[str]], int]:
    """Return the function that reads texts with spaCy's small pipeline and counts their tokens."""
    import spacy  # noqa: PLC0415  - not there in Dateline's own environment

    nlp = spacy.blank("en")
    listen = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp.add_pipe("tok2vec")
    shares = {"tok2vec": listen}
    transitions = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "tok2vec": listen,
        "use_upper": True,
    }
    sizes = {"hidden_width": 64, "maxout_pieces": 2}
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", **shares}})
    for name, kind, extra in (("parser", "parser", 8), ("ner", "ner", 6)):
        model = {**transitions, **sizes, "state_type": kind, "extra_state_tokens": extra == 6}
        nlp.add_pipe(name, config={"model": model})
    label(nlp)
    nlp.initialize()
    return lambda texts: sum(map(len, nlp.pipe(texts)))


def label(nlp: Any) -> None:
    """Give blank components as many labels as trained ones have."""
    for number in range(50):
        nlp.get_pipe("tagger").add_label(f"T{number}")
        nlp.get_pipe("parser").add_label(f"r{number}")
    for number in range(18):
        nlp.get_pipe("ner").add_label(f"N{number}")


def measure(tool: str, texts: list[str], rounds: int) -> dict[str, float]:
    """Return words a second by clock and by CPU time, seconds to open, megabytes at the peak."""
    started = perf_counter()
    read = {"dateline": open_dateline, "vectors": open_vectors, "spacy": open_spacy}[tool]()
    opened = perf_counter() - started
    read(texts)
    clock: list[float] = []
    spent: list[float] = []
    for _ in range(rounds):
        started, used = perf_counter(), process_time()
        words = read(texts)
        clock.append(perf_counter() - started)
        spent.append(process_time() - used)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / ROOM
    return {
        "by_clock": round(words / min(clock)),
        "by_cpu": round(words / min(spent)),
        "opened": round(opened, 2),
        "mb": round(peak),
    }


def start(python: str, tool: str, core: int, given: argparse.Namespace) -> subprocess.Popen[bytes]:
    """Start measuring a tool in a process tied to one core."""
    command = [python, __file__, str(given.texts), "--tool", tool, "--rounds", str(given.rounds)]
    threads = dict.fromkeys(("DATELINE_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return subprocess.Popen(  # noqa: S603  - this script itself
        command,
        env={**os.environ, **threads},
        stdout=subprocess.PIPE,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509  - no threads yet
    )


def gather(python: str, tool: str, cores: int, given: argparse.Namespace) -> dict[str, float]:
    """Return the figures of a tool on so many cores, words a second added up over the processes."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    running = [start(python, tool, core, given) for core in allowed]
    found = [json.loads(one.communicate()[0]) for one in running]
    sums = {name: sum(one[name] for one in found) for name in ("by_clock", "by_cpu", "mb")}
    return {**sums, "opened": max(one["opened"] for one in found)}


def main() -> None:
    """Print a line for each tool and number of cores, and the ratio of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tool", choices=["dateline", "vectors", "spacy"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.tool:
        print(json.dumps(measure(given.tool, read_texts(given.texts), given.rounds)))
        return
    for cores in CORES[: len(os.sched_getaffinity(0))]:
        own = gather(sys.executable, "dateline", cores, given)
        print(f"dateline, {cores} cores: {own}")
        if given.vectors:
            print(f"with vectors, {cores} cores: {gather(sys.executable, 'vectors', cores, given)}")
        if given.spacy:
            other = gather(given.spacy, "spacy", cores, given)
            ratio = own["by_cpu"] / other["by_cpu"]
            print(f"spacy, {cores} cores: {other}; ratio by CPU time {ratio:.2f}")


if __name__ == "__main__":
    main()
