"""The register of commitments: who is to do what, by when, and what later papers show."""

from committeesearch.commitments.extract import extract

__all__ = ["extract"]
