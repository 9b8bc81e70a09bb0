"""Minutes as several kinds of council lay them out; every one is invented."""

PARISH = """WEST MARSH PARISH COUNCIL

Minutes of the meeting of the Parish Council

HELD IN THE VILLAGE HALL

on Tuesday 15th January 2019 at 7.30pm

Present: Cllrs Abel (Chair), Beck, Cole. Clerk: J Brook.

01.19.01 Apologies
Apologies were received from Cllr Dunn.

01.19.02 Bus shelter
The clerk had two quotes. It was RESOLVED (unanimously) to accept the lower.
Action: JB to place the order.

01.19.03 Finance
IT WAS AGREED to pay the invoices as listed.
"""
TOWN = """Fenby Town Council

Minutes of the Meeting held on 4 March 2024 at the Memorial Hall

Present: Cllr Abel, Cllr Beck

24/001 To receive apologies for absence
Apologies were received from Cllr Dunn.

24/002 To consider the play area
Resolved: to repaint the swings before Easter.
"""
DISTRICT = """OSTERBY DISTRICT COUNCIL

PLANNING COMMITTEE

Minutes of a meeting held on 6 February 2024

Present: Councillors Abel, Beck and Cole

Min No. 123 - Apologies for Absence

There were none.

Min No. 124 - Moorings

Decision:

That the application be refused.
"""
BOROUGH = """LONDON BOROUGH OF FENHAM

CABINET

Minutes of the meeting held on Wednesday 7 February 2024 at 7.00 pm

PRESENT: Councillors Abel and Beck

PART A

1. APOLOGIES FOR ABSENCE

There were none.

2. MOORINGS STRATEGY

RESOLVED:
That the strategy be adopted.

PART B

3. DREDGING

Resolved - That the tender be let.
"""
COMBINED = """MARSHLAND COMBINED AUTHORITY

Minutes of the Combined Authority Board held on Friday 26 January 2024

Present: Mayor Abel, Councillor Beck

001/24 Apologies for absence

None.

002/24 Transport levy

The Board agreed to:
(a) approve the levy of £9 million; and
(b) note the risks.
"""
UNITARY = """ASKESHIRE COUNCIL

Minutes of the Audit Committee held at County Hall on 12 March 2024

Members present: Councillor Abel, Councillor Beck

AC.41 Apologies for Absence

There were none.

AC.42 Annual Accounts

The auditor spoke to the report.

RESOLVED unanimously that the accounts be approved.
"""
CABINET = """EASTMERE BOROUGH COUNCIL

CABINET

Minutes of the meeting held on Wednesday, 17th April, 2024 at the Town Hall

Present: Councillor Ash (Leader)

Also in attendance: Councillor Dale

CAB 12/24 Minutes of the Previous Meeting

The minutes were agreed as a correct record.

CAB 13/24 Leisure Centre

Cabinet considered the bids.

Decision made

(a) That the contract be let to Bidder B.

(b) That the Director finalise the terms.

Reason for the decision

To keep the centre open.

CAB 14/24 Moorings

Decision made

That the dues be raised.
"""
COLUMNS = """LITTLE THORNE PARISH COUNCIL

Minutes of the Parish Council Meeting held on Tuesday 16th January 2024

Present: Cllr Nash (Chair), Cllr Oak, Cllr Peel

No.\tItem\tAction
1\tApologies: Cllr Quinn\t
2\tHighways. The pothole outside the school was reported twice. Cllr Oak will chase the County Council.\tCllr Oak
3\tPlayground. RESOLVED to accept the quote of £2,300.\tClerk
"""
PANEL = """ROYAL BOROUGH OF CASTLEMERE

CORPORATE SCRUTINY PANEL

TUESDAY 5 MARCH 2024

PRESENT: Councillors Ames (Chairman), Boyd and Carr

NON VOTING CO-OPTED MEMBERS

Joyce Sand

PART I

MINUTES

RESOLVED UNANIMOUSLY: That the minutes of the meeting held on 6 February 2024 be approved.

Q3 PERFORMANCE REPORT

RESOLVED UNANIMOUSLY: That the Panel noted the report.

PART II

MOORING CONTRACT

RESOLVED UNANIMOUSLY: That the award be noted.
"""
PLANNING = """MERRIDALE COUNCIL

PLANNING COMMITTEE

Minutes of the meeting held at 6.00 pm on 14 February 2024

Present: Councillors Ali, Bird and Cole

P/24/17\tAPOLOGIES

There were none.

P/24/18\tLAND NORTH OF STATION ROAD

DECISION: That outline planning permission be GRANTED subject to:

(i)\ta Section 106 agreement; and
(ii)\tthe conditions of the report.
"""
PLAIN = """Brackley Vale Council

Minutes of the Audit Committee held on 21 May 2024

Present: Cllr Orr (Chair), Cllr Penn

Apologies for absence

Cllr Shaw sent apologies for absence.

Risk register

Cllr Penn asked about the risk of flooding in the archive.

Agreed: that the register be noted.
"""
LOCAL = """Minutes of the meeting of Little Thorne Parish Council held on 9th May 2024 at 7.30pm

Present: Cllrs Bell (Chairman), Clay and Dyer

1. Minutes
The minutes of 11th April were proposed by Cllr Dyer, seconded by Cllr Clay and agreed as a true record.

2. Bench
The bench has come. It was agreed to put it by the pond.

3. Hedge
It was proposed by Cllr A. Bell, seconded by Cllr J. Clay and unanimously agreed that the hedge be cut.
"""
HELD = """TOWER HILLS COUNCIL

LICENSING SUB COMMITTEE

HELD AT 2.00 P.M. ON TUESDAY, 20 FEBRUARY 2024

COMMITTEE ROOM 1, TOWN HALL

Members Present in Person:
Councillor Gold

1. DECLARATIONS OF INTEREST
There were no declarations.

2. BLUE CAFE
The applicant spoke. After debate it was resolved to hear the police too.

Decision
Accordingly, the Sub-Committee unanimously -
RESOLVED
That the licence be GRANTED.
"""
