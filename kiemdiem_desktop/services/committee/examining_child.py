"""The child process that examines packages: it gets frozen values over standard input, answers, and ends with it.

It never sees the store. What it knows (how to open envelopes, which keys count) comes over the pipe alone.
"""

import os
import pickle
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Final

from kiemdiem_desktop.i18n import use_language
from kiemdiem_desktop.services.committee.examining import examine_all

CHILD_WORD: Final = "--examine-packages"
READY: Final = "ready"
_STDIN, _STDOUT, _STDERR = 0, 1, 2


def run_child() -> int:
    """Answer until there is nothing more to answer: the other end was closed, or is gone."""
    asked, answers = os.fdopen(os.dup(_STDIN), "rb"), os.fdopen(os.dup(_STDOUT), "wb")
    os.dup2(_STDERR, _STDOUT)  # what a library prints is no answer
    try:
        _serve(asked, answers)
    except (EOFError, OSError):
        return 0
    return 0


def _serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    language, desk = pickle.load(asked)  # noqa: S301 - the pipe leads to our own parent and nobody else
    use_language(*language)
    send(answers, READY)
    with ThreadPoolExecutor(max_workers=1) as writer:
        written: Future[object] = writer.submit(bytes)
        while True:
            found = examine_all(desk, pickle.load(asked))  # noqa: S301 - as above
            written.result()  # one answer waits to be taken, not more: each holds megabytes
            written = writer.submit(send, answers, found)


def send(stream: IO[bytes], value: object) -> None:
    """Write one value for the other end."""
    pickle.dump(value, stream, protocol=5)
    stream.flush()
