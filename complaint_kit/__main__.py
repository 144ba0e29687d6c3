"""`python -m complaint_kit`: the command line, where its script is not installed."""

import sys

from complaint_kit.cli import main

sys.exit(main())
