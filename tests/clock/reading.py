"""What a mail of the clock says, in the words of the table in ``year.py``."""

import re

#: A sentence of the mail in bokmål -> what it says.
SENTENCES = {
    "Mottaksskjemaet skulle vært fylt ut innen tre arbeidsdager.": "receipt",
    "Melderen skal ha svar om en uke eller mindre.": "week left",
    "Fristen er nådd: Melderen skal ha svar nå.": "due",
    "Fristen gikk ut for minst en uke siden, og melderen har ikke fått svar.": "week late",
    "Fristen er ute, og melderen har ikke fått svar.": "late",
    "Fristen for å svare på meldingen din er ute, og du har ikke fått svar.": "delayed",
    "Fristen for et tiltak er nådd, og tiltaket er ikke meldt utført.": "measure due",
    "Fristen for et tiltak er ute, og tiltaket er ikke meldt utført.": "measure overdue",
    "Nå er det tid for å vurdere om et tiltak har virket.": "evaluate",
    "En høring du er med i, stenger snart.": "hearing ends soon",
    "En høring du har åpnet, er stengt.": "hearing closed",
    "Du har ikke lenger personlig tilgang til saken": "access ended",
    "Her er tallene for avvik ved": "figures",
    "Her er månedens status for oppsettet ved": "set-up",
}
_BLIND = "Et avvik som er meldt ved"


def said(mail) -> str:
    """What the mail says: one of the values above, ``blind:`` before it where it tells no title."""
    text = " ".join(mail.get_body(("plain",)).get_content().split())
    found = [what for sentence, what in SENTENCES.items() if sentence in text]
    assert len(found) == 1, text
    return f"blind: {found[0]}" if _BLIND in text else found[0]


def about(mail, titles: dict[str, str]) -> str:
    """The measure or unit in the subject, else the title of the case; ``titles`` by case number."""
    subject = str(mail["Subject"])
    if named := re.search(r"Tiltak «(.*)» for ID|Status for (.*)", subject):
        return named[1] or named[2]
    return titles[re.search(r"AVVIK-\d{4}-\d{6}", subject)[0]]
