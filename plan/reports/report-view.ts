import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import Type, { type Static } from 'typebox';
import { wholeUnit } from '../rules/whole-unit.ts';
import type { KeptForm, ReportPlace } from '../store/report-store.ts';
import { reportEntity, reportedFigure } from './report-form.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

export const ReportView = Type.Object({
  report: Type.String(),
  unit: Type.String(),
  /** Last day of the period. */
  period: Type.String(),
  state: Type.Enum(['asked', 'reported', 'accepted', 'dropped']),
  dueAt: Nullable,
  notice: Nullable,
  /** In the unit of the form; null until one is reported. One that was sent back stays to be seen. */
  value: Type.Union([Type.Number(), Type.Null()]),
  note: Type.String(),
  documents: Type.Array(Type.Object({ sha256: Type.String(), name: Type.String() })),
  reportedAt: Nullable,
});
export type ReportView = Static<typeof ReportView>;

/** The attributes of a reported figure as its entity says them. @param value in the unit of the form */
export function figureFacts(
  form: KeptForm,
  { unit, period }: Pick<ReportPlace, 'unit' | 'period'>,
  figure: {
    readonly value: number;
    readonly note: string;
    readonly documents: ReportView['documents'];
  },
): Readonly<Record<string, object>> {
  const observedAt = `${period}T00:00:00Z`;
  const text = (value: string) => ({ type: 'Property', value, observedAt });
  const { code, factor } = wholeUnit(form.unit) ?? { code: 'C62', factor: 1 };
  // Twelve digits: a product of decimals must read as it would be written.
  const value = Number((figure.value * factor).toPrecision(12));
  return {
    form: text(form.id),
    indicator: text(form.title),
    reporter: text(unit),
    period: text(period),
    value: { type: 'Property', value, unitCode: code, observedAt },
    standing: text('reported'),
    note: text(figure.note),
    documents: text(JSON.stringify(figure.documents)),
  };
}

/** Reports with what was reported. */
export async function viewReports(
  { facts, cases }: Pick<Kernel, 'facts' | 'cases'>,
  form: KeptForm,
  places: readonly ReportPlace[],
): Promise<readonly ReportView[]> {
  const items = new Map((await cases.find(places.map(({ case: id }) => id))).map((item) => [item.id, item]));
  const ids = places.map(({ unit, period }) => reportEntity(form.id, unit, period));
  const { entities } = await facts.query({ types: [reportedFigure], ids });
  const known = new Map(entities.map((entity) => [entity.id, entity.facts]));
  const { factor } = wholeUnit(form.unit) ?? { factor: 1 };
  return places.flatMap(({ unit, period, case: id }) => {
    const item = items.get(id);
    if (item === undefined) return [];
    const said = known.get(reportEntity(form.id, unit, period));
    const value = said?.['value']?.value;
    const documents: unknown = JSON.parse(String(said?.['documents']?.value ?? '[]'));
    return [
      {
        report: id,
        unit,
        period,
        state: item.state as ReportView['state'],
        dueAt: item.state === 'asked' ? item.dueAt : null,
        notice: noticeOf(item),
        value: typeof value === 'number' ? Number((value / factor).toPrecision(12)) : null,
        note: String(said?.['note']?.value ?? ''),
        documents: documents as ReportView['documents'],
        reportedAt: said?.['value']?.recordedAt ?? null,
      },
    ];
  });
}

function noticeOf({ state, notice }: Case): string | null {
  return state === 'asked' ? notice : null;
}
