"""`python -m wirewright`, where the command itself is not on the path."""

import sys

from wirewright.cli import main

sys.exit(main())
