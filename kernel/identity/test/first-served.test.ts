import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NarrowGate } from '../accounts/narrow-gate.ts';
import { RecentTries } from '../accounts/recent-tries.ts';

describe('passwords, where more come than can be looked at', () => {
  it('are hashed a few at a time, and what waits is bounded', async () => {
    const gate = new NarrowGate({ width: 2, queue: 3 });
    let running = 0;
    let most = 0;
    const open: (() => void)[] = [];
    const work = (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      return new Promise((resolve) =>
        open.push(() => {
          running -= 1;
          resolve();
        }),
      );
    };
    const passing = Array.from({ length: 5 }, () => gate.pass(work));
    await assert.rejects(gate.pass(work), { code: 'identity.busy' });
    while (open.length > 0) {
      open.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(passing);
    assert.equal(most, 2);
    await gate.pass(() => Promise.reject(new Error('x'))).catch(() => undefined);
    assert.equal(await gate.pass(() => Promise.resolve('free again')), 'free again');
  });

  it('are looked at first where there were the fewest tries, and others make room', async () => {
    const gate = new NarrowGate({ width: 1, queue: 2 });
    const order: string[] = [];
    let first = (): void => undefined;
    const held = gate.pass(() => new Promise<void>((resolve) => (first = resolve)));
    const enter = (name: string, rank: number): Promise<string> =>
      gate
        .pass(async () => name, rank)
        .then(
          (entered) => String(order.push(entered)),
          (error: { code: string }) => error.code,
        );
    const [often, twice] = [enter('often', 9), enter('twice', 2)];
    assert.throws(() => gate.demandRoom(9), { code: 'identity.busy' });
    gate.demandRoom(0);
    const never = enter('never', 0);
    assert.equal(await often, 'identity.busy');
    assert.equal(await enter('often again', 9), 'identity.busy');
    first();
    await Promise.all([held, twice, never]);
    assert.deepEqual(order, ['never', 'twice']);
  });

  it('count tries by address, halve them each minute, and forget those of who has come in', () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const tries = new RecentTries(() => new Date(now));
    const from = (ip: string) => ({ address: ip, agent: '' });
    for (let n = 0; n < 8; n += 1) tries.add(from('10.9.9.9'));
    tries.add(from('10.9.9.8'));
    assert.deepEqual([tries.of(from('10.9.9.9')), tries.of(from('10.9.9.8'))], [8, 1]);
    now += 120_000;
    assert.deepEqual([tries.of(from('10.9.9.9')), tries.of(from('10.9.9.8'))], [2, 0]);
    tries.forget(from('10.9.9.9'));
    assert.equal(tries.of(from('10.9.9.9')), 0);
  });
});
