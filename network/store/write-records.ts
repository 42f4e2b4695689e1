import { canonical } from '@yuheng/kernel/digest';
import type { RunningJob } from '@yuheng/kernel/job-type';
import { parseStatements } from '@yuheng/kernel/statement';
import { buildStages } from '../entities/site-stage.ts';
import type { LedgerKind } from '../ledger/ledger-kinds.ts';
import { ledgers } from '../ledger/ledger-kinds.ts';
import type { LedgerRecord } from '../ledger/read-row.ts';
import { recordAttributes, recordId, recordStages } from '../ledger/record-facts.ts';
import type { StageRecord } from '../rules/stage-record.ts';
import { type Project, readStages, stageChanges, stageId } from './stage-facts.ts';
import { type Change, writeInParts } from './write-in-parts.ts';

/** Rows that are looked up together. */
const batch = 500;

export interface Written {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Writes the rows of a ledger as facts, some hundred at a time: what the facts say already is not said again, so that the same
 * ledger changes nothing the second time, and a job that is begun anew goes on where it stopped.
 */
export async function writeRecords(
  { kernel, actor, signal, progress }: RunningJob,
  kind: LedgerKind,
  records: readonly LedgerRecord[],
  file: string,
): Promise<Written> {
  const { facts } = kernel;
  const type = ledgers[kind].type.name;
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < records.length; from += batch) {
    signal.throwIfAborted();
    progress(from, records.length, 'importing');
    const part = records.slice(from, from + batch);
    const ids = part.map((record) => recordId(kind, record));
    const { entities } = await facts.query({ types: [type], ids });
    const known = new Map(entities.map((entity) => [entity.id, entity]));
    const stages =
      kind === 'projects' ? await readStages(facts, ids.flatMap(stageIds)) : new Map<string, StageRecord>();
    const groups = part.map((record, index) => {
      const id = ids[index] ?? '';
      const before = known.get(id);
      const said = Object.entries(recordAttributes(kind, record, file));
      const differs = ([name, { value, object = value }]: (typeof said)[number]) => {
        const fact = before?.facts[name];
        return fact === undefined || canonical(fact.value) !== canonical(object);
      };
      const moved = said.some((each) => each[0] === 'location' && differs(each));
      // Somebody may have said another city than the place tells: that holds until the place is another one.
      const keepsCity = record.cityDerived && !moved && before?.facts['city'] !== undefined;
      const fresh = said.filter((each) => differs(each) && !(keepsCity && each[0] === 'city'));
      const later = kind === 'projects' ? stagesOf({ id, city: record.city }, record, stages) : [];
      if (fresh.length === 0) {
        counts.unchanged += 1;
        return later;
      }
      counts[before === undefined ? 'created' : 'changed'] += 1;
      const statements = parseStatements(Object.fromEntries(fresh) as never);
      return [{ op: 'upsert' as const, id, types: [type], statements }, ...later];
    });
    await writeInParts(kernel, groups, { by: actor, action: 'network.import-ledger' });
  }
  return counts;
}

const stageIds = (project: string): readonly string[] => buildStages.map((stage) => stageId(project, stage));

/** Where a project stands may have been told since; what is done is as the ledger dates it. */
function stagesOf(
  project: Project,
  record: LedgerRecord,
  known: ReadonlyMap<string, StageRecord>,
): readonly Change[] {
  return recordStages(record).flatMap((stage) => {
    const before = known.get(stageId(project.id, stage.stage));
    const same = before !== undefined && (stage.leftAt === null || canonical(before) === canonical(stage));
    return same ? [] : stageChanges(project, stage, before);
  });
}
