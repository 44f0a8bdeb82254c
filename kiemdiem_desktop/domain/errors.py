"""The expected failures: each tells what happened, why, and what to do."""


class KiemdiemError(Exception):
    """An expected failure that a person can act on.

    `code` is stable and English (`locked`, `disk_full`); `message` says what happened and why,
    `hint` says what to do; both are Vietnamese sentences.
    """

    def __init__(self, *, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InvalidValueError(KiemdiemError):
    """A value that no field can hold (an impossible date, a negative count)."""


class NotFoundError(KiemdiemError):
    """A record that is asked for and is not there."""


class CancelledError(Exception):
    """The person stopped the work; nothing is shown."""
