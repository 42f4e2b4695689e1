import { areaOf } from '../house/area.ts';
import type { House } from '../house/house.ts';
import type { Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

const vague = /^(utils?|helpers?|managers?|common|misc|shared|stuff)$/;
const vaguePart = /(^|-)(utils?|helpers?|managers?)(-|$)/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Files and folders of code are kebab-case and named for the one main thing inside: none is a drawer for everything,
 * none merely passes on other files (unless package.json makes it a door of its part), and an operation's file is
 * named as the operation.
 */
export const names: Rule = {
  name: 'names',
  check: (house) => [
    ...pathsOf(house).flatMap(judgePath),
    ...house.sources.flatMap((source) => [...judgeBarrel(house, source), ...judgeOperation(source)]),
  ],
};

function pathsOf(house: House): readonly string[] {
  return [...house.files.keys()].filter((path) => /\.(ts|tsx|mts|js|mjs|css|sql)$/.test(path));
}

function judgePath(path: string): readonly Breach[] {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  // zh-CN.ts, 0001-foundation.sql, vite.config.ts, board.test.ts, canonicalize.d.ts: the name ends at the first dot.
  const stem = file.slice(0, Math.max(file.indexOf('.'), 0));
  const folders = parts.filter((part) => !part.startsWith('.'));
  const all = [...folders, stem];
  return [
    ...all.filter((part) => !kebab.test(part)).map((part) => breach(path, 1, 'kebab', { name: part })),
    ...all
      .filter((part) => vague.test(part) || vaguePart.test(part))
      .map((part) => breach(path, 1, 'vague', { name: part })),
  ];
}

function judgeBarrel(house: House, source: Source): readonly Breach[] {
  if (!source.onlyPassesOn) return [];
  const index = /(^|\/)index\.[^/]+$/.test(source.path);
  const door = house.packages.some(({ exports }) => [...exports.values()].includes(source.path));
  return index || !door ? [breach(source.path, 1, 'barrel')] : [];
}

function judgeOperation(source: Source): readonly Breach[] {
  const area = areaOf(source.path);
  if (!source.path.startsWith(`${area.folder}/operations/`)) return [];
  const file = (source.path.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
  const defined = source.calls.filter(({ name }) => name === 'defineOperation');
  return defined.flatMap(({ line, properties }) => {
    const name = properties['name'];
    return name === undefined || name === file
      ? []
      : [breach(source.path, line, 'operation', { name, file })];
  });
}
