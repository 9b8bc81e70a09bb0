from datetime import date

from committeesearch.answering import answer
from committeesearch.model import Authority
from committeesearch.results import Query, Status, Understood
from tests.answering.shelf import Shelf, passage, table

LIBRARY = passage(
    "2.1 The library roof was surveyed in the spring. The library will reopen to readers on 3 May 2024.",
    "2.2 Readers may use the mobile library on Fridays.",
    file="library.pdf",
)
POOL = passage("The swimming pool had 41,200 visitors last year.", file="pool.pdf", title="Leisure")
TREES = passage("Forty trees were planted on the common.", file="trees.pdf", title="Parks")
BUDGET = table(
    "Service · Budget · Forecast", "Highways · £20.1m · £21.4m", "Libraries · £3.2m · £3.1m", file="budget.pdf"
)


def ask(text, *made):
    shelf = Shelf(*made)
    question = Query(text)
    return answer(question, shelf.search(question), shelf)


def test_the_sentence_that_says_it_is_quoted_first():
    got = ask("When will the library reopen?", LIBRARY, POOL, TREES)
    assert got.status is Status.ANSWERED
    assert got.quotes[0].text == "The library will reopen to readers on 3 May 2024."
    assert got.text == "3 May 2024"
    assert got.quotes[0].citation.file == "library.pdf"


def test_quotes_are_few_and_short():
    got = ask("What about the library and its readers?", LIBRARY, POOL, TREES)
    assert 1 <= len(got.quotes) <= 3
    assert sum(len(quote.text) for quote in got.quotes) <= 900


def test_a_row_is_quoted_with_its_header():
    got = ask("How much is the forecast budget for highways service?", BUDGET, POOL, TREES)
    assert got.quotes[0].text == "Highways · £20.1m · £21.4m"
    assert got.quotes[0].header == "Service · Budget · Forecast"


def test_the_resolution_wins_over_the_recommendation():
    report = passage("The Committee is recommended to approve the depot sale.", file="a.pdf")
    minutes = passage("RESOLVED: That the depot sale be approved.", file="b.pdf", authority=Authority.RESOLUTION)
    got = ask("Did the Committee approve the depot sale?", report, minutes, POOL, TREES)
    assert got.quotes[0].citation.file == "b.pdf"


def test_nothing_of_the_kind_is_no_evidence_with_what_was_searched():
    got = ask("Are there any mermaids in the harbour?", LIBRARY, POOL, TREES)
    assert got.status is Status.NO_EVIDENCE
    assert got.quotes == ()
    assert got.reason
    assert got.searched.papers == 3
    assert got.searched.first == date(2024, 1, 30)


def test_no_hits_are_no_evidence():
    got = ask("zzzz qqqq xxxx", LIBRARY)
    assert got.status is Status.NO_EVIDENCE
    assert got.hits == ()


def test_the_answer_does_not_depend_on_the_order_of_equal_hits():
    one = ask("When will the library reopen?", LIBRARY, POOL, TREES)
    other = ask("When will the library reopen?", TREES, POOL, LIBRARY)
    assert [quote.text for quote in one.quotes] == [quote.text for quote in other.quotes]


def test_what_a_meeting_without_minutes_decided_is_not_in_the_papers():
    report = passage("The Committee is recommended to approve the depot sale.", file="a.pdf", on=date(2024, 3, 4))
    minutes = passage("RESOLVED: That the depot sale be deferred.", file="b.pdf", authority=Authority.RESOLUTION)
    shelf = Shelf(report, minutes, POOL, TREES)
    day = Understood("date", "4 March 2024", "2024-03-04 to 2024-03-04")
    question = Query("What did the Committee resolve about the depot sale on 4 March 2024?", understood=(day,))
    got = answer(question, shelf.search(question), shelf)
    assert got.status is Status.NO_EVIDENCE
    assert "no minutes of a meeting on 4 March 2024" in got.reason
    january = Understood("date", "January 2024", "2024-01-01 to 2024-01-31")
    question = Query("What did the Committee resolve about the depot sale in January 2024?", understood=(january,))
    assert answer(question, shelf.search(question), shelf).quotes[0].citation.file == "b.pdf"


def test_the_latest_position_is_the_newest_that_says_something():
    old = passage("The tram line position is that a survey is being made.", file="a.pdf", on=date(2022, 5, 1))
    new = passage("The tram line position is that the survey was dropped.", file="b.pdf", on=date(2024, 5, 1))
    got = ask("What is the latest position on the tram line?", old, new, POOL, TREES)
    assert got.quotes[0].citation.meeting_date == date(2024, 5, 1)


def test_a_header_printed_again_is_no_answer():
    again = table(
        "Service · Budget · Forecast", "Service · Budget · Forecast", "Highways · £20.1m · £21.4m", file="c.pdf"
    )
    got = ask("How much is the forecast budget for highways service?", again, POOL, TREES)
    assert got.quotes[0].text == "Highways · £20.1m · £21.4m"
