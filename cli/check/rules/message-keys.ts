import { isPage, isTest } from '../house/area.ts';
import type { House, MessageFile } from '../house/house.ts';
import type { Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';
import { packKeys } from './pack-keys.ts';

/** The functions through which code speaks. */
const speaking = new Set(['t', 'say']);

/**
 * Every message that is spoken exists, and every message that exists is spoken: by what a pack defines (its title,
 * operations, measures, …) or by a text of the code that is its key. A template (`lamp.${lamp}`) speaks all keys of
 * its shape.
 */
export const messageKeys: Rule = {
  name: 'message-keys',
  check: (house) =>
    house.messages.flatMap(({ folder, 'zh-CN': file }) =>
      file ? [...owed(house, folder, file), ...idle(house, folder, file)] : [],
    ),
};

function owed(house: House, folder: string, file: MessageFile): readonly Breach[] {
  const definition = definitionOf(house, folder);
  const byPack = (definition ? packKeys(definition) : []).filter((key) => !file.texts.has(key));
  const shared = house.messages.find((each) => each.folder === 'console')?.['zh-CN'];
  const byCode = sourcesIn(house, folder).flatMap((source) =>
    source.calls
      .filter(({ name }) => speaking.has(name))
      .flatMap(({ first, line }) => first.map((key) => ({ key, line })))
      .filter(({ key }) => !file.texts.has(key) && !(isPage(source.path) && shared?.texts.has(key)))
      .map(({ key, line }) => breach(source.path, line, 'unknown', { key, file: file.path })),
  );
  return [...byPack.map((key) => breach(file.path, 1, 'owed', { key })), ...byCode];
}

function idle(house: House, folder: string, file: MessageFile): readonly Breach[] {
  const pack = house.packs.find((each) => each.folder === folder);
  // A pack that cannot be loaded is a finding of its own; what it speaks is not known.
  if (pack && !pack.definition) return [];
  const spoken = new Set(pack?.definition ? packKeys(pack.definition) : []);
  const shapes: RegExp[] = [];
  const speakers = house.sources.filter(({ path }) => folder === 'console' && isPage(path));
  for (const source of [...sourcesIn(house, folder), ...speakers]) {
    for (const { value } of source.texts) spoken.add(value);
    for (const { parts } of source.templates) if (isKeyShape(parts)) shapes.push(shapeOf(parts));
    for (const { name, first } of source.calls)
      if (name === 'Problem') for (const code of first) spoken.add(`errors.${code}`);
  }
  return [...file.texts.keys()]
    .filter((key) => !spoken.has(key) && !shapes.some((shape) => shape.test(key)))
    .map((key) => breach(file.path, file.lines.get(key) ?? 1, 'idle', { key }));
}

function definitionOf(house: House, folder: string) {
  return house.packs.find((pack) => pack.folder === folder)?.definition ?? null;
}

function sourcesIn(house: House, folder: string): readonly Source[] {
  return house.sources.filter(({ path }) => path.startsWith(`${folder}/`) && !isTest(path));
}

/** A template that begins like a key, or has a key's dots between its placeholders. */
function isKeyShape(parts: readonly string[]): boolean {
  return /^[a-z][A-Za-z0-9-]*\./.test(parts[0] ?? '') && parts.every((part) => /^[A-Za-z0-9.-]*$/.test(part));
}

function shapeOf(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`);
}
