import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parseStatements } from '@yuheng/kernel/statement';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { coveredArea, property, relationship, sample, urn } from './coverage-facts.ts';

const by = testActor();

/** From a figure of coverage to its cells, over real PostgreSQL. */
describe('a figure of coverage opened cell by cell', { timeout: 120_000 }, () => {
  let house: TestKernel;
  let app: Awaited<ReturnType<TestKernel['server']>>;
  before(async () => {
    house = await testKernel([pack as never]);
    app = await house.server();
    await house.kernel.facts.write(
      [
        ...coveredArea,
        sample(1, 4, -104, {
          server: relationship(urn('BaseStation', 'A')),
          file: property('ab'.repeat(32)),
        }),
        sample(2, 4, -107),
      ],
      by,
    );
  });
  after(() => house[Symbol.asyncDispose]());

  const measured = async (code = '5g-key-area-coverage') => (await house.kernel.measures.evaluate(code)).id;
  const ask = async (name: string, query: Record<string, string>) =>
    (await app.inject({ url: `/api/network/${name}`, query })).json();
  const area = urn('KeyArea', 'k');
  const reasons = async (measurement: string) =>
    (await ask('read-area-coverage', { measurement, area })).cells.map((cell: { reasons: string[] }) =>
      cell.reasons.join(' '),
    );

  it('tells of every cell why each operator covers it or does not', async () => {
    const answer = await ask('read-area-coverage', { measurement: await measured(), area });
    assert.deepEqual([answer.kind, answer.operators], ['cityCentre', ['A', 'B']]);
    assert.deepEqual(
      answer.cells.map(({ covered, reasons: each }: { covered: boolean; reasons: string[] }) => [
        covered,
        ...each,
      ]),
      [
        [true, 'predicted', 'unpredicted'],
        [true, 'predicted', 'unpredicted'],
        [true, 'predicted', 'predicted'],
        [false, 'measured-weak', 'predicted-weak'],
      ],
    );
  });

  it('opens a cell to threshold, levels with their run, and the rows of drive tests', async () => {
    const cell = urn('CoverageCell', 'c4');
    const answer = await ask('read-cell-coverage', { measurement: await measured(), cell });
    assert.equal(answer.area.id, area);
    const [own] = answer.standings;
    assert.deepEqual(own.threshold, { minimumRsrp: -105, share: 75, document: null });
    assert.deepEqual(own.run, { id: 'run-1', inputs: '00ff', stored: false });
    assert.deepEqual(
      own.levels.map(({ rsrp }: { rsrp: number }) => rsrp),
      [-106],
    );
    assert.deepEqual(
      own.samples.map((one: Record<string, unknown>) => [
        one['rsrp'],
        one['counts'],
        one['reaches'],
        one['row'],
        one['file'],
      ]),
      [
        [-104, true, true, 1, { sha256: 'ab'.repeat(32), import: null }],
        [-107, true, false, 2, null],
      ],
    );
  });

  it('names the file of a row by the last import of it that wrote something, of drive tests alone', async () => {
    const send = (job: string, kind: string, day: number, done: boolean) =>
      house.database.query(
        `insert into network.ledger_import (job, name, kind, sha256, mapping, coordinates, sent_at, sent_by, rejected)
         values ($1, $2, $3, decode($4, 'hex'), '{}', 'WGS84', $5, 'x', $6)`,
        [job, `${job}.csv`, kind, 'ab'.repeat(32), `2026-11-0${day}T00:00:00Z`, done ? '[]' : null],
      );
    await send('first', 'drive-tests', 1, true);
    await send('second', 'drive-tests', 2, true);
    await send('failed', 'drive-tests', 3, false);
    await send('other', 'demands', 4, true);
    const cell = urn('CoverageCell', 'c4');
    const answer = await ask('read-cell-coverage', { measurement: await measured(), cell });
    const [row] = answer.standings[0].samples;
    assert.deepEqual(row.file.import, {
      job: 'second',
      name: 'second.csv',
      importedAt: '2026-11-02T00:00:00.000Z',
    });
  });

  it('shows the figure as it was: a row that changed since belongs to the next figure', async () => {
    const old = await measured();
    await house.kernel.facts.write(
      [
        {
          op: 'append',
          id: urn('DriveTestSample', 't2'),
          statements: parseStatements({ rsrp: property(-100, 'DBM') } as never),
        },
      ],
      by,
    );
    const now = await measured();
    assert.deepEqual(
      [(await reasons(old))[3], (await reasons(now))[3]],
      ['measured-weak predicted-weak', 'measured predicted-weak'],
    );
  });

  it('opens by residents and floor area alike, and refuses what has no cells', async () => {
    assert.equal((await reasons(await measured('5g-population-coverage'))).length, 4);
    const onAir = await measured('5g-stations-on-air');
    const codeOf = async (name: string, query: Record<string, string>) => (await ask(name, query)).code;
    assert.equal(
      await codeOf('read-area-coverage', { measurement: onAir, area }),
      'network.figure-without-cells',
    );
    const measurement = await measured();
    assert.equal(
      await codeOf('read-area-coverage', { measurement, area: 'urn:nobody:1' }),
      'network.area-not-in-figure',
    );
    assert.equal(
      await codeOf('read-cell-coverage', { measurement, cell: 'urn:nobody:1' }),
      'network.cell-not-in-figure',
    );
    assert.equal(
      await codeOf('read-cell-coverage', { measurement: crypto.randomUUID(), cell: area }),
      'measures.measurement-not-found',
    );
  });

  it('lists the figures of the pack with their newest measurement', async () => {
    const { figures } = (await app.inject('/api/measures/list-figures?pack=network')).json();
    const of = (code: string) =>
      figures.find((one: { definition: { code: string } }) => one.definition.code === code);
    assert.equal(figures.length, pack.measures.length);
    assert.equal(of('5g-key-area-coverage').newest.measurement, await measured());
    assert.deepEqual(of('5g-key-area-coverage').definition.dimensions, ['keyArea', 'operator', 'city']);
    assert.deepEqual((await app.inject('/api/measures/list-figures?pack=nobody')).json(), { figures: [] });
  });
});
