import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it, mock } from 'node:test';
import type { StreamSignal } from '../data/event-stream.ts';
import { LiveStream } from '../data/live-stream.ts';

/** A connection that the server refuses, or that is lost: an event source tells the same of both. */
class DeadSource {
  static opened = 0;
  readonly #on = new Map<string, () => void>();
  constructor() {
    DeadSource.opened += 1;
    setImmediate(() => this.#on.get('error')?.());
  }
  addEventListener(type: string, listener: () => void): void {
    this.#on.set(type, listener);
  }
  close(): void {}
}

describe('a stream that does not come about', () => {
  let answer: object | null = null;
  const heard: StreamSignal['type'][] = [];
  const realFetch = globalThis.fetch;
  before(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.assign(globalThis, {
      EventSource: DeadSource,
      addEventListener: () => undefined,
      fetch: () =>
        answer === null
          ? Promise.reject(new TypeError('no answer'))
          : Promise.resolve(new Response(JSON.stringify({ user: answer }))),
    });
  });
  after(() => {
    mock.timers.reset();
    Object.assign(globalThis, { fetch: realFetch });
    for (const name of ['EventSource', 'addEventListener']) Reflect.deleteProperty(globalThis, name);
  });
  afterEach(() => {
    heard.length = 0;
    DeadSource.opened = 0;
  });

  async function tried(): Promise<void> {
    const stream = new LiveStream(({ type }) => heard.push(type));
    stream.open();
    for (let round = 0; round < 3; round += 1) {
      // The source fails, and the server is asked who that is; then what waits for its next try comes to it.
      for (let step = 0; step < 20; step += 1) await new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(60_000);
    }
    stream.close();
  }

  it('is tried again where the server is out of reach', async () => {
    answer = null;
    await tried();
    assert.ok(DeadSource.opened >= 3, `${DeadSource.opened}`);
    assert.deepEqual([...new Set(heard)], ['lost']);
  });

  it('is tried again where it is theirs and was only lost', async () => {
    answer = { may: ['facts.read'] };
    await tried();
    assert.ok(DeadSource.opened >= 3, `${DeadSource.opened}`);
  });

  it('is asked for once where it is not theirs: each time is a refusal in the log', async () => {
    answer = { may: ['policy.read'] };
    await tried();
    assert.equal(DeadSource.opened, 1);
    assert.deepEqual(heard, ['barred']);
  });
});
