"""Everything that can go wrong, as one tree.

    CommitteeSearchError
    ├── SettingsError            a setting, filter or argument that cannot be used
    ├── ReadingError             one paper cannot be read (never stops the others)
    │   ├── UnsupportedFile      not a kind of file that we read
    │   ├── DamagedFile          empty, truncated or malformed
    │   ├── ProtectedFile        needs a password
    │   ├── NoTextFound          pictures only: a scan without text
    │   └── LimitExceeded        too large, too many pages, too slow
    ├── IndexUnusable
    │   ├── IndexMissing         nothing has been indexed there yet
    │   ├── IndexOutdated        made by another version or another embedding model
    │   ├── IndexDamaged         the files contradict each other
    │   └── IndexBusy            another process is writing it
    ├── EncoderError             the embedding model cannot be loaded or is not the one expected
    ├── JudgementError           a questions, judgements or run file that cannot be used
    └── UnverifiedQuote          words that are not in the paper they claim to come from: a defect of ours

Every message says what failed, where, and what to do about it.
"""

from __future__ import annotations


class CommitteeSearchError(Exception):
    """Base of every error that this package raises on purpose."""


class SettingsError(CommitteeSearchError):
    """A setting, filter or argument cannot be used."""


class ReadingError(CommitteeSearchError):
    """One paper cannot be read. ``reason`` is a short sentence for the list of papers left out."""

    def __init__(self, file: str, reason: str, advice: str = "") -> None:
        self.file, self.reason, self.advice = file, reason, advice
        super().__init__(f"{file}: {reason}" + (f" {advice}" if advice else ""))

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str, str]]:
        # Raised in a worker process and shown in this one: the default would lose two of the three.
        return type(self), (self.file, self.reason, self.advice)


class UnsupportedFile(ReadingError):
    """Not a kind of file that we read."""


class DamagedFile(ReadingError):
    """Empty, truncated or malformed."""


class ProtectedFile(ReadingError):
    """Needs a password."""


class NoTextFound(ReadingError):
    """Holds pictures of pages and no text."""


class LimitExceeded(ReadingError):
    """Larger, longer or slower than the settings allow."""


class IndexUnusable(CommitteeSearchError):
    """The index cannot be used."""


class IndexMissing(IndexUnusable):
    """Nothing has been indexed there yet."""


class IndexOutdated(IndexUnusable):
    """Made by another version of this program or with another embedding model."""


class IndexDamaged(IndexUnusable):
    """The files of the index contradict each other and cannot be mended without indexing again."""


class IndexBusy(IndexUnusable):
    """Another process is writing the index."""


class EncoderError(CommitteeSearchError):
    """The embedding model cannot be loaded, or is not the one that was expected."""


class JudgementError(CommitteeSearchError):
    """A questions, judgements or run file cannot be used."""


class UnverifiedQuote(CommitteeSearchError):
    """Words were about to be shown that do not stand in the paper that they claim to come from."""
