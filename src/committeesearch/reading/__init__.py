"""Bytes to pages of lines: the first stage. Nothing here knows what a council or a meeting is."""

from committeesearch.reading.files import find_papers
from committeesearch.reading.pictures import page_picture
from committeesearch.reading.reader import SUPPORTED, read
from committeesearch.reading.workers import Job, in_workers

__all__ = ["SUPPORTED", "Job", "find_papers", "in_workers", "page_picture", "read"]
