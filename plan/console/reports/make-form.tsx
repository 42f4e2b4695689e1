import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { frequencies } from '../../reports/periods.ts';
import { inboxQuery } from '../inbox/inbox-query.ts';
import acts from '../task/task-acts.module.css';
import styles from './reports.module.css';

const first = {
  title: '',
  definition: '',
  unit: '%',
  every: 'quarter',
  total: 'sum',
  direction: 'up',
  decimals: '0',
  documented: 'yes',
  workingDays: '10',
  minimum: '0',
  maximum: '',
  mostChange: '50',
  units: '',
  from: '',
  to: '',
};
type Values = typeof first;

const numberOr = (text: string): number | null => (text.trim() === '' ? null : Number(text));
const unitsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]+/)
      .map((unit) => unit.trim())
      .filter((unit) => unit !== ''),
  ),
];

function bodyOf(values: Values): object {
  const { decimals, documented, workingDays, minimum, maximum, mostChange, units, ...rest } = values;
  return {
    ...rest,
    title: rest.title.trim(),
    definition: rest.definition.trim(),
    decimals: Number(decimals),
    documented: documented === 'yes',
    workingDays: Number(workingDays),
    minimum: numberOr(minimum),
    maximum: numberOr(maximum),
    mostChange: numberOr(mostChange),
    units: unitsIn(units),
  };
}

/** A new form, folded until it is wanted. */
export function MakeForm() {
  const t = useText('plan');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [values, setValues] = useState(first);
  const known = useQuery(inboxQuery(null)).data?.units ?? [];
  const make = useMutation({
    mutationFn: () => post<{ form: string }>('/api/plan/make-report-form', bodyOf(values)),
    onSuccess: async ({ form }) => {
      await queries.invalidateQueries({ queryKey: ['case'] });
      void navigate({ to: '/reports/form/$form', params: { form } });
    },
  });
  const set = (name: keyof Values) => (value: string) => setValues({ ...values, [name]: value });
  const field = (name: keyof Values, type = 'text', more: object = {}) => (
    <Field
      label={t(`reports.form.${name}`)}
      type={type}
      value={values[name]}
      onChange={(event) => set(name)(event.target.value)}
      data-testid={`form-${name}`}
      {...more}
    />
  );
  const select = (name: 'every' | 'total' | 'direction' | 'documented', choices: readonly string[]) => (
    <Select
      label={t(`reports.form.${name}`)}
      value={values[name]}
      choices={choices.map((value) => ({ value, text: t(`reports.${name}.${value}`) }))}
      onChange={set(name)}
    />
  );
  return (
    <details className={classes(acts['act'], styles['make'])} data-testid="make-report-form">
      <summary>{t('reports.make')}</summary>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <div className={styles['wide']}>{field('title', 'text', { required: true, maxLength: 120 })}</div>
        <div className={styles['wide']}>
          {field('definition', 'text', { required: true, maxLength: 2000 })}
        </div>
        {field('unit', 'text', { required: true, maxLength: 20 })}
        {field('decimals', 'number', { min: 0, max: 6, required: true })}
        {select('total', ['sum', 'mean'])}
        {select('direction', ['up', 'down'])}
        {select('documented', ['yes', 'no'])}
        {select('every', frequencies)}
        {field('workingDays', 'number', { min: 1, max: 60, required: true })}
        {field('from', 'date', { required: true })}
        {field('to', 'date', { required: true })}
        {field('minimum', 'number', { step: 'any' })}
        {field('maximum', 'number', { step: 'any' })}
        {field('mostChange', 'number', { step: 'any', min: 0 })}
        <label className={styles['wide']}>
          <span className={styles['meta']}>{t('reports.form.units')}</span>
          <textarea
            rows={4}
            required
            value={values.units}
            onChange={(event) => set('units')(event.target.value)}
            data-testid="form-units"
          />
          {known.length > 0 && (
            <Button small look="quiet" onClick={() => set('units')(known.map(({ unit }) => unit).join('\n'))}>
              {t('reports.form.known', { count: known.length })}
            </Button>
          )}
        </label>
        <p className={styles['wide']}>
          <Button submit look="strong" busy={make.isPending} data-testid="make-report-form-button">
            {t('reports.make.do', { count: unitsIn(values.units).length })}
          </Button>
        </p>
        {make.error !== null && <Failure error={make.error} />}
      </form>
    </details>
  );
}
