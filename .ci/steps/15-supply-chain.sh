#!/usr/bin/env bash
# What a server is made of, as a CycloneDX document, and whether a fault is known in any of it (npm audit, high and critical).
# A registry that cannot be asked about faults is no fault: it is told and counted as skipped.
set -uo pipefail

passed=0 failed=0 skipped=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

if npm sbom --package-lock-only --sbom-format cyclonedx --omit dev >"$folder/sbom.json" 2>"$folder/sbom.log" &&
  node -e '
    const { bomFormat, components = [] } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    console.log(`${bomFormat}: ${components.length} components`);
    process.exit(bomFormat === "CycloneDX" && components.length > 20 ? 0 : 1)' "$folder/sbom.json"; then
  passed=$((passed + 1))
else
  failed=$((failed + 1))
  tail -n 5 "$folder/sbom.log"
fi

npm audit --package-lock-only --omit dev --audit-level high --json >"$folder/audit.json" 2>/dev/null
node -e '
  const { metadata, vulnerabilities = {} } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8") || "{}");
  if (!metadata) process.exit(2);
  const bad = Object.values(vulnerabilities).filter(({ severity }) => ["high", "critical"].includes(severity));
  for (const { name, severity, range } of bad) console.log(`✗ ${severity}: ${name} ${range}`);
  process.exit(bad.length === 0 ? 0 : 1)' "$folder/audit.json"
case $? in
  0) passed=$((passed + 1)) ;;
  1) failed=$((failed + 1)) ;;
  *) skipped=$((skipped + 1)); echo "the registry tells nothing of known faults" ;;
esac

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
