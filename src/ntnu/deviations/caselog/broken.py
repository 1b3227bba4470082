"""What reading an object raises when its record in the database is damaged."""

import pickle
from ZODB.POSException import POSError

#: A record that is missing, cannot be unpickled, or gives an unexpected object.
BROKEN = (
    POSError,
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    TypeError,
    ValueError,
)
