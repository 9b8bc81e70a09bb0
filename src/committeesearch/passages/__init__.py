"""A paper to passages: runs of blocks inside one item, short enough to embed and long enough to understand."""

from committeesearch.passages.copies import fold
from committeesearch.passages.cutting import MOST
from committeesearch.passages.describing import split

__all__ = ["MOST", "fold", "split"]
