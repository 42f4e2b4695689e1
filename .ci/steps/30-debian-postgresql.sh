#!/usr/bin/env bash
# Every suite that uses a database, against the PostgreSQL that Debian packages: a private cluster, fsync on, over a socket.
# Not again: the browser's and those of backups, which run the embedded server whatever is set here, and those of pure
# functions.
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
      -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c port=$port -c fsync=on -c max_connections=200"
) || {
  echo "the server did not start:"
  cat "$folder"/*.log
  exit 1
}

export YUHENG_TEST_DATABASE_URL="postgresql://postgres@localhost/postgres?host=$folder&port=$port"
"$programs/psql" "$YUHENG_TEST_DATABASE_URL" -Atc 'select version()'
mapfile -t plan < <(find plan/test -mindepth 1 -maxdepth 1 -type d ! -name compile ! -name cities | sort)
mapfile -t kernel < <(find kernel -mindepth 1 -maxdepth 1 -type d ! -name backup ! -name node_modules ! -name sql ! -name messages | sort)
npm test -- --only tests "${kernel[@]}" "${plan[@]}" network/test/measures network/test/operations network/test/store cli/test/server
