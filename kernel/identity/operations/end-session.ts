import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId, Uuid } from '../directory-fields.ts';
import { sessionOfCall } from '../session-of-call.ts';
import { demandAccount } from '../tenant-of-call.ts';

/** One of one's own, or all but the one that asks; administrators end those of others. Their streams of events end with them. */
export const endSession = defineOperation({
  name: 'end-session',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({
    person: Type.Optional(PersonId),
    /** All, but the one that asks, unless told. */
    session: Type.Optional(Uuid),
  }),
  output: Type.Object({}),
  async handle({ person, session }, call) {
    const { actor, kernel } = call;
    const own = person === undefined || person === actor.id;
    const current = own ? await sessionOfCall(call) : null;
    if (!own) await demandAccount(call, person);
    const { sessions } = kernel.identity;
    const whose = person ?? actor.id;
    if (session !== undefined) await sessions.endOne(session, whose, actor);
    else await kernel.database.transaction((tx) => sessions.endAll(whose, actor, tx, current?.id ?? null));
    if (session !== undefined && session === current?.id) call.session.set(null);
    return {};
  },
});
