/** The flags of each command that people write, and that npm takes for its own when `--` is missing before them. */
const flagsOf = {
  demo: ['port', 'data', 'still'],
  test: ['only', 'timeout'],
  bench: [],
  check: [],
};

/**
 * `npm run demo --port 9000`: npm keeps `--port`, sets `npm_config_port=true`, and passes 9000 on without it;
 * `--port=9000` sets `npm_config_port=9000`. Answers what was kept and what to write instead.
 * @param {string} command
 * @param {readonly string[]} args what npm passed on
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ flags: string, better: string } | undefined}
 */
export function swallowedFlags(command, args, env) {
  // Only under `npm run <command>` are these variables npm's doing.
  if (env.npm_lifecycle_event !== command) return undefined;
  const rest = [...args];
  const kept = [];
  const instead = [];
  for (const flag of flagsOf[/** @type {keyof typeof flagsOf} */ (command)] ?? []) {
    const value = env[`npm_config_${flag}`];
    if (value === undefined || value === '') continue;
    kept.push(`--${flag}`);
    instead.push(`--${flag}`);
    const own = value === 'true' ? (flag === 'still' ? undefined : rest.shift()) : value;
    if (own !== undefined) instead.push(own);
  }
  if (kept.length === 0) return undefined;
  const run = command === 'test' ? 'npm test' : `npm run ${command}`;
  return { flags: kept.join(' '), better: `${run} -- ${[...instead, ...rest].join(' ')}` };
}
