import assert from 'node:assert/strict';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Role } from '../../identity/actor.ts';
import { fixturePack } from '../fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../test-kernel.ts';

export type Headers = Readonly<Record<string, string>>;

/** A server with accounts, to be attacked in tests. */
export interface AttackTarget extends AsyncDisposable {
  readonly test: TestKernel;
  readonly app: FastifyInstance;
  /** The headers of a browser in which somebody of a role is signed in. */
  browser(id: string, role: Role): Promise<Headers>;
  post(url: string, payload: object | string, headers?: Headers): Promise<LightMyRequestResponse>;
}

export async function attackTarget(): Promise<AttackTarget> {
  const test = await testKernel([fixturePack]);
  const app = await test.server({ auth: true });
  return {
    test,
    app,
    async browser(id, role) {
      const { identity } = test.kernel;
      const link = await identity.issueLink(testActor({ id, roles: [role] }));
      const { session } = await identity.signIn(link);
      return { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
    },
    post: (url, payload, headers = {}) =>
      app.inject({
        method: 'POST',
        url,
        payload,
        headers: { 'content-type': 'application/json', ...headers },
      }),
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

/** Refused with a status that was meant, telling nothing of the inside. */
export function refused(answer: LightMyRequestResponse, ...statuses: readonly number[]): void {
  assert.ok(statuses.includes(answer.statusCode), `${answer.statusCode} ${answer.body.slice(0, 300)}`);
  assert.doesNotMatch(answer.body, /\bat .+\.ts:\d+|node_modules|postgres|select .* from /i);
}
