import type { KernelPart } from '../packs/registry.ts';
import { addKey } from './operations/add-key.ts';
import { addMember } from './operations/add-member.ts';
import { addOrganisation } from './operations/add-organisation.ts';
import { addPerson } from './operations/add-person.ts';
import { addUnit } from './operations/add-unit.ts';
import { beginProviderSignIn } from './operations/begin-provider-sign-in.ts';
import { changePerson } from './operations/change-person.ts';
import { closeOrganisation } from './operations/close-organisation.ts';
import { closePerson } from './operations/close-person.ts';
import { closeUnit } from './operations/close-unit.ts';
import { endSession } from './operations/end-session.ts';
import { finishProviderSignIn } from './operations/finish-provider-sign-in.ts';
import { issueLink } from './operations/issue-link.ts';
import { listKeys } from './operations/list-keys.ts';
import { listNames } from './operations/list-names.ts';
import { listOrganisations } from './operations/list-organisations.ts';
import { listPeopleOperation } from './operations/list-people.ts';
import { listProviders } from './operations/list-providers.ts';
import { listSessions } from './operations/list-sessions.ts';
import { listTenants } from './operations/list-tenants.ts';
import { removeMember } from './operations/remove-member.ts';
import { renameOrganisation } from './operations/rename-organisation.ts';
import { renameUnit } from './operations/rename-unit.ts';
import { reopenPerson } from './operations/reopen-person.ts';
import { revokeKey } from './operations/revoke-key.ts';
import { setPassword } from './operations/set-password.ts';
import { signIn } from './operations/sign-in.ts';
import { signInWithPassword } from './operations/sign-in-with-password.ts';
import { signOut } from './operations/sign-out.ts';
import { unlinkPerson } from './operations/unlink-person.ts';
import { who } from './operations/who.ts';

/** What this module offers, in the form of a pack. */
export const identityPart: KernelPart = {
  id: 'identity',
  operations: [
    addKey,
    addMember,
    addOrganisation,
    addPerson,
    addUnit,
    beginProviderSignIn,
    changePerson,
    closeOrganisation,
    closePerson,
    closeUnit,
    endSession,
    finishProviderSignIn,
    issueLink,
    listKeys,
    listNames,
    listOrganisations,
    listPeopleOperation,
    listProviders,
    listSessions,
    listTenants,
    removeMember,
    renameOrganisation,
    renameUnit,
    reopenPerson,
    revokeKey,
    setPassword,
    signIn,
    signInWithPassword,
    signOut,
    unlinkPerson,
    who,
  ],
  errors: {
    'account-elsewhere': 403,
    'bad-link': 401,
    'bad-password': 400,
    'bad-provider-answer': 401,
    busy: 503,
    'holds-elsewhere': 403,
    'key-exists': 409,
    'key-not-found': 404,
    'last-administrator': 409,
    'name-taken': 409,
    'not-signed-in': 401,
    'not-the-house': 403,
    'organisation-not-found': 404,
    'other-tenant': 403,
    'own-tenant': 409,
    'person-exists': 409,
    'person-not-found': 404,
    'provider-not-found': 404,
    'provider-refused': 401,
    'provider-stranger': 403,
    'provider-too-weak': 401,
    'provider-unreachable': 502,
    'session-not-found': 404,
    'too-many-attempts': 429,
    'unit-not-found': 404,
    'wrong-password': 401,
  },
};
