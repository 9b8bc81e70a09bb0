"""How good the answers are: judged questions, runs over them, measures, and reports for people.

asked = questions(Path("gold.jsonl"))
rows = list(run(asked, library.ask))
result = evaluate(asked, by_id(rows))
print(table(result))
"""

from committeesearch.evaluation.judgements import (
    Collection,
    Evidence,
    Judgement,
    Question,
    collection,
    questions,
    record,
)
from committeesearch.evaluation.measures import (
    ABSTENTION,
    FIELD,
    ORDER,
    Evaluation,
    Scored,
    evaluate,
    evaluate_collection,
)
from committeesearch.evaluation.report import page, worst, write_report
from committeesearch.evaluation.runs import (
    Row,
    Run,
    RunHit,
    RunQuote,
    by_id,
    read,
    read_scores,
    read_trec,
    row_of,
    run,
    write,
    write_trec,
)
from committeesearch.evaluation.significance import Comparison, compare, paired, randomisation
from committeesearch.evaluation.why import Reason, as_listed, explain

__all__ = [
    "ABSTENTION",
    "FIELD",
    "ORDER",
    "Collection",
    "Comparison",
    "Evaluation",
    "Evidence",
    "Judgement",
    "Question",
    "Reason",
    "Row",
    "Run",
    "RunHit",
    "RunQuote",
    "Scored",
    "as_listed",
    "by_id",
    "collection",
    "compare",
    "evaluate",
    "evaluate_collection",
    "explain",
    "page",
    "paired",
    "questions",
    "randomisation",
    "read",
    "read_scores",
    "read_trec",
    "record",
    "row_of",
    "run",
    "worst",
    "write",
    "write_report",
    "write_trec",
]
