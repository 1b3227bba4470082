"""Where the product is a guest, the foot of its region leads to help."""

import pytest
from tests.help.test_pages import leads_to_help


@pytest.mark.parametrize("person", [None, "kari"])
def test_the_foot_leads_to_help(guest_web, person):
    leads_to_help(guest_web, person)
