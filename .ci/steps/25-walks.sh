#!/usr/bin/env bash
# People's ways through the demo in a browser: the part of the tests that `npm test` leaves to a command of its own.
set -uo pipefail

npm run --silent walks
