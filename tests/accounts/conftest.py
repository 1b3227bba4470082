"""The register with a university's directory beside the site's own accounts."""

import pytest
from tests.accounts.directory import EVERYTHING
from tests.accounts.directory import join


@pytest.fixture
def far(house):
    """The directory, with all that a plugin can offer."""
    return join(house.portal, *EVERYTHING)
