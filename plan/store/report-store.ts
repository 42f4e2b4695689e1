import type { Case } from '@yuheng/kernel/cases';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { periodBefore } from '../reports/periods.ts';
import type { ReportForm } from '../reports/report-form.ts';

/** A form as it is kept; `from` and `to` are the last days of its first and last periods. */
export interface KeptForm extends ReportForm {
  readonly id: string;
  readonly madeAt: string;
  readonly endedAt: string | null;
  readonly endedWhy: string | null;
}

export interface ReportPlace {
  readonly form: string;
  readonly unit: string;
  readonly period: string;
  readonly case: string;
}

const columns = `id, title, definition, unit, every, total, direction, decimals, documented, working_days as "workingDays",
  minimum, maximum, most_change as "mostChange", units, to_char(first_period, 'YYYY-MM-DD') as from,
  to_char(last_period, 'YYYY-MM-DD') as to, made_at as "madeAt", ended_at as "endedAt", ended_why as "endedWhy"`;

const placeColumns = `form, unit, to_char(period, 'YYYY-MM-DD') as period, case_id as case`;

/** Keeps a form with the cases that ask for its reports. @throws Problem plan.form-exists */
export async function insertForm(
  tx: Sql,
  id: string,
  form: ReportForm,
  cases: readonly Case[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  const inserted = await tx.query(
    `insert into plan.report_form (id, title, definition, unit, every, total, direction, decimals, documented, working_days,
       minimum, maximum, most_change, units, first_period, last_period, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text[], $15, $16, $17, $18)
     on conflict do nothing returning id`,
    [
      id,
      form.title,
      form.definition,
      form.unit,
      form.every,
      form.total,
      form.direction,
      form.decimals,
      form.documented,
      form.workingDays,
      form.minimum,
      form.maximum,
      form.mostChange,
      form.units,
      form.from,
      form.to,
      at,
      by,
    ],
  );
  if (inserted.length === 0) throw new Problem('plan.form-exists', { title: form.title });
  const places = cases.map(({ id: of, owner, data }) => ({ of, owner, period: data['period'] }));
  await tx.query(
    `insert into plan.report (form, unit, period, case_id)
     select $1, owner, period, of from jsonb_to_recordset($2::jsonb) as given (of uuid, owner text, period date)`,
    [id, JSON.stringify(places)],
  );
}

/** All forms, the newest first. */
export async function listForms(sql: Sql): Promise<readonly KeptForm[]> {
  const forms = await sql.query<KeptForm>(
    `select ${columns} from plan.report_form order by made_at desc, id`,
  );
  return forms.map(timed);
}

/** @throws Problem plan.form-not-found */
export async function readForm(sql: Sql, id: string): Promise<KeptForm> {
  const [form] = await sql.query<KeptForm>(`select ${columns} from plan.report_form where id = $1`, [id]);
  if (form === undefined) throw new Problem('plan.form-not-found');
  return timed(form);
}

export async function formExists(sql: Sql, title: string): Promise<boolean> {
  return (await sql.query('select 1 from plan.report_form where title = $1', [title])).length > 0;
}

/** The reports of all forms whose periods are over on a day. */
export async function listOver(sql: Sql, day: string): Promise<readonly ReportPlace[]> {
  return sql.query<ReportPlace & Record<string, unknown>>(
    `select ${placeColumns} from plan.report where period <= $1`,
    [day],
  );
}

/** The reports of a form, by unit and period. */
export async function listPlaces(sql: Sql, form: string): Promise<readonly ReportPlace[]> {
  return sql.query<ReportPlace & Record<string, unknown>>(
    `select ${placeColumns} from plan.report where form = $1 order by unit, period`,
    [form],
  );
}

/** Where the report of a case belongs. @throws Problem plan.report-not-found */
export async function placeOf(sql: Sql, item: string): Promise<ReportPlace> {
  const [found] = await sql.query<ReportPlace & Record<string, unknown>>(
    `select ${placeColumns} from plan.report where case_id = $1`,
    [item],
  );
  if (found === undefined) throw new Problem('plan.report-not-found');
  return found;
}

/** The report of the same unit for the period before; none for the first. */
export async function earlierPlace(
  sql: Sql,
  { every }: KeptForm,
  { form, unit, period }: ReportPlace,
): Promise<readonly ReportPlace[]> {
  const places = await listPlaces(sql, form);
  const before = periodBefore(every, period);
  return places.filter((place) => place.unit === unit && place.period === before);
}

/** @throws Problem plan.form-ended where it was */
export async function endForm(tx: Sql, id: string, at: string, why: string): Promise<void> {
  const ended = await tx.query(
    'update plan.report_form set ended_at = $2, ended_why = $3 where id = $1 and ended_at is null returning id',
    [id, at, why],
  );
  if (ended.length === 0) throw new Problem('plan.form-ended');
}

function timed(form: KeptForm): KeptForm {
  const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());
  return { ...form, madeAt: iso(form.madeAt) ?? '', endedAt: iso(form.endedAt) };
}
