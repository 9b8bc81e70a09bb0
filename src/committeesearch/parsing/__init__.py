"""Lines to a tree: what kind of paper it is, whose words, at which meeting, under which item."""

from committeesearch.parsing.outline import outline_json
from committeesearch.parsing.parse import parse
from committeesearch.parsing.relate import relate

__all__ = ["outline_json", "parse", "relate"]
