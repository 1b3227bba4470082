"""What is told by mail of the role SpeakUp! recipient."""

from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.units import folder_roles


def test_given_and_taken_in_one_mail(house):
    house.group("committee", "per")
    with house.acting("eqs"):
        folder_roles.change(registry_of(house.register), {"SpeakUp Recipient": ["speakup", "committee"]})
    mails = {mail["To"]: mail.get_body(("plain",)).get_content() for mail in house.mails()}
    # Who was recipient until now is told too; who waits is not.
    assert set(mails) == {"speakup@ntnu.example", "second.speakup@ntnu.example"}
    lines = mails["speakup@ntnu.example"].splitlines()
    assert "Har fått rollen, og venter på å bli bekreftet: Gruppe committee" in lines
    assert "Har ikke lenger rollen: Navn second.speakup" in lines
    assert not [line for line in lines if line.startswith(("Bekreftet", "Avvist", "Utnevnt"))]
    assert [line for line in lines if line.endswith("/deviations/speakup/@@speakup-roles")]
