import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId } from '../directory-fields.ts';
import { sessionOfCall } from '../session-of-call.ts';
import { demandAccount } from '../tenant-of-call.ts';

/** One's own, and for administrators those of others. */
export const listSessions = defineOperation({
  name: 'list-sessions',
  kind: 'query',
  permission: 'identity.read',
  everyTenant: true,
  input: Type.Object({ person: Type.Optional(PersonId) }),
  output: Type.Object({
    sessions: Type.Array(
      Type.Object({
        id: Type.String(),
        beganBy: Type.Enum(['link', 'password', 'provider']),
        beganAt: Type.String(),
        seenAt: Type.String(),
        expiresAt: Type.String(),
        address: Type.String(),
        agent: Type.String(),
        /** The one that asks. */
        current: Type.Boolean(),
      }),
    ),
    /** Of oneself: whether a password was set, and whether one may be set without it now. */
    password: Type.Union([Type.Object({ set: Type.Boolean(), fresh: Type.Boolean() }), Type.Null()]),
  }),
  async handle({ person }, call) {
    const { identity } = call.kernel;
    const own = person === undefined || person === call.actor.id;
    const current = own ? await sessionOfCall(call) : null;
    if (!own) await demandAccount(call, person);
    const sessions = await identity.sessions.list(person ?? call.actor.id);
    return {
      sessions: sessions.map(({ person: _person, ...session }) => ({
        ...session,
        current: session.id === current?.id,
      })),
      password: current && {
        set: await identity.accounts.hasPassword(call.actor.id),
        fresh: identity.accounts.isFresh(current),
      },
    };
  },
});
