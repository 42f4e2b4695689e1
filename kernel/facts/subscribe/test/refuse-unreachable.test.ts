import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem } from '../../../http/problem.ts';
import { parseSubscription } from '../parse-subscription.ts';
import { refuseUnreachable } from '../refuse-unreachable.ts';

const to = (uri: string) =>
  parseSubscription(
    { type: 'Subscription', entities: [{ type: 'Gadget' }], notification: { endpoint: { uri } } },
    'entities',
  );
const refused = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'facts.endpoint-not-allowed';

const here = [
  'http://127.0.0.1:80/n',
  'http://localhost/',
  'mqtt://10.0.0.1/topic',
  'http://[::1]:9/',
  'http://0x7f.1/',
];

it('addresses of this machine or network are refused where nobody allowed them', () => {
  for (const uri of [...here, 'http://169.254.169.254/'])
    assert.throws(() => refuseUnreachable(to(uri), {}), refused, uri);
  for (const uri of ['http://example.org/', 'https://9.9.9.9/n']) refuseUnreachable(to(uri), {});
});

it('what is allowed is not refused, but what no server may reach is', () => {
  for (const uri of here) refuseUnreachable(to(uri), { private: true });
  refuseUnreachable(to(here[0] ?? ''), { allow: [{ url: 'http://127.0.0.1/', private: true }] });
  assert.throws(() => refuseUnreachable(to('http://169.254.169.254/'), { private: true }), refused);
});
