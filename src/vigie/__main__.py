"""``python -m vigie``: the only entry point of the command line."""

import sys

from vigie.command_line import main

sys.exit(main(sys.argv[1:]))
