"""Makes the picture of a letter that stands for a scanned page. Run by hand; the picture is kept in assets/.

python -m tests.sample_council.scan
"""

from __future__ import annotations

import pypdfium2
from PIL import ImageFilter
from reportlab.platypus import Paragraph, Spacer

from tests.sample_council.layout import BODY, HERE, LEFT, Section, typeset

LETTER = (
    "12 August 2023",
    "Mrs Marion Oakeshott<br/>Director of Children's Services<br/>Marlbeck Metropolitan Borough Council",
    "Dear Mrs Oakeshott",
    "<b>Focused visit to Marlbeck children's services, 11 and 12 July 2023</b>",
    "Thank you for the welcome that you and your staff gave to the two inspectors who visited Marlbeck in"
    " July. They looked at the arrangements for children in need and for those who are subject to a child"
    " protection plan.",
    "Since the last inspection the leaders of the service have made the front door safer. Most children "
    "are now seen promptly, and many of the social workers whom we met could describe their children with"
    " warmth and in detail. Morale is higher than it was and fewer staff are leaving.",
    "Supervision takes place each month. The record of it is thorough, but it seldom asks whether the "
    "child's life is better, and where a plan has stalled nobody says so. In eleven of the thirty cases "
    "that were read, the plan for a child in need had drifted for longer than six months.",
    "Neglect is recognised late. Schools told us that they had stopped ringing because they did not expect an answer.",
    "Yours sincerely",
    "Corisande Blythe<br/>Lead inspector",
)


def main() -> None:
    """Write the picture."""
    made = typeset(
        [
            Section(
                lambda: [
                    part
                    for text in LETTER
                    for part in (Paragraph(text, LEFT if len(text) < 100 else BODY), Spacer(0, 6))
                ]
            )
        ]
    )
    page = pypdfium2.PdfDocument(made.data)[0].render(scale=130 / 72).to_pil().convert("L")
    width, height = page.size
    page = page.crop((int(width * 0.08), int(height * 0.06), int(width * 0.92), int(height * 0.83)))
    page = page.rotate(0.6, expand=False, fillcolor=250).filter(ImageFilter.GaussianBlur(0.6))
    page.save(HERE / "assets" / "letter.jpg", quality=42, optimize=True)


if __name__ == "__main__":
    main()
