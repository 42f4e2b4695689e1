import { areaOf, isPage, isTest } from '../house/area.ts';
import type { House } from '../house/house.ts';
import type { Import, Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** Here is the wall: every address is looked at before anything is connected to it. */
const WALL = 'kernel/outbound/';

/** They speak to a server of ours, whose address its own file or the command line tells: nobody outside can set it. */
const TO_OUR_SERVER = new Set(['kernel/http/client.ts', 'world/http/send.ts', 'cli/commands/call.ts']);

const AMBIENT = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']);

/** Modules that connect, and what of them does not. */
const CONNECTING: Readonly<Record<string, readonly string[]>> = {
  net: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'createServer'],
  http: ['createServer', 'STATUS_CODES', 'METHODS'],
  https: ['createServer'],
  http2: [],
  tls: ['createSecureContext', 'createServer'],
  dgram: [],
  dns: [],
  'dns/promises': [],
  undici: [],
  mqtt: [],
};

/** Nobody but the wall connects to anybody outside. Pages are held by the browser's policy (connect-src 'self'). */
export const outbound: Rule = {
  name: 'outbound',
  check: (house: House) => house.sources.filter(({ path }) => isServer(path)).flatMap(judge),
};

function isServer(path: string): boolean {
  const { kind } = areaOf(path);
  if (isTest(path) || isPage(path) || path.startsWith(WALL) || TO_OUR_SERVER.has(path)) return false;
  return kind === 'kernel' || kind === 'pack' || kind === 'cli';
}

function judge(source: Source): readonly Breach[] {
  const imports = source.imports.flatMap((each) =>
    connects(each) ? [breach(source.path, each.line, 'import', { specifier: each.specifier })] : [],
  );
  const reaches = source.reaches.flatMap(({ line, name }) =>
    AMBIENT.has(name) ? [breach(source.path, line, 'reach', { name })] : [],
  );
  return [...imports, ...reaches];
}

function connects({ specifier, kind, names }: Import): boolean {
  if (kind === 'type') return false;
  const module = specifier.replace(/^node:/, '');
  const harmless = Object.hasOwn(CONNECTING, module) ? CONNECTING[module] : undefined;
  return harmless !== undefined && names.some((name) => !harmless.includes(name));
}
