import type { Database } from '../store/database.ts';
import { GrowthStatistics } from './store/growth-statistics.ts';
import { HistoryKeeper } from './store/history-keeper.ts';
import { Provenances } from './store/provenances.ts';
import { WriteGate } from './store/write-gate.ts';

/** What the tenants of one server have in common: who recorded, the room for writes, the care for tables. */
export interface Commons {
  readonly database: Database;
  readonly provenances: Provenances;
  readonly gate: WriteGate;
  readonly statistics: GrowthStatistics;
  stop(): Promise<void>;
}

export async function openCommons(options: {
  readonly database: Database;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  /** Whole months that history is kept besides this one; null: for ever. */
  readonly keepHistoryMonths: number | null;
}): Promise<Commons> {
  const { database, clock, report, keepHistoryMonths: keepMonths } = options;
  const provenances = new Provenances(database);
  await provenances.load();
  const keeper = new HistoryKeeper({ database, clock, keepMonths, report });
  await keeper.start();
  const statistics = new GrowthStatistics(database, report);
  return {
    database,
    provenances,
    gate: new WriteGate(),
    statistics,
    async stop() {
      await keeper.stop();
      await statistics.stop();
    },
  };
}
