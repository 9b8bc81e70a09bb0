import tomllib
from importlib.resources import files

from committeesearch.retrieval.thesaurus import Synonym, Thesaurus, packaged


def test_the_longest_entry_counts_and_none_overlap() -> None:
    thesaurus = Thesaurus({"bin": ["refuse"], "bin collection": ["waste collection"], "kid": ["children"]})
    assert thesaurus.find("When are the bins for kids? And bin collections?") == (
        Synonym("bins", ("refuse",)),
        Synonym("kids", ("children",)),
        Synonym("bin collections", ("waste collection",)),
    )


def test_every_group_says_why_and_every_entry_offers_other_words() -> None:
    text = (files("committeesearch.retrieval") / "data" / "thesaurus.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)
    entries = [(said, means) for group in groups.values() for said, means in group["means"].items()]
    assert all(len(group["reason"]) > 20 for group in groups.values())
    assert all(means and said not in means for said, means in entries)
    assert len(packaged()) > 600


def test_words_of_every_day_lead_to_words_of_officers() -> None:
    (found,) = packaged().find("Why are there so many potholes?")
    assert "carriageway" in found.means
