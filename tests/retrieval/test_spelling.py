from committeesearch.retrieval.analysis import stem
from committeesearch.retrieval.spelling import Speller, common_words

WORDS = {"revocation": 2, "apologies": 40, "cabinet": 90, "cook": 9, "planning": 80, "planting": 3, "sefton": 70}
STEMS = {stem(word): word for word in WORDS}


def _speller() -> Speller:
    return Speller(
        list(STEMS),
        lambda term: WORDS.get(STEMS.get(term, ""), 0),
        lambda term: [STEMS[term]],
        frozenset({"crook", "garden"}),
    )


def _corrected(text: str) -> dict[str, str]:
    return {slip.said: slip.meant for slip in _speller().correct(text)}


def test_slips_of_the_finger_are_set_right() -> None:
    assert _corrected("who sent apolgies to Cabnet about the revokation of planing") == {
        "apolgies": "apologies",
        "cabnet": "cabinet",
        "revokation": "revocation",
        "planing": "planning",  # and not "planting", which is as near but rarer
    }


def test_a_common_word_is_found_although_only_other_forms_of_it_were_looked_up() -> None:
    speller = Speller(
        ["plan", "plant"], {"plan": 900, "plant": 20}.get, {"plan": ["plans"], "plant": ["planting"]}.get, ["planning"]
    )
    assert [slip.meant for slip in speller.correct("the planing committee")] == ["planning"]


def test_words_that_the_papers_or_english_know_stay() -> None:
    assert _corrected("crooks, a garden, cabinets and Sefton") == {}


def test_short_words_figures_and_strangers_stay() -> None:
    assert _corrected("cok 12345 xylophonist") == {}


def test_common_words_hold_words_and_no_slips() -> None:
    known = common_words()
    assert {"teenagers", "government", "safety"} <= known
    assert not {"goverment", "saftey", "agreemnt"} & known
