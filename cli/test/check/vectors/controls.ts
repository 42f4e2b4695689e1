import { asvsLevels } from '../../../controls/asvs-ids.ts';
import { parseControls } from '../../../controls/control.ts';
import { controlsPage } from '../../../controls/controls-page.ts';
import type { Vector } from './vector.ts';

const IDS = [...asvsLevels.keys()];
const [FIRST = '', SECOND = ''] = IDS;
const CLAUSE = '8.1.4.1 a)';

/** A list of controls that is whole and true. */
const whole = () => ({
  asvs: IDS.map((id): Record<string, unknown> & { id: string } => ({
    id,
    about: 'so',
    state: 'not-met',
    note: 'not yet',
  })),
  gb22239: [{ id: CLAUSE, about: 'so', state: 'met', asvs: ['6.2.1'] }],
});
type List = ReturnType<typeof whole>;

const TESTS = `import { it } from 'node:test';
it('is true', () => {});
const it2 = 'is not called';
export const a = it2;
`;

/**
 * A house whose list of controls was changed; the page is made from it.
 * @param cases each with the id that it is told of; '' for the list as a whole
 */
function changed(
  name: string,
  change: (list: List) => unknown,
  cases: readonly (readonly [kind: string, id: string])[],
): Vector {
  const list = whole();
  change(list);
  const text = JSON.stringify(list, null, 1);
  const parsed = parseControls(text);
  const lineOf = (id: string): number =>
    id === '' ? 1 : text.split('\n').findIndex((line) => line.includes(`"id": "${id}"`)) + 1;
  return {
    name: `of controls, ${name}`,
    changes: {
      'docs/controls.json': text,
      ...(parsed === null ? {} : { 'docs/controls.md': controlsPage(parsed) }),
      'kernel/test/true.test.ts': TESTS,
    },
    expected: cases.map(([kind, id]) => `docs/controls.json:${lineOf(id)} controls ${kind}`),
  };
}

const first =
  (members: Readonly<Record<string, unknown>>) =>
  ({ asvs }: List): unknown =>
    Object.assign(asvs[0] ?? {}, members);

export const controls: readonly Vector[] = [
  changed(
    'nothing, where all is whole and true',
    first({ state: 'met', tests: ['kernel/test/true.test.ts: is true'], records: ['package.json'] }),
    [],
  ),
  changed('one that is left out', ({ asvs }) => asvs.shift(), [['missing', '']]),
  changed('one that stands twice', ({ asvs }) => asvs.push(...asvs.slice(0, 1)), [['order', FIRST]]),
  changed(
    'two in the wrong order',
    ({ asvs }) => {
      const [a, b] = [asvs[0], asvs[1]];
      if (a && b) asvs.splice(0, 2, b, a);
    },
    [['order', FIRST]],
  ),
  changed('one that the standard does not have', first({ id: '99.1.1' }), [
    ['unknown', '99.1.1'],
    ['missing', ''],
  ]),
  changed('one that is met by nothing', first({ state: 'met' }), [['bare', FIRST]]),
  changed(
    'one that is not met, without a reason',
    ({ asvs }) => Reflect.deleteProperty(asvs[0] ?? {}, 'note'),
    [['silent', FIRST]],
  ),
  changed('a file that is not there', first({ records: ['no/such.ts'] }), [['file', FIRST]]),
  changed('a test that is not in its file', first({ tests: ['kernel/test/true.test.ts: is false'] }), [
    ['test', FIRST],
  ]),
  changed('words that are no test', first({ tests: ['kernel/test/true.test.ts: is not called'] }), [
    ['test', FIRST],
  ]),
  changed('a test in a file that is not there', first({ tests: ['kernel/test/no.test.ts: is true'] }), [
    ['test', FIRST],
  ]),
  changed(
    'a clause that names what the standard does not have',
    ({ gb22239 }) => gb22239[0]?.asvs.push('1.2.10'),
    [['unknown', CLAUSE]],
  ),
  changed('a state that there is not', first({ state: 'certified' }), [['shape', '']]),
  {
    name: 'of controls, a page that is older than the list',
    changes: { 'docs/controls.json': JSON.stringify(whole()), 'docs/controls.md': `# ${SECOND}\n` },
    expected: ['docs/controls.md:1 controls old'],
  },
];
