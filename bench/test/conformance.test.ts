import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conformancePage, type Remarks } from '../conformance/conformance-page.ts';
import { readSuiteRun } from '../conformance/suite-run.ts';

const run = JSON.stringify({
  suite: {
    name: 'TP',
    suites: [
      {
        name: 'NGSI-LD',
        suites: [
          {
            name: 'Provision',
            suites: [
              {
                name: 'Entities',
                suites: [
                  {
                    name: '001 01',
                    tests: [
                      { name: '001_01_01 With a | bar', status: 'PASS' },
                      { name: '001_01_02', status: 'FAIL', message: '400\n!= 201' },
                      { name: '001_01_03 Other', status: 'FAIL', message: 'x'.repeat(300) },
                      { name: '001_01_04 Skipped', status: 'SKIP' },
                      { name: '001_01_05 Broken', status: 'FAIL', message: 'no such keyword' },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
});
const remarks: Remarks = {
  suite: { name: 'A suite', address: 'https://example.org', revision: 'first' },
  run: 'Run on a day.',
  failures: {
    '001_01_02': { kind: 'contradiction', clause: '5.6.1', reason: 'An id | is needed.' },
    '001_01_05': { kind: 'broken', clause: '5.6.1', reason: 'Asks nothing.' },
  },
  notRun: [{ area: 'Elsewhere', tests: 5, reason: 'later' }],
};

describe('the conformance page', () => {
  const tests = readSuiteRun(run);

  it('knows every test with its area', () => {
    assert.deepEqual(
      tests.map(({ area, id, title, outcome }) => [area, id, title, outcome]),
      [
        ['Provision / Entities', '001_01_01', 'With a | bar', 'passed'],
        ['Provision / Entities', '001_01_02', '', 'failed'],
        ['Provision / Entities', '001_01_03', 'Other', 'failed'],
        ['Provision / Entities', '001_01_04', 'Skipped', 'not run'],
        ['Provision / Entities', '001_01_05', 'Broken', 'failed'],
      ],
    );
  });

  it('counts, tells contradictions from what nobody looked at, and keeps its tables whole', () => {
    const page = conformancePage(tests, remarks);
    assert.match(
      page,
      /\*\*1 passed, 3 failed, 6 not run\.\*\* Of the failures 1 contradict .*, 1 fail whatever the broker answers, 0 are ours, 1 were not looked at/,
    );
    assert.match(
      page,
      /\| 001_01_02 \| 5\.6\.1 \| \*\*Contradicts the specification\.\*\* An id \\\| is needed\. \|/,
    );
    assert.match(
      page,
      /\| 001_01_05 Broken \| 5\.6\.1 \| \*\*Fails whatever the broker answers\.\*\* Asks nothing\. \|/,
    );
    assert.match(page, /\| 001_01_03 Other \| \| Not looked at; the suite says: x{200} \|/);
    assert.match(page, /\| Provision \/ Entities \| 1 \| 3 \|/);
    assert.match(page, /\| Elsewhere \| 5 \| later \|/);
  });

  it('refuses what is no run', () => {
    assert.throws(() => readSuiteRun('{}'), TypeError);
    assert.throws(() => readSuiteRun('no JSON'), SyntaxError);
  });
});
