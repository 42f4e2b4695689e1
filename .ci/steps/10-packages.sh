#!/usr/bin/env bash
# What the machine itself must have: a browser with Chinese fonts, Debian's PostgreSQL, GDAL to read again what was exported,
# LibreOffice to open the documents and workbooks that were written, splat to compare coverage with, curl for the examples of
# the docs, git, and pgrep to look for processes that were left behind.
set -euo pipefail

missing=()
for package in chromium fonts-noto-cjk postgresql gdal-bin splat git ca-certificates procps curl; do
  dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
# Any LibreOffice will do; where there is none, the one without windows, which conflicts with the one that has them.
command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
if [ "${#missing[@]}" -eq 0 ]; then
  echo "all packages are installed"
  exit 0
fi

# PostgreSQL's programs are wanted, not a server of its own.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
  mkdir -p /etc/postgresql-common
  echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
fi

export DEBIAN_FRONTEND=noninteractive
options=(-y -qq -o=Dpkg::Use-Pty=0 -o=DPkg::Lock::Timeout=120 -o=Dpkg::Options::=--force-confold --no-install-recommends)
for attempt in 1 2 3; do
  echo "installing ${missing[*]} (attempt $attempt)"
  if apt-get update -qq && apt-get install "${options[@]}" "${missing[@]}" >/dev/null; then exit 0; fi
  sleep $((attempt * 5))
done
echo "could not install ${missing[*]}"
exit 1
