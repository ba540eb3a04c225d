"""`python -m pipeline` is the command `quyhoach`."""

import sys

from pipeline.cli import main

sys.exit(main())
