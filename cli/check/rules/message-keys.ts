import { areaOf, isPage, isTest } from '../house/area.ts';
import type { House, MessageFile, Messages } from '../house/house.ts';
import type { Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';
import { packKeys } from './pack-keys.ts';

/** The functions through which code speaks, and the errors of the command line, which are named for their message. */
const speaking = new Set(['t', 'say', 'both', 'UsageError', 'InputError']);

/**
 * Every message that is spoken exists, and every message that exists is spoken: by what a pack defines (its title,
 * operations, measures, …) or by a text of the code that is its key. A template (`lamp.${lamp}`) speaks all keys of
 * its shape. The pages of packs also speak the messages of the console. Fixtures of tests may say what they like.
 */
export const messageKeys: Rule = {
  name: 'message-keys',
  check: (house) => {
    const parts = new Set(spokenIn(house).map(({ folder }) => areaOf(`${folder}/`).folder));
    return [...parts].flatMap((part) => {
      const files = filesOf(house, part);
      return [...owed(house, part, files), ...unknown(house, part, files), ...idle(house, part, files)];
    });
  },
};

function spokenIn(house: House): readonly Messages[] {
  return house.messages.filter(({ folder }) => !isTest(`${folder}/`));
}

/** The Chinese messages of a part: most have one file. */
function filesOf(house: House, part: string): readonly MessageFile[] {
  return spokenIn(house)
    .filter(({ folder }) => areaOf(`${folder}/`).folder === part)
    .flatMap((messages) => messages['zh-CN'] ?? []);
}

function has(files: readonly MessageFile[], key: string): boolean {
  return files.some(({ texts }) => texts.has(key));
}

function owed(house: House, part: string, files: readonly MessageFile[]): readonly Breach[] {
  return definedKeys(house, part)
    .filter((key) => files.length > 0 && !has(files, key))
    .map((key) => breach(`${part}/messages/zh-CN.json`, 1, 'owed', { key }));
}

function unknown(house: House, part: string, files: readonly MessageFile[]): readonly Breach[] {
  const shared = filesOf(house, 'console');
  return sourcesIn(house, part).flatMap((source) =>
    source.calls
      .filter(({ name }) => speaking.has(name))
      .flatMap(({ first, line }) => first.map((key) => ({ key, line })))
      .filter(({ key }) => !has(files, key) && !(isPage(source.path) && has(shared, key)))
      .map(({ key, line }) =>
        breach(source.path, line, 'unknown', { key, file: `${part}/messages/zh-CN.json` }),
      ),
  );
}

function idle(house: House, part: string, files: readonly MessageFile[]): readonly Breach[] {
  const pack = house.packs.find(({ folder }) => folder === part);
  // A pack that cannot be loaded is a finding of its own; what it speaks is not known.
  if (pack && !pack.definition) return [];
  const spoken = new Set(definedKeys(house, part));
  const shapes: RegExp[] = [];
  for (const source of house.sources) {
    const own = areaOf(source.path).folder === part || (part === 'console' && isPage(source.path));
    for (const { name, first } of own || part === 'kernel' ? source.calls : [])
      if (name === 'Problem') for (const code of first) spoken.add(`errors.${code}`);
    if (!own || isTest(source.path)) continue;
    for (const { value } of source.texts) spoken.add(value);
    for (const { parts } of source.templates) if (isKeyShape(parts)) shapes.push(shapeOf(parts));
  }
  return files.flatMap((file) =>
    [...file.texts.keys()]
      .filter(
        (key) => !spoken.has(key) && !isSentence(key, spoken) && !shapes.some((shape) => shape.test(key)),
      )
      .map((key) => breach(file.path, file.lines.get(key) ?? 1, 'idle', { key })),
  );
}

/** A sentence of an error (`errors.<code>.<sentence>`): which one is said, is decided where the error is raised. */
function isSentence(key: string, spoken: ReadonlySet<string>): boolean {
  return key.startsWith('errors.') && spoken.has(key.slice(0, key.lastIndexOf('.')));
}

/** The keys that a pack's definition speaks, or the operations, jobs and kinds of proposals of the kernel's modules (`audit.operations.read-entry`). */
function definedKeys(house: House, part: string): readonly string[] {
  const definition = house.packs.find(({ folder }) => folder === part)?.definition;
  if (definition) return packKeys(definition);
  if (part !== 'kernel') return [];
  return sourcesIn(house, part).flatMap(({ path, calls }) => {
    const [, module, folder] = /^kernel\/([^/]+)\/(operations|jobs)\//.exec(path) ?? [];
    const kinds = calls.flatMap(({ name, properties }) => {
      const [owner, kind] = name === 'defineProposalKind' ? (properties['name'] ?? '').split('.') : [];
      return owner && kind ? [`${owner}.proposals.${kind}`] : [];
    });
    const wanted = folder === 'jobs' ? 'defineJob' : 'defineOperation';
    const defined = calls.filter(({ name }) => module !== undefined && name === wanted);
    const named = defined.flatMap(({ properties }) =>
      properties['name'] ? [`${module}.${folder}.${properties['name']}`] : [],
    );
    return [...named, ...kinds];
  });
}

function sourcesIn(house: House, part: string): readonly Source[] {
  return house.sources.filter(({ path }) => areaOf(path).folder === part && !isTest(path));
}

/** A template that begins like a key and has nothing between its placeholders that no key has. */
function isKeyShape(parts: readonly string[]): boolean {
  return /^[a-z][A-Za-z0-9-]*\./.test(parts[0] ?? '') && parts.every((part) => /^[A-Za-z0-9.-]*$/.test(part));
}

function shapeOf(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`);
}
