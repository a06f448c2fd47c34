"""The exit codes: wrong input, a negative verdict, no answer and our own fault are four different things."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller."""

    ANSWERED = 0
    FINDINGS = 1
    WRONG_USAGE = 2
    INVALID_POLICIES = 3
    NO_ANSWER = 4
    OUR_FAULT = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141
