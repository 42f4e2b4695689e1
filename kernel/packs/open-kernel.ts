import { join } from 'node:path';
import { type Audit, openAudit } from '../audit/audit.ts';
import { HeadKeeper } from '../audit/head-keeper.ts';
import type { NoteKey } from '../audit/note.ts';
import { RefusalKeeper } from '../audit/refusal-keeper.ts';
import { openBackups } from '../backup/backup-state.ts';
import { openCases } from '../cases/cases.ts';
import type { KeySource } from '../crypto/key-source.ts';
import { openKeyring } from '../crypto/keyring.ts';
import { openEvents } from '../events/events.ts';
import { openCommons } from '../facts/commons.ts';
import { type ContextsOptions, openContexts } from '../facts/context/contexts.ts';
import { ExpiryKeeper } from '../facts/expiry-keeper.ts';
import { openFacts } from '../facts/facts.ts';
import { EntityMaps } from '../facts/maps/entity-maps.ts';
import { ConcealedKeeper } from '../facts/sensitive/concealed-keeper.ts';
import { sensitiveValues } from '../facts/sensitive/open-sensitive.ts';
import { Snapshots } from '../facts/snapshots/snapshots.ts';
import { Registrations } from '../facts/sources/registrations.ts';
import type { Pace } from '../facts/subscribe/dispatcher.ts';
import type { Outbound } from '../facts/subscribe/outbound.ts';
import { openSubscriptions } from '../facts/subscribe/subscriptions.ts';
import { tenantSecrets } from '../facts/tenant-secrets.ts';
import { type OpenGraph, Tenants } from '../facts/tenants.ts';
import { openFiles } from '../files/files.ts';
import { openIdentity } from '../identity/identity.ts';
import type { ProvidersSettings } from '../identity/providers/settings.ts';
import { openJobs } from '../jobs/jobs.ts';
import { openMeasures } from '../measures/measures.ts';
import { fittedIn } from '../policy/fitted.ts';
import { openPolicy } from '../policy/policy.ts';
import { followHouseTexts } from '../policy/policy-texts.ts';
import { recordedReads } from '../policy/recorded-reads.ts';
import { everyRecord } from '../policy/seen-records.ts';
import { visibleTo } from '../policy/visible.ts';
import { openProposals } from '../proposals/proposals.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { Kernel } from './kernel.ts';
import { kernelParts } from './kernel-parts.ts';
import { migrationSets } from './migration-sets.ts';
import type { Pack } from './pack.ts';
import { loadPacks, type Registry } from './registry.ts';

const KERNEL_FOLDER = join(import.meta.dirname, '..');

/** The packs and the kernel's own parts, without a database: texts, errors, operations. */
export function loadKernelRegistry(packs: readonly Pack[]): Registry {
  return loadPacks(packs, kernelParts, KERNEL_FOLDER);
}

