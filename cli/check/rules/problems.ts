import { areaOf, isTest } from '../house/area.ts';
import type { House } from '../house/house.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** Who raises an error declares it: a pack among its own errors, everybody else among the kernel's messages. */
export const problems: Rule = {
  name: 'problems',
  check: (house) =>
    house.sources
      .filter(({ path }) => areaOf(path).kind !== 'root' && !isTest(path))
      .flatMap((source) =>
        source.calls
          .filter(({ name }) => name === 'Problem')
          .flatMap(({ first, line }) => first.flatMap((code) => judge(house, source.path, line, code))),
      ),
};

function judge(house: House, path: string, line: number, code: string): readonly Breach[] {
  const kernel = house.messages.find(({ folder }) => folder === 'kernel')?.['zh-CN'];
  if (kernel?.texts.has(`errors.${code}`)) return [];
  const area = areaOf(path);
  if (area.kind !== 'pack') return [breach(path, line, 'unspoken', { code })];
  const definition = house.packs.find((pack) => pack.folder === area.folder)?.definition;
  if (!definition) return [];
  const own =
    code.startsWith(`${area.id}.`) && Object.hasOwn(definition.errors, code.slice(area.id.length + 1));
  return own ? [] : [breach(path, line, 'undeclared', { code, pack: area.id })];
}
