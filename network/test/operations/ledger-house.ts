import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { coveredArea, create, point, property, urn } from '../measures/coverage-facts.ts';

/** A house with four coverage cells, into which ledgers are sent over HTTP. */
export async function openLedgerHouse() {
  const house = await testKernel([pack as never]);
  const app = await house.server();
  const cells = [1, 2, 3, 4].map((number) => ({
    op: 'append' as const,
    id: urn('CoverageCell', `c${number}`),
    statements: create('CoverageCell', '', {
      location: point(113.6 + number / 100, 34.7),
      side: property(500, 'MTR'),
    }).statements,
  }));
  await house.kernel.facts.write([...coveredArea, ...cells], testActor());
  await house.kernel.jobs.start(house.kernel);

  const send = async (name: string, query: Readonly<Record<string, string>>, bytes: Uint8Array | string) =>
    (
      await app.inject({
        method: 'POST',
        url: `/api/network/${name}?${new URLSearchParams(query)}`,
        headers: { 'content-type': 'text/csv' },
        payload: Buffer.from(bytes as string),
      })
    ).json();
  const ended = async (job: string) => {
    for (;;) {
      const body = (await app.inject(`/api/jobs/read-job?id=${job}`)).json();
      if (body.endedAt !== null) return body;
      await pause(20);
    }
  };
  const load = async (kind: string, bytes: Uint8Array | string, more = {}) => {
    const sent = await send('import-ledger', { kind, name: `${kind}.csv`, ...more }, bytes);
    assert.ok(sent.job, JSON.stringify(sent));
    const job = await ended(sent.job);
    assert.equal(job.state, 'done', JSON.stringify(job));
    return { job: sent.job as string, ...job.result };
  };
  return { house, app, send, ended, load };
}
