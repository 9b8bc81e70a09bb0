"""Semantic search and cited answers over council committee papers.

from committeesearch import CommitteeSearch

papers = CommitteeSearch.build("corpus", "index")
answer = papers.ask("When did private fostering oversight change?")
"""

from committeesearch.errors import CommitteeSearchError
from committeesearch.indexing import IndexSummary
from committeesearch.library import CommitteeSearch, LibraryStatus
from committeesearch.serialise import to_dict
from committeesearch.settings import Settings

__all__ = ["CommitteeSearch", "CommitteeSearchError", "IndexSummary", "LibraryStatus", "Settings", "to_dict"]
