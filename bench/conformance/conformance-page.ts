import type { SuiteTest } from './suite-run.ts';

/** What is said by hand of a run, by test id. */
export interface Remarks {
  readonly suite: { readonly name: string; readonly address: string; readonly revision: string };
  /** The day of the run, and of what. */
  readonly run: string;
  readonly failures: Readonly<
    Record<
      string,
      {
        /**
         * `contradiction`: the test asks for what the specification excludes; `broken`: it fails
         * whatever the broker answers; `shortfall`: ours.
         */
        readonly kind: 'contradiction' | 'broken' | 'shortfall';
        readonly clause: string;
        readonly reason: string;
      }
    >
  >;
  readonly notRun: readonly { readonly area: string; readonly tests: number; readonly reason: string }[];
}

const LABELS: Readonly<Record<Remarks['failures'][string]['kind'], string>> = {
  contradiction: '**Contradicts the specification.** ',
  broken: '**Fails whatever the broker answers.** ',
  shortfall: '',
};

/** The page, in Markdown. A failure without a remark is shown as one that nobody has looked at. */
export function conformancePage(tests: readonly SuiteTest[], remarks: Remarks): string {
  const areas = Map.groupBy(tests, ({ area }) => area);
  const rows = [...areas].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const failed = tests.filter(({ outcome }) => outcome === 'failed');
  const of = (kind: string): number => failed.filter(({ id }) => remarks.failures[id]?.kind === kind).length;
  const left = remarks.notRun.reduce((sum, one) => sum + one.tests, count(tests, 'not run'));
  return [
    '# Conformance',
    '',
    `What [${remarks.suite.name}](${remarks.suite.address}) (${remarks.suite.revision}) says of the broker. ${remarks.run} Made by \`npx node bench/conformance/write-page.ts RUN.json…\`; nothing in the tables is written by hand but the reasons.`,
    '',
    `**${count(tests, 'passed')} passed, ${failed.length} failed, ${left} not run.** Of the failures ${of('contradiction')} contradict the specification, ${of('broken')} fail whatever the broker answers, ${of('shortfall')} are ours, ${failed.filter(({ id }) => !remarks.failures[id]).length} were not looked at.`,
    '',
    '| area | passed | failed |',
    '|---|---:|---:|',
    ...rows.map(([area, some]) => `| ${cell(area)} | ${count(some, 'passed')} | ${count(some, 'failed')} |`),
    '',
    '## Failed',
    '',
    ...(failed.length === 0
      ? ['None.']
      : [
          '| test | clause | reason |',
          '|---|---|---|',
          ...failed
            .toSorted((a, b) => (a.id < b.id ? -1 : 1))
            .map(({ id, title, message }) => {
              const remark = remarks.failures[id];
              const name = cell(`${id} ${title}`.trim());
              return remark
                ? `| ${name} | ${cell(remark.clause)} | ${LABELS[remark.kind]}${cell(remark.reason)} |`
                : `| ${name} | | Not looked at; the suite says: ${cell(message.slice(0, 200))} |`;
            }),
        ]),
    '',
    '## Not run',
    '',
    ...(left === 0
      ? ['None.']
      : [
          '| area | tests | reason |',
          '|---|---:|---|',
          ...remarks.notRun.map(
            ({ area, tests: number, reason }) => `| ${cell(area)} | ${number} | ${cell(reason)} |`,
          ),
        ]),
    '',
  ].join('\n');
}

function count(tests: readonly SuiteTest[], outcome: SuiteTest['outcome']): number {
  return tests.filter((test) => test.outcome === outcome).length;
}

/** In a cell a bar would end it, and a line break the row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
