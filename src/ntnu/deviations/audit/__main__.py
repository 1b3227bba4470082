"""``python -m ntnu.deviations.audit``: the same as ``ntnu-deviations-verify``."""

import sys
from ntnu.deviations.audit.command import main

if __name__ == "__main__":
    sys.exit(main())
