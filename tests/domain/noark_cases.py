"""A case for the archive, typed in by hand."""

from datetime import date
from datetime import datetime
from datetime import UTC
from ntnu.deviations.archive.noark import model

CASE = "11111111222233334444555555555555"
REPORT = "aaaaaaaa000000000000000000000001"
ANSWER = "aaaaaaaa000000000000000000000002"
NOTE = "aaaaaaaa000000000000000000000003"
PAPERS = tuple(f"bbbbbbbb00000000000000000000000{number}" for number in range(1, 5))
SHIELDING = model.Shielding("UO", "offl. § 13")


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, 30, tzinfo=UTC)


FOLDER = model.Folder(
    uid=CASE,
    number="AVVIK-2026-000412",
    year=2026,
    sequence=412,
    title="Sensuren kom for sent & uten «grunn» <IDI>",
    public_title="Avvik i utdanning ved IDI",
    opened=at(2),
    opened_by="Kari Nordmann",
    closed=at(20),
    closed_by="Ola Saksbehandler",
    unit="IDI",
    responsible="Ola Saksbehandler",
    keywords=("assessment",),
    parties=(model.Party("Kari Nordmann", "Melder"),),
    shielding=SHIELDING,
    records=(
        model.Record(
            uid=REPORT,
            kind=model.INCOMING,
            title="Melding om avvik: Sensuren kom for sent",
            public_title="Melding om avvik",
            at=at(2),
            by="Kari Nordmann",
            sender="Kari Nordmann",
            receiver="IDI",
            papers=(
                model.Paper(PAPERS[0], "Melding om avvik", "01-melding.pdf", at(2), "Kari Nordmann"),
                model.Paper(
                    PAPERS[1], "plan.txt", "01-vedlegg-1.txt", at(2, 10), "Kari Nordmann", model.ORIGINAL
                ),
            ),
            written_off=(model.WrittenOff(date(2026, 11, 20), "Ola Saksbehandler", model.BY_MAIL, ANSWER),),
            shielding=SHIELDING,
        ),
        model.Record(
            uid=NOTE,
            kind=model.INTERNAL,
            title="Internt notat",
            public_title="Internt notat",
            at=at(10),
            by="Ola Saksbehandler",
            sender="Ola Saksbehandler",
            receiver="",
            papers=(model.Paper(PAPERS[2], "Internt notat", "02-notat.pdf", at(10), "Ola Saksbehandler"),),
        ),
        model.Record(
            uid=ANSWER,
            kind=model.OUTGOING,
            title="Svar på melding om avvik",
            public_title="Svar på melding om avvik",
            at=at(20),
            by="Ola Saksbehandler",
            sender="IDI",
            receiver="Kari Nordmann",
            papers=(model.Paper(PAPERS[3], "Svar", "03-svar.pdf", at(20), "Ola Saksbehandler"),),
            shielding=SHIELDING,
        ),
    ),
)
DELIVERY = model.Delivery(
    "cccccccc-0000-0000-0000-000000000001", at(25, 23), "Are Arkivar", FOLDER, "EQS NTNU, avvik i utdanning"
)
