"""What python-dotenv reads in `.env` files, with and without expansion: JSON in, JSON out."""

import io
import json
import logging
import sys

from dotenv import dotenv_values

# It says on the log that it could not parse a line.
logging.basicConfig(level=logging.WARNING)

json.dump(
    [
        [dotenv_values(stream=io.StringIO(file), interpolate=interpolate) for interpolate in (False, True)]
        for file in json.load(sys.stdin)
    ],
    sys.stdout,
)
