import { areaOf, isTest } from '../house/area.ts';
import type { House } from '../house/house.ts';
import { lineFinder } from '../house/line-finder.ts';
import type { Source } from '../house/source.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** Statements that make, change or fill a table, a view or a sequence, and the name that follows. */
const touching =
  /\b(?:create\s+(?:unlogged\s+)?(?:table|view|materialized\s+view|sequence|type)(?:\s+if\s+not\s+exists)?|alter\s+table(?:\s+if\s+exists)?(?:\s+only)?|drop\s+table(?:\s+if\s+exists)?|insert\s+into|delete\s+from|create\s+(?:unique\s+)?index\s+(?:if\s+not\s+exists\s+)?[\w"]+\s+on|references)\s+(?:only\s+)?([\w".]+)/gi;
const schema = /\bcreate\s+schema(?:\s+if\s+not\s+exists)?\s+([\w"]+)/gi;
const code =
  /\b(create\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?:trigger|function|procedure)|language\s+plpgsql|do\s+\$)/gi;

/** Without one of these a text is prose. */
const statement = /\b(?:select|insert|update|delete|truncate|lock)\b/i;
/** What follows a word of SQL that a table follows, in a text of the code. */
const named = /\b(?:from|join|into|update|table|lock)\s+(?:only\s+)?(\w+)\.\w+/gi;

/**
 * Migrations are numbered from 0001 without a hole, and a pack's tables stand in the schema named after it; nobody
 * else's are asked, in a migration or in the code. No triggers and no stored code: sharded PostgreSQL has neither.
 */
export const sql: Rule = {
  name: 'sql',
  check(house: House) {
    const files = [...house.files].filter(([path]) => path.endsWith('.sql') && /(^|\/)sql\//.test(path));
    const folders = Map.groupBy(files, ([path]) => path.slice(0, path.lastIndexOf('/')));
    return [
      ...[...folders.values()].flatMap((group) => judgeNumbers(group.map(([path]) => path).toSorted())),
      ...files.flatMap(([path, text]) => judgeText(path, text)),
      ...house.sources
        .filter(({ path }) => !isTest(path))
        .flatMap((source) => judgeCode(source, schemasOf(files))),
    ];
  },
};

function schemasOf(files: readonly (readonly [path: string, text: string])[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(([, text]) =>
      [...text.matchAll(schema)].map((match) => (match[1] ?? '').replaceAll('"', '')),
    ),
  );
}

function judgeCode({ path, texts, templates }: Source, schemas: ReadonlySet<string>): readonly Breach[] {
  const area = areaOf(path);
  // The kernel's modules share its schemas.
  if (area.kind === 'kernel') return [];
  const own = area.kind === 'pack' ? area.id : null;
  // The parts of a template are texts as well, so each schema is told once, where it is met first.
  const met = new Map<string, number>();
  const written = [
    ...templates.map(({ line, parts }) => ({ line, text: parts.join(' ') })),
    ...texts.map(({ line, value }) => ({ line, text: value })),
  ].filter(({ text }) => statement.test(text));
  for (const { line, text } of written) {
    for (const [, name = ''] of text.matchAll(named))
      if (schemas.has(name) && name !== own) met.set(name, Math.min(line, met.get(name) ?? line));
  }
  return [...met].map(([name, line]) => breach(path, line, 'foreign', { name }));
}

function judgeNumbers(paths: readonly string[]): readonly Breach[] {
  return paths.flatMap((path, index) => {
    const expected = String(index + 1).padStart(4, '0');
    const file = path.slice(path.lastIndexOf('/') + 1);
    return /^\d{4}-/.test(file) && file.startsWith(expected) ? [] : [breach(path, 1, 'number', { expected })];
  });
}

function judgeText(path: string, text: string): readonly Breach[] {
  const plain = text.replace(/--[^\n]*|\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const lineAt = lineFinder(text);
  const area = areaOf(path);
  const stored = [...plain.matchAll(code)].map((match) =>
    breach(path, lineAt(match.index), 'code', { statement: match[0] }),
  );
  if (area.kind !== 'pack') return stored;
  const own = area.id;
  const foreign = [...plain.matchAll(touching), ...plain.matchAll(schema)].flatMap((match) => {
    const name = (match[1] ?? '').replaceAll('"', '');
    return name === own || name.startsWith(`${own}.`)
      ? []
      : [breach(path, lineAt(match.index), 'schema', { name, schema: own })];
  });
  return [...stored, ...foreign];
}
