"""``python -m ntnu.deviations.caselog``: the same as ``ntnu-deviations-verify``."""

import sys
from ntnu.deviations.caselog.command import main

if __name__ == "__main__":
    sys.exit(main())
