import type { Audit } from '../audit/audit.ts';
import type { RefusalKeeper } from '../audit/refusal-keeper.ts';
import type { Backups } from '../backup/backup-state.ts';
import type { Cases } from '../cases/cases.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Events } from '../events/events.ts';
import type { Contexts } from '../facts/context/contexts.ts';
import type { Facts } from '../facts/facts.ts';
import type { SensitiveValues } from '../facts/sensitive/sensitive-values.ts';
import type { Snapshots } from '../facts/snapshots/snapshots.ts';
import type { Subscriptions } from '../facts/subscribe/subscriptions.ts';
import type { Tenants } from '../facts/tenants.ts';
import type { Files } from '../files/files.ts';
import type { Identity } from '../identity/identity.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Measures } from '../measures/measures.ts';
import type { Policy } from '../policy/policy.ts';
import type { SeenRecords } from '../policy/seen-records.ts';
import type { Proposals } from '../proposals/proposals.ts';
import type { Database } from '../store/database.ts';
import type { Registry } from './registry.ts';

/** Everything that an operation may use. */
export interface Kernel {
  readonly database: Database;
  readonly registry: Registry;
  readonly keyring: Keyring;
  readonly audit: Audit;
  readonly refusals: RefusalKeeper;
  readonly tenants: Tenants;
  readonly snapshots: Snapshots;
  /** Of the tenant without a name, as everything that the house itself does. */
  readonly facts: Facts;
  /** Of the same tenant: what packs do on their own account sees digests of sensitive values, and may have them revealed. */
  readonly sensitive: SensitiveValues | null;
  readonly contexts: Contexts;
  readonly subscriptions: Subscriptions;
  readonly cases: Cases;
  readonly files: Files;
  readonly measures: Measures;
  readonly identity: Identity;
  readonly policy: Policy;
  /** Policy withholds none of it from whoever acts. What is kept for others to read is made of the whole. */
  readonly whole: boolean;
  /** What may be read of the rows that packs keep: of all lists that they answer. */
  readonly records: SeenRecords;
  /** Puts the approved texts of policies in force on this server. */
  readonly houseTexts: { look(): Promise<void> };
  readonly proposals: Proposals;
  readonly backups: Backups;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly clock: () => Date;
}
