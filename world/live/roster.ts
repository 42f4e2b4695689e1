import type { WireEntity } from '@yuheng/kernel/facts-model';
import { outageStations, reportingCompany } from '../events/subjects.ts';
import { attribute, findEntities } from '../http/entities.ts';
import type { Connection } from '../http/send.ts';

/** What the running simulator moves. */
export interface Roster {
  readonly air: readonly { readonly id: string; readonly level: number }[];
  readonly traffic: readonly { readonly id: string; readonly capacity: number }[];
  /** 5G stations of key areas that may fail for a while. */
  readonly stations: readonly string[];
  /** Stations that are out of service already, for example since an earlier run. */
  readonly down: readonly string[];
  readonly companies: readonly { readonly id: string; readonly revenue: number }[];
}

/** Asks the server for what there is; what the prepared events use is left alone. */
export async function readRoster(connection: Connection): Promise<Roster> {
  const [air, traffic, onAir, down, companies] = await Promise.all([
    findEntities(connection, { type: 'AirQualityObserved', limit: 300 }),
    findEntities(connection, { type: 'TrafficFlowObserved', limit: 300 }),
    findEntities(connection, {
      type: 'BaseStation',
      q: 'technology=="5G";status=="onAir";keyArea',
      limit: 300,
    }),
    findEntities(connection, { type: 'BaseStation', q: 'status=="outOfService"', limit: 100 }),
    findEntities(connection, { type: 'Organization', limit: 300 }),
  ]);
  const free = (entities: readonly WireEntity[]) =>
    entities.map(({ id }) => id).filter((id) => !outageStations.includes(id));
  return {
    air: air.map((entity) => ({ id: entity.id, level: numberOf(entity, 'pm25', 40) })),
    traffic: traffic.map((entity) => ({ id: entity.id, capacity: numberOf(entity, 'roadCapacity', 1500) })),
    stations: free(onAir),
    down: free(down),
    companies: companies
      .filter(({ id }) => id !== reportingCompany)
      .map((entity) => ({ id: entity.id, revenue: numberOf(entity, 'annualRevenue', 0) })),
  };
}

function numberOf(entity: WireEntity, name: string, fallback: number): number {
  const value = attribute(entity, name)?.value;
  return typeof value === 'number' ? value : fallback;
}
