import type { Kernel } from '@yuheng/kernel/kernel';
import type { Text } from '@yuheng/kernel/messages';
import { recordedView } from '../../contradictions/recorded-view.ts';
import { contradictionRows } from '../../contradictions/rows.ts';
import type { RecordedView } from '../../contradictions/view.ts';
import { type KeptContradiction, listContradictions } from '../../store/contradiction-store.ts';
import type { OpenContradiction, OpenReading, OpenRecorded } from './open-contradiction.ts';

/**
 * The contradictions of some plans that were in question at a moment. Of one that was renewed since, what is known today of
 * what is recorded.
 */
export async function readOpenContradictions(
  kernel: Kernel,
  plans: ReadonlySet<string>,
  at: string,
): Promise<readonly OpenContradiction[]> {
  const kept = (await listContradictions(kernel.database)).filter(
    ({ foundAt, finding }) => foundAt <= at && plans.has(finding.claim.plan),
  );
  const cases = await kernel.cases.find(kept.map((one) => one.case));
  const open = new Set(
    cases.filter(({ closedAt }) => closedAt === null || closedAt > at).map(({ id }) => id),
  );
  const standing = kept.filter((one) => open.has(one.case));
  const found = new Map(standing.map((one) => [one.case, one]));
  const rows = await contradictionRows(kernel, standing);
  return Promise.all(
    rows.map(async (row) => ({ ...row, recorded: await recordedOf(kernel, found.get(row.id)) })),
  );
}

async function recordedOf(
  kernel: Kernel,
  kept: KeptContradiction | undefined,
): Promise<readonly OpenRecorded[]> {
  if (kept === undefined) return [];
  const { finding } = kept;
  const views = await Promise.all(finding.recorded.map((one) => recordedView(kernel, finding, one)));
  return views.map((view) => {
    const { label, unit, decimals, measure, entity, attribute, before, after } = view;
    const plain = attribute ?? measure ?? '';
    return {
      title: view.title ?? { 'zh-CN': plain, en: plain },
      label,
      unit,
      decimals,
      measure,
      entity,
      attribute,
      before: readingOf(kernel, view, before),
      after: readingOf(kernel, view, after),
    };
  });
}

function readingOf(
  { registry }: Pick<Kernel, 'registry'>,
  { entityType, attribute }: RecordedView,
  reading: RecordedView['before'],
): OpenReading | null {
  if (reading === null) return null;
  const { at, value } = reading;
  if (typeof value === 'number') return { at, value };
  const plain = String(value);
  const type = registry.entityTypes.get(entityType ?? '');
  const declared = type?.attributes[attribute ?? ''];
  const pack = registry.packs.find(({ entities }) => entities.some(({ name }) => name === entityType));
  const known = declared !== undefined && 'oneOf' in declared && declared.oneOf?.includes(plain) === true;
  const words: Text =
    known && pack !== undefined
      ? registry.text(pack.id, `entities.${entityType}.values.${attribute}.${plain}`)
      : { 'zh-CN': plain, en: plain };
  return { at, value: words };
}
