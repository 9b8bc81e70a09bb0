from datetime import date

import pytest

from committeesearch.answering.aspect import of_aspect
from committeesearch.answering.changes import Moment
from committeesearch.answering.forms import read
from committeesearch.answering.quotes import scored_by_words
from committeesearch.results import Query

from .shelf import Shelf, passage

PRAISE = "The Harbour Juniors project works with forty girls."
MAY = passage(f"{PRAISE} They sail every week. A bid to the lottery is being prepared for it.", file="may.pdf")


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("What has happened over time to the money for the Harbour Juniors project?", "A bid to the lottery"),
        ("How has the Harbour Juniors project changed over time?", PRAISE),
    ],
)
def test_the_sentence_on_money_is_quoted_where_money_is_asked_for(question, quoted):
    shelf, query = Shelf(MAY), Query("Harbour Juniors project")
    asked = read(query)
    one = next(one for one in scored_by_words(asked, shelf.search(query), shelf) if one.stretch.text.startswith(PRAISE))
    moment = Moment(date(2024, 1, 30), one, one.stretch, (one,))
    (moved,) = of_aspect(read(Query(question)), (moment,))
    assert moved.best.stretch.text.startswith(quoted)
