"""From passages found to proof: verbatim quotes, what changed, or the plain word that the papers do not say."""

from committeesearch.answering.answer import answer
from committeesearch.answering.changes import changes
from committeesearch.answering.forms import wants_changes

__all__ = ["answer", "changes", "wants_changes"]
