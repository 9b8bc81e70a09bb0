"""The register of commitments: who is to do what, by when, and what later papers show."""

from committeesearch.commitments.build import Calendar, dumps, find_commitments, loads
from committeesearch.commitments.extract import extract
from committeesearch.commitments.follow import follow_up
from committeesearch.commitments.marks import Marks
from committeesearch.commitments.matter import Matter
from committeesearch.commitments.pack import IndexFacts, export, to_markdown
from committeesearch.commitments.question import register_query
from committeesearch.commitments.register import COMMITMENTS, ORDERS, Wanted, as_of, counts, ordered, select, standing
from committeesearch.commitments.tables import print_csv, to_rows

__all__ = [
    "COMMITMENTS",
    "ORDERS",
    "Calendar",
    "IndexFacts",
    "Marks",
    "Matter",
    "Wanted",
    "as_of",
    "counts",
    "dumps",
    "export",
    "extract",
    "find_commitments",
    "follow_up",
    "loads",
    "ordered",
    "print_csv",
    "register_query",
    "select",
    "standing",
    "to_markdown",
    "to_rows",
]
