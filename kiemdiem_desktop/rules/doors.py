"""The door to RapidFuzz: loaded when two passages are first compared, not when the program starts."""

from collections.abc import Sequence


def common_words(a: Sequence[str], b: Sequence[str]) -> int:
    """Count the words that two passages share in the same order."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - a door

    return LCSseq.similarity(a, b)


def common_runs(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    """Give what two passages share in the same order as runs (begin in a, begin in b, words), from the left."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - a door

    same = (step for step in LCSseq.opcodes(a, b) if step.tag == "equal")
    return tuple((step.src_start, step.dest_start, step.src_end - step.src_start) for step in same)
