"""A site of before notices changes of accounts once it is upgraded."""

from ntnu.deviations.caselog import storage as caselog


def test_an_administrator_appointed_after_the_upgrade(upgraded):
    assert upgraded.at("/deviations").administrators == ("eqs",)
    sent = {"roles": {"EQS System Administrator": True}}
    assert upgraded.visitor("technician").patch("/@users/per", sent).status_code == 204
    assert caselog.entries(upgraded.at("/deviations"))[-1].why["principal"] == "per"
