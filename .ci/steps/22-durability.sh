#!/usr/bin/env bash
# What must be there again after kill -9 and from a backup: a part of the tests that `npm test` leaves to a command of its own.
set -uo pipefail

npm run --silent durability
