#!/usr/bin/env bash
# Every test file that makes a database, against the PostgreSQL that Debian packages: a private cluster, over a socket. Which
# files these are is told by what they import (cli/test-run/uses-database.ts): not those of the browser, of backups and of
# kills, which run the embedded server whatever is set here, and not those of pure functions.
set -uo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
if [ -z "$programs" ]; then
  echo "Debian's PostgreSQL is not installed"
  exit 1
fi

folder=$(mktemp -d /tmp/yuheng-ci.XXXXXX)
port=5432 # only names the socket: nothing listens on the network
if [ "$(id -u)" -eq 0 ]; then
  chown postgres: "$folder"
  as=(runuser -u postgres --)
else
  as=()
fi
stop() {
  (cd "$folder" && "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null 2>&1)
  rm -rf "$folder"
}
trap stop EXIT

(
  cd "$folder" &&
    "${as[@]}" "$programs/initdb" -D data --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null &&
    "${as[@]}" "$programs/pg_ctl" -D data -w -l server.log start >/dev/null \
      -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c port=$port -c fsync=off -c full_page_writes=off -c max_connections=200"
) || {
  echo "the server did not start:"
  cat "$folder"/*.log
  exit 1
}

export YUHENG_TEST_DATABASE_URL="postgresql://postgres@localhost/postgres?host=$folder&port=$port"
"$programs/psql" "$YUHENG_TEST_DATABASE_URL" -Atc 'select version()'
# The cluster goes away: databases are copies of prepared ones, as on the embedded server, and nothing is brought to the disk.
export YUHENG_TEST_DATABASE_OWN=yes
npm test -- --only database
