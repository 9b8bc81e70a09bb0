from datetime import date

from committeesearch.dates import printed


def test_a_day_is_printed_without_a_nought() -> None:
    assert printed(date(2023, 3, 6)) == "6 March 2023"
    assert printed(None) == ""
    assert printed(None, "date not given") == "date not given"