/** Migrates the database, opens all modules and loads the packs. `close` stops what follows the facts; the database stays open. */
export async function openKernel(options: {
  readonly database: Database;
  readonly packs: readonly Pack[];
  readonly clock?: () => Date;
  readonly report?: (error: unknown) => void;
  /** From where contexts may come besides the core's and the packs'. */
  readonly contexts?: Omit<ContextsOptions, 'packs' | 'database' | 'clock' | 'report'>;
  /** Whole months that history is kept besides this one; for ever unless told. */
  readonly keepHistoryMonths?: number | null;
  /** Whom notifications may reach on this machine or network; nobody unless told. */
  readonly outbound?: Outbound;
  /** How hard endpoints are tried. */
  readonly pace?: Partial<Pace>;
  /** Instances of the past that one answer holds; 1000 unless told. */
  readonly pageOfHistory?: number;
  /** Signs heads of the log (audit/signed-head.ts); without it nothing is signed. */
  readonly logKey?: NoteKey;
  /** Who keeps the master keys; without one no secret can be stored. */
  readonly keys?: KeySource;
  /** Folder of policies that the house adds to those of the kernel and the packs. */
  readonly policies?: string | null;
  /** Outside providers by which people sign in; none unless told. */
  readonly providers?: ProvidersSettings | null;
}): Promise<Kernel & { close(): Promise<void> }> {
  const { database, packs, clock = () => new Date(), report = (error) => console.error(error) } = options;
  const registry = loadKernelRegistry(packs);
  // Before anything is changed: policies that cannot be read are no reason to migrate.
  const policy = await openPolicy({
    registry,
    packs,
    folder: options.policies ?? null,
    fitted: fittedIn(database),
  });
  await migrate(database, migrationSets(packs));
  // Whatever was opened is stopped again, the last one first, also when something further on cannot be opened.
  const stops: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  const open = async (): Promise<Kernel> => {
    const keyring = await openKeyring({ database, source: options.keys ?? null, clock });
    const audit = openAudit(database, clock, undefined, options.logKey);
    const heads = new HeadKeeper({ audit, clock, report });
    stops.push(() => heads.stop());
    heads.start();
    const refusals = new RefusalKeeper({ database, audit, report });
    stops.push(() => refusals.stop());
    refusals.start();
    const texts = await followHouseTexts(database, policy, report);
    stops.push(() => texts.stop());
    const events = await openEvents(database);
    stops.push(() => events.stop());
    const { keepHistoryMonths = null, pageOfHistory } = options;
    const { entityTypes } = registry;
    const commons = await openCommons({ database, clock, report, keepHistoryMonths });
    stops.push(() => commons.stop());
    const contexts = await openContexts({ ...options.contexts, packs, database, clock, report });
    stops.push(() => contexts.stop());
    const auditOf = (tenant: number): Audit => openAudit(database, clock, tenant, options.logKey);
    const openSensitive = await sensitiveValues({ entityTypes, database, keyring });
    const values = new ConcealedKeeper(database, report);
    stops.push(() => values.stop());
    if (openSensitive !== null) values.start();
    const openGraph: OpenGraph = async (tenant, name) => {
      const sensitive = openSensitive?.(tenant) ?? null;
      const facts = await openFacts({
        tenant,
        commons,
        audit: auditOf(tenant),
        entityTypes,
        sensitive,
        clock,
        report,
        ...(pageOfHistory === undefined ? {} : { pageOfHistory }),
      });
      const { provenances } = commons;
      const maps = new EntityMaps({ tenant, database, provenances, clock, searched: new Set() });
      return { id: tenant, tenant: name, facts, maps, sensitive, stop: () => facts.stop() };
    };
    const identity = openIdentity(database, audit, clock, options.providers ?? null);
    const tenants = new Tenants({
      database,
      report,
      async open(tenant, name) {
        const { stop, ...broker } = await openGraph(tenant, name);
        const own = auditOf(tenant);
        const secrets = tenantSecrets(keyring, tenant);
        const subscriptions = await openSubscriptions({
          tenant,
          name,
          database,
          standings: identity.standings,
          secrets,
          names: broker.sensitive?.names ?? null,
          facts: broker.facts,
          visibleTo: (actor) => visibleTo(policy, actor, name, { entityTypes, writing: false }),
          recordedOf: (actor, subscription) =>
            recordedReads({
              policy,
              actor,
              tenant: name,
              facts: broker.facts,
              audit: own,
              database,
              action: 'facts.told',
              asked: subscription,
            }),
          contexts,
          clock,
          report,
          ...(options.outbound ? { outbound: options.outbound } : {}),
          ...(options.pace ? { pace: options.pace } : {}),
        });
        const { facts } = broker;
        const listener = subscriptions.ofSources;
        return {
          ...broker,
          audit: own,
          subscriptions,
          registrations: new Registrations({ sealed: secrets.sources, database, facts, listener, clock }),
          async stop() {
            await subscriptions.stop();
            await stop();
          },
        };
      },
    });
    const snapshots = new Snapshots({ commons, clock, report, open: openGraph });
    stops.push(() => tenants.stop());
    await tenants.start();
    stops.push(() => snapshots.stop());
    snapshots.start();
    const expiry = new ExpiryKeeper({ database, tenants, clock, report });
    stops.push(() => expiry.stop());
    expiry.start();
    const { facts, subscriptions, sensitive } = await tenants.find(null);
    const measures = await openMeasures({
      database,
      audit,
      facts,
      events,
      definitions: registry.measures,
      entityTypes,
      clock,
      report,
    });
    const cases = openCases({ database, facts, events, caseTypes: registry.caseTypes, clock, report });
    stops.push(() => cases.stop());
    const files = openFiles({ database, audit, clock });
    const jobs = openJobs({ database, audit, events, types: registry.jobs, clock, report });
    stops.push(() => jobs.stop());
    const proposals = openProposals({
      database,
      audit,
      events,
      policy,
      clock,
      kinds: registry.proposals,
      kernel: () => kernel,
    });
    const kernel: Kernel = {
      database,
      registry,
      keyring,
      audit,
      refusals,
      tenants,
      snapshots,
      facts,
      sensitive,
      contexts,
      subscriptions,
      cases,
      files,
      measures,
      identity,
      policy,
      whole: true,
      records: everyRecord,
      backups: openBackups(database),
      houseTexts: texts,
      proposals,
      events,
      jobs,
      clock,
    };
    return kernel;
  };
  try {
    return { ...(await open()), close };
  } catch (error) {
    await close();
    throw error;
  }
}
