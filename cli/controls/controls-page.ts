import { asvsLevels, chapters } from './asvs-ids.ts';
import type { Clause, Control, Controls } from './control.ts';

const STATES = ['met', 'partly', 'not-met', 'not-applicable'] as const;
const WORDS = { met: 'met', partly: 'in part', 'not-met': '**not met**', 'not-applicable': 'not applicable' };

/** docs/controls.md. Pure: the same list gives the same page. */
export function controlsPage({ asvs, gb22239 }: Controls): string {
  const lines = [
    '# Controls',
    '',
    'Made from [controls.json](controls.json) by `npx node cli/controls/write-page.ts`; `yuheng check` refuses a page that is older than the list, a test or a file that is not there, and a list that leaves something out.',
    '',
    'Every requirement of levels 1 and 2 of the [OWASP Application Security Verification Standard 5.0.0](https://github.com/OWASP/ASVS/tree/v5.0.0) by its number, in a few words of ours (the wording that counts is the standard’s). It was judged by those who wrote the software, not by an assessor: *aligned with*, not certified. What is met names a test that `npm test`, `npm run durability` or `npm run walks` runs, or the file in which it can be read.',
    '',
    ...counted(asvs),
    '',
  ];
  for (const [chapter, title] of chapters) {
    const items = asvs.filter(({ id }) => id.split('.')[0] === chapter);
    if (items.length === 0) continue;
    lines.push(
      `## V${chapter} ${title}`,
      '',
      '| id | level | what | state | evidence |',
      '|---|---|---|---|---|',
    );
    for (const item of items)
      lines.push(
        row([item.id, String(asvsLevels.get(item.id)), item.about, WORDS[item.state], evidence(item)]),
      );
    lines.push('');
  }
  lines.push(
    '## GB/T 22239-2019, level 3 (等保 2.0 三级)',
    '',
    'The clauses of the general requirements that software can meet or help to meet; those on premises, networks, staff and management are not the software’s. Each with the requirements above that speak of the same. Numbers and order of the clauses of 8.1.4 were held against public texts that quote the standard, those of 8.1.2.2 and 8.1.5 against public lists of its headings, not against the standard itself.',
    '',
    '| clause | what | state | ASVS | evidence, or why not |',
    '|---|---|---|---|---|',
    ...gb22239.map((clause) =>
      row([clause.id, clause.about, WORDS[clause.state], clause.asvs.join(', '), evidence(clause)]),
    ),
    '',
  );
  return lines.join('\n');
}

function counted(asvs: readonly Control[]): readonly string[] {
  const of = (level: 1 | 2, state: Control['state']): number =>
    asvs.filter((item) => item.state === state && asvsLevels.get(item.id) === level).length;
  return [
    `| level | ${STATES.map((state) => WORDS[state]).join(' | ')} |`,
    '|---|---|---|---|---|',
    ...([1, 2] as const).map((level) =>
      row([String(level), ...STATES.map((state) => String(of(level, state)))]),
    ),
  ];
}

function evidence(item: Control | Clause): string {
  const tests = 'tests' in item ? (item.tests ?? []) : [];
  const parts = [
    ...(item.note === undefined ? [] : [item.note]),
    ...tests.map((test) => {
      const [file = '', ...name] = test.split(': ');
      return `${link(file)}: “${name.join(': ')}”`;
    }),
    ...(item.records ?? []).map(link),
  ];
  return parts.join('<br>');
}

function link(path: string): string {
  const shown = path.split('/').at(-1);
  return `[${shown}](${path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`})`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
