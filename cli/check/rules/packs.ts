import type { Pack } from '@yuheng/kernel/pack';
import type { House, PackFolder } from '../house/house.ts';
import { type Breach, breach, type Rule } from '../rule.ts';

/** A pack's folder has what every pack has, and what it defines fits the folder and the other packs. */
export const packs: Rule = {
  name: 'packs',
  check: (house) =>
    house.packs.flatMap((pack) => [...judgeFolder(house, pack), ...judgeDefinition(house, pack)]),
};

function judgeFolder(house: House, { folder, failure }: PackFolder): readonly Breach[] {
  const required = ['pack.ts', 'README.md', 'messages/zh-CN.json', 'messages/en.json', 'package.json'];
  const absent = required.filter((file) => !house.files.has(`${folder}/${file}`));
  return [
    ...absent.map((file) => breach(`${folder}/${file}`, 1, 'absent', { file })),
    ...(failure === null || absent.includes('pack.ts')
      ? []
      : [breach(`${folder}/pack.ts`, 1, 'unloadable', { failure })]),
  ];
}

function judgeDefinition(house: House, { folder, id, definition }: PackFolder): readonly Breach[] {
  if (!definition) return [];
  const file = `${folder}/pack.ts`;
  const others = house.packs.flatMap((each) =>
    each.definition && each.folder !== folder ? [each.definition] : [],
  );
  return [
    ...(definition.id === id ? [] : [breach(file, 1, 'id', { id: definition.id, folder })]),
    ...definition.needs
      .filter((need) => !others.some((other) => other.id === need))
      .map((need) => breach(file, 1, 'need', { need })),
    ...definition.measures
      .filter(({ code }) => others.some((other) => hasMeasure(other, code)))
      .map(({ code }) => breach(file, 1, 'measure-twice', { code })),
    ...definition.pages.flatMap((page) => [
      ...(house.files.has(`${folder}/${page.file.replace(/^\.\//, '')}`)
        ? []
        : [breach(file, 1, 'page-file', { page: page.id, file: page.file })]),
      ...(others.some(({ pages }) => pages.some(({ path }) => path === page.path))
        ? [breach(file, 1, 'page-twice', { page: page.id, path: page.path })]
        : []),
    ]),
    ...Object.keys(definition.errors)
      .filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code))
      .map((code) => breach(file, 1, 'error-code', { code })),
  ];
}

function hasMeasure(pack: Pack, code: string): boolean {
  return pack.measures.some((measure) => measure.code === code);
}
