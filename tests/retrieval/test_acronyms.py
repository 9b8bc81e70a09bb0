from committeesearch.model import Acronym, Document, Format, Meeting, PaperKind
from committeesearch.retrieval.acronyms import Acronyms, Meaning, pack, unpack

CAMHS = ("CAMHS", "Child and Adolescent Mental Health Services")
PLAN = ("EHCP", "Education, Health and Care Plan")
GROWTH = ("GET", "Growth, Environment and Transport")
KNOWN = Acronyms([CAMHS, PLAN, GROWTH, ("EHCP", "a rarer meaning"), ("KCC", "Kent")])


def _paper(*pairs: tuple[str, str]) -> Document:
    acronyms = tuple(Acronym(short, long, 1) for short, long in pairs)
    return Document("a.pdf", "", Format.PDF, PaperKind.REPORT, "", Meeting(), (), acronyms=acronyms)


def test_short_forms_are_met_in_any_case_and_in_the_plural() -> None:
    assert KNOWN.find("How long is the camhs wait?") == (Meaning("camhs", CAMHS[1]),)
    assert KNOWN.find("EHCPs issued") == (Meaning("EHCPs", PLAN[1]),)


def test_a_common_word_is_an_acronym_only_in_capitals() -> None:
    assert KNOWN.find("Did we get it?", english={"get"}) == ()
    assert KNOWN.find("Did GET agree?", english={"get"}) == (Meaning("GET", GROWTH[1]),)


def test_long_forms_are_met_by_their_stems() -> None:
    assert KNOWN.find("education, health and care plans") == (Meaning(PLAN[1], "EHCP"),)


def test_one_word_is_no_long_form() -> None:
    assert KNOWN.find("KCC in Kent") == ()


def test_the_meaning_that_most_papers_give_comes_first() -> None:
    papers = [_paper(PLAN), _paper(("EHCP", "Emergency Household Care Plan")), _paper(PLAN, PLAN)]
    assert unpack(pack(papers)).find("EHCP") == (Meaning("EHCP", PLAN[1]),)


def test_an_index_without_acronyms_has_none() -> None:
    assert unpack("").find("EHCP") == ()
