#!/usr/bin/env bash
# The README's test command, from a fresh clone, on the embedded PostgreSQL; it must leave the clone as it was.
set -uo pipefail

state() { git status --porcelain --untracked-files=all; }
before=$(state)
if [ -n "$before" ]; then
  echo "the clone is not clean; this is tested as it is:"
  echo "$before"
fi

npm test
code=$?

if [ "$(state)" != "$before" ]; then
  echo "installing and testing changed the clone:"
  state
  exit 1
fi
exit "$code"
