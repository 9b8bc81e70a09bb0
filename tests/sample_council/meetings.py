"""Which meetings the invented council held, what was on their agendas, and in which files each was published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

COUNCIL = "Marlbeck Metropolitan Borough Council"


@dataclass(frozen=True)
class Body:
    """A committee and the manner in which its papers are set."""

    name: str
    folder: str
    scrutiny: bool
    """Capital headings and RESOLVED: That; otherwise "(Item 3)" under each minute and numbered paragraphs."""
    members: tuple[str, ...]
    officer: str


@dataclass(frozen=True)
class Entry:
    """An item on an agenda. ``paper`` names its text; the minutes of an earlier meeting are a paper too."""

    title: str
    paper: str = ""
    author: str = ""
    note: str = ""
    section: str = ""


@dataclass(frozen=True)
class Sitting:
    """A meeting, its agenda, and the kinds of file that were published for it."""

    body: str
    date: date
    time: str
    entries: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ("pack",)
    place: str = "Town Hall, Market Place, Marlbeck"
    supplement: dict[str, str] = field(default_factory=dict)
    """Paper that is replaced: paper that replaces it."""

    @property
    def key(self) -> str:
        return f"{self.body}-{self.date}"


BODIES = {
    "childrens": Body(
        "Children's Services Overview and Scrutiny Committee",
        "childrens-scrutiny",
        True,
        (
            "Cllr. Beatrix Hollins (Chair)",
            "Cllr. Tom Ferreira (Vice-Chair)",
            "Cllr. Ngozi Abara",
            "Cllr. Simon Crossley",
            "Cllr. Leo Finnemore",
            "Cllr. Judith Jessop",
            "Cllr. Clare Northcote",
            "Cllr. Barry Rudd",
            "Cllr. Miranda Stroud",
            "Mrs. Gwen Tolland, Parent Governor",
            "Reverend Amos Pike, Diocese",
        ),
        "Lydia Marchbanks",
    ),
    "environment": Body(
        "Environment and Housing Scrutiny Committee",
        "environment-scrutiny",
        True,
        (
            "Cllr. Hugh Cattermole (Chair)",
            "Cllr. Denise Lambe (Vice-Chair)",
            "Cllr. Roy Carrick",
            "Cllr. Saffron Imrie",
            "Cllr. Walter Kettle",
            "Cllr. Joseph Noakes",
            "Cllr. Una Teasdale",
            "Cllr. Frank Wignall",
        ),
        "Owen Trask",
    ),
    "cabinet": Body("Cabinet", "cabinet", False, (), "Owen Trask"),
    "council": Body("Council", "council", False, (), "Lydia Marchbanks"),
}

DCS = "Director of Children's Services"
EDUCATION = "Assistant Director (Education and Inclusion)"
PLACE = "Director of Place"
LEGAL = "Chief Legal and Democratic Officer"
HOUSING = "Assistant Director (Housing)"
OPENING = (Entry("Apologies for Absence"), Entry("Declarations of Interest"))
SHORT = (Entry("Apologies"), Entry("Declarations of Interest"))
PREVIOUS = "Minutes of the Previous Meeting"


def _previous(key: str, when: str) -> Entry:
    return Entry(PREVIOUS, f"{key}-minutes", note=f"Minutes of the meeting held on {when}")


SITTINGS = (
    Sitting(
        "childrens",
        date(2023, 1, 17),
        "18:30",
        (
            *OPENING,
            _previous("childrens-2022-09-27", "27 September 2022"),
            Entry("Children's Social Care Performance, Quarter 2 of 2022/23", "childrens-2023-01-17-performance", DCS),
            Entry("Education, Health and Care Plans: Waiting Times", "childrens-2023-01-17-ehcp", EDUCATION),
            Entry("Private Fostering Annual Report 2022", "childrens-2023-01-17-fostering", DCS),
            Entry("Cabinet Member Update", "childrens-2023-01-17-update", LEGAL),
            Entry("Work Programme and Forward Plan", "childrens-2023-01-17-programme", LEGAL),
            Entry(
                "Dates of Meetings",
                note="To note that the next meetings will be held as follows: Tuesday 26 September 2023 "
                "and Tuesday 19 March 2024, at 6.30 p.m. in the Town Hall, Marlbeck.",
            ),
        ),
    ),
    Sitting(
        "childrens",
        date(2023, 9, 26),
        "18:30",
        (
            *OPENING,
            _previous("childrens-2023-01-17", "17 January 2023"),
            Entry(
                "Home to School Transport for Pupils with Special Educational Needs",
                "childrens-2023-09-26-transport",
                EDUCATION,
            ),
            Entry("Education Scorecard and EHCP Waiting Times", "childrens-2023-09-26-ehcp", EDUCATION),
            Entry("Outcome of the Focused Visit", "childrens-2023-09-26-ofsted", DCS),
            Entry("Placement Sufficiency Strategy 2023 to 2026", "childrens-2023-09-26-sufficiency", DCS),
            Entry("Cabinet Member Update", "childrens-2023-09-26-update", LEGAL),
            Entry("Work Programme and Forward Plan", "childrens-2023-09-26-programme", LEGAL),
        ),
    ),
    Sitting(
        "childrens",
        date(2024, 3, 19),
        "18:30",
        (
            *OPENING,
            _previous("childrens-2023-09-26", "26 September 2023"),
            Entry(
                "Private Fostering: A Single Point of Oversight",
                "childrens-2024-03-19-fostering",
                "Interim Director of Children's Services",
            ),
            Entry("EHCP Waiting Times", "childrens-2024-03-19-ehcp", EDUCATION),
            Entry(
                "Focused Visit: Action Plan",
                "childrens-2024-03-19-actionplan",
                "Interim Director of Children's Services",
            ),
            Entry(
                "Family Hubs: Outline Proposals", "childrens-2024-03-19-hubs", "Interim Director of Children's Services"
            ),
            Entry("Work Programme", "childrens-2024-03-19-programme", LEGAL),
        ),
    ),
    Sitting(
        "childrens",
        date(2024, 11, 12),
        "18:30",
        (
            *OPENING,
            _previous("childrens-2024-03-19", "19 March 2024"),
            Entry("Children's Services Update", "childrens-2024-11-12-update", DCS),
            Entry("EHCP Waiting Times", "childrens-2024-11-12-ehcp", EDUCATION),
            Entry("Family Hubs: What the Consultation Said", "childrens-2024-11-12-hubs", DCS),
            Entry("Cabinet Member Update", author=LEGAL, note="To follow"),
            Entry("Work Programme", "childrens-2024-11-12-programme", LEGAL),
        ),
        ("pack", "minutes", "word"),
    ),
    Sitting(
        "cabinet",
        date(2022, 12, 8),
        "10:00",
        (
            *SHORT,
            Entry("Minutes of the Meeting held on 10 November 2022", "cabinet-2022-11-10-minutes"),
            Entry("22/00071 - Recycling and Waste Strategy 2023 to 2030", "cabinet-2022-12-08-waste"),
            Entry("22/00078 - Library Opening Hours", "cabinet-2022-12-08-libraries"),
            Entry("22/00080 - Draft Budget 2023/24 and Medium Term Financial Strategy", "cabinet-2022-12-08-budget"),
        ),
    ),
    Sitting(
        "cabinet",
        date(2023, 9, 14),
        "10:00",
        (
            *SHORT,
            Entry("Minutes of the Meeting held on 13 July 2023"),
            Entry("Cabinet Member Updates"),
            Entry("23/00041 - The Future of Osterby Leisure Centre", "cabinet-2023-09-14-leisure"),
            Entry("23/00044 - Collection of Residual Waste Every Three Weeks", "cabinet-2023-09-14-waste"),
            Entry("23/00046 - Local Cycling and Walking Infrastructure Plan", "cabinet-2023-09-14-highways"),
            Entry("Exclusion of the Press and Public", section="EXEMPT ITEMS"),
            Entry(
                "23/00041 - The Future of Osterby Leisure Centre: Exempt Appendix",
                "cabinet-2023-09-14-exempt",
                section="EXEMPT ITEMS",
            ),
        ),
        ("frontsheet", "minutes", "reports", "supplement"),
        supplement={"cabinet-2023-09-14-waste": "cabinet-2023-09-14-waste-new"},
    ),
    Sitting(
        "cabinet",
        date(2023, 10, 19),
        "10:00",
        (
            *SHORT,
            Entry("Minutes of the Meeting held on 14 September 2023", "cabinet-2023-09-14-minutes"),
            Entry("23/00052 - Winter Service Plan 2023/24", "cabinet-2023-10-19-winter"),
            Entry("23/00055 - Damp and Mould Policy", "cabinet-2023-10-19-damp"),
        ),
    ),
    Sitting(
        "cabinet",
        date(2025, 2, 13),
        "10:00",
        (
            *SHORT,
            Entry("Minutes of the Meeting held on 16 January 2025", "cabinet-2025-01-16-minutes"),
            Entry("Cabinet Member Updates"),
            Entry("25/00009 - Osterby Leisure Centre: Business Case", "cabinet-2025-02-13-leisure"),
            Entry("25/00010 - Revenue Budget Monitoring, Quarter 3 of 2024/25", "cabinet-2025-02-13-budget"),
            Entry("25/00012 - Three-weekly Collection: First Results of the Pilot", "cabinet-2025-02-13-pilot"),
            Entry("25/00014 - A New Special School at Fenn Park", "cabinet-2025-02-13-school"),
        ),
    ),
    Sitting("council", date(2023, 2, 23), "18:00", files=("minutes",)),
    Sitting(
        "council",
        date(2024, 7, 18),
        "18:00",
        (
            Entry("Apologies for Absence"),
            Entry("Declarations of Interest"),
            Entry("Minutes of the Meeting held on 23 May 2024"),
            Entry("Leader's Report", "council-2024-07-18-leader"),
            Entry("24/00033 - Youth Justice Plan 2024 to 2027", "council-2024-07-18-youthjustice"),
            Entry(
                "Motion for Time Limited Debate – Selective Licensing of Private Landlords",
                note="To be proposed by Mr Okafor and seconded by Mrs Northcote.",
            ),
        ),
        ("pack", "minutes", "questions"),
    ),
    Sitting(
        "environment",
        date(2023, 6, 6),
        "18:00",
        (
            *OPENING,
            _previous("environment-2023-03-07", "7 March 2023"),
            Entry("Damp and Mould in Council Homes", "environment-2023-06-06-damp", HOUSING),
            Entry("Highways Maintenance: Annual Report 2022/23", "environment-2023-06-06-highways", PLACE),
            Entry("Planning Enforcement", "environment-2023-06-06-planning", PLACE),
        ),
        ("pack", "minutes"),
    ),
    Sitting(
        "environment",
        date(2024, 10, 8),
        "18:00",
        (
            *OPENING,
            _previous("environment-2024-06-04", "4 June 2024"),
            Entry("Damp and Mould: Results of the Survey", "environment-2024-10-08-damp", HOUSING),
            Entry("Highways Maintenance: Annual Report 2023/24", "environment-2024-10-08-highways", PLACE),
            Entry("Waste and Street Scene: Half-year Report", "environment-2024-10-08-waste", PLACE),
        ),
    ),
)

RECORDED = {
    "childrens-2022-09-27": date(2022, 9, 27),
    "childrens-2023-01-17": date(2023, 1, 17),
    "childrens-2023-09-26": date(2023, 9, 26),
    "childrens-2024-03-19": date(2024, 3, 19),
    "cabinet-2022-11-10": date(2022, 11, 10),
    "cabinet-2023-09-14": date(2023, 9, 14),
    "cabinet-2025-01-16": date(2025, 1, 16),
    "environment-2023-03-07": date(2023, 3, 7),
    "environment-2024-06-04": date(2024, 6, 4),
}
"""Meetings whose minutes stand in a later pack."""
