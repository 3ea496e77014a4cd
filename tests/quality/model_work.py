"""What the tests of speed and memory have done in processes of their own; importable, so that these find it.

`python -m tests.quality.model_work ARTICLES KIND...` prints what `annotate_with` gives, as JSON.
"""

import json
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "wadi_page.txt"


def annotate_with(kinds: Sequence[str], articles: int) -> dict[str, float]:
    """Load the shipped models of these kinds and have them read that many short articles.

    -> seconds of the processor, which other processes of the machine do not lengthen, until the models had read one sentence
    (`load`, with the imports of torch and stanza) and for the articles (`work`), the highest memory of the process so far
    in MB (`peak`), and how many threads torch uses (`threads`).
    """
    started = time.process_time()
    from flows.settings import OWN_WEIGHTS
    from tasks.labels import load_annotator

    annotators = [load_annotator(str(OWN_WEIGHTS), kind) for kind in kinds]
    for annotator in annotators:
        annotator.annotate_many(["قال سالم."], [[(0, 9)]])
    load = time.process_time() - started
    started = time.process_time()
    read_articles(kinds, articles)
    work = time.process_time() - started
    import torch

    return {"load": load, "work": work, "peak": peak_megabytes(), "threads": torch.get_num_threads()}


def peak_megabytes() -> float:
    """The highest memory of this program so far; on Linux without that of the process that started it, which getrusage counts."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


def read_articles(kinds: Sequence[str], articles: int) -> float:
    """Seconds in which models that are loaded already read that many articles."""
    from arabic.sentences import split_sentences
    from flows.settings import OWN_WEIGHTS
    from tasks.labels import load_annotator

    text = EXAMPLE.read_text(encoding="utf-8")
    sentences = [(s.start, s.end) for s in split_sentences(text)]
    started = time.perf_counter()
    for kind in kinds:
        load_annotator(str(OWN_WEIGHTS), kind).annotate_many([text] * articles, [sentences] * articles)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(annotate_with(sys.argv[2:], int(sys.argv[1]))))
