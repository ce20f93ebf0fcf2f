"""``python -m belegkette``: the same as the command."""

import sys

from belegkette.cli.main import main

sys.exit(main())
