#!/usr/bin/env bash
# The README's first command from a fresh clone in an empty home folder: it must reach a board whose numeric targets
# are measured from facts, keep its data over a restart, and leave no process behind. Closes with `N passed, N failed`.
set -uo pipefail

source=$PWD
folder=$(mktemp -d /tmp/yuheng-fresh.XXXXXX)
export HOME="$folder/home"
mkdir -p "$HOME"
npm=""
passed=0 failed=0
ok() { passed=$((passed + 1)); echo "ok: $1"; }
wrong() { failed=$((failed + 1)); echo "WRONG: $1"; tail -n 20 "$folder/demo.log" 2>/dev/null; }
check() { local text=$1; shift; if "$@"; then ok "$text"; else wrong "$text"; fi; }
leave() {
  [ -n "$npm" ] && kill -INT -- "-$npm" 2>/dev/null && sleep 3
  rm -rf "$folder"
}
trap leave EXIT

git clone -q "file://$source" "$folder/clone" || exit 1
cd "$folder/clone" || exit 1

# In a process group of its own, as in a terminal: Ctrl-C reaches the whole group.
start() {
  : >"$folder/demo.log"
  setsid npm run demo -- --port 4873 --data "$folder/data" >"$folder/demo.log" 2>&1 </dev/null &
  npm=$!
  for _ in $(seq 300); do
    grep -q 'sign-in?token=' "$folder/demo.log" && return 0
    kill -0 "$npm" 2>/dev/null || return 1
    sleep 1
  done
  return 1
}
measured() {
  npx --no-install yuheng call plan read-board --data "$folder/data" | node -e '
    const { plans } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    const targets = plans.flatMap((plan) => plan.targets).filter((target) => "AB".includes(target.reading?.tier ?? "-"));
    for (const target of targets) console.log(`  ${target.lamp} ${target.subject}: ${target.reading.quantity.shown} ${target.unit} (${target.reading.facts} facts)`);
    process.exit(targets.length >= 4 && targets.every((target) => target.reading.facts > 0) ? 0 : 1);'
}
stop() {
  kill -INT -- "-$npm"
  for _ in $(seq 60); do
    if ! pgrep -g "$npm" >/dev/null && ! pgrep -f "$folder/data" >/dev/null; then
      npm=""
      return 0
    fi
    sleep 0.5
  done
  pgrep -af "$folder"
  return 1
}
verified() {
  local id
  id=$(npx --no-install yuheng call plan read-board --data "$folder/data" | node -p '
    JSON.parse(require("node:fs").readFileSync(0, "utf8")).plans.flatMap((plan) => plan.targets).find((target) => target.reading).reading.measurement')
  npx --no-install yuheng call measures export-evidence --input "{\"measurement\":\"$id\"}" --data "$folder/data" >"$folder/evidence.json" &&
    npx --no-install yuheng verify "$folder/evidence.json"
}
untouched() {
  npx --no-install yuheng verify --data "$folder/data"
}
taken() {
  local out code
  out=$(npx --no-install yuheng serve --data "$folder/other" --port 4873 2>&1)
  code=$?
  echo "$out" | tail -n 2
  [ "$code" -eq 1 ] || [ "$code" -eq 3 ] && grep -q 4873 <<<"$out"
}
in_use() {
  local out
  out=$(npx --no-install yuheng serve --data "$folder/data" --port 0 2>&1)
  echo "$out" | tail -n 2
  grep -q "$folder/data" <<<"$out"
}

check "npm run demo reaches a sign-in link from a fresh clone" start
tail -n 12 "$folder/demo.log"
check "at least four numeric targets carry a figure of tier A or B" measured
check "an exported figure verifies offline" verified
check "a taken port is named in a sentence" taken
check "a folder in use is named in a sentence" in_use
check "Ctrl-C ends every process" stop
check "all that was stored is as its log says" untouched
check "the second start keeps the data" start
tail -n 6 "$folder/demo.log"
check "the figures are still there" measured
check "Ctrl-C ends every process again" stop
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
