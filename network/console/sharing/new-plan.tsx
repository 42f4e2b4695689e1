import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Drawer } from '@yuheng/console/ui/drawer';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { usualSettings } from '../../site-plan/input/problem-of-facts.ts';
import type { Answer } from '../answers.ts';
import { useCities } from '../indoor/use-cities.ts';
import { NumberField } from '../number-field.tsx';
import { MoreSettings } from './more-settings.tsx';
import styles from './new-plan.module.css';
import { askedOf, budgetOf, type PlanRequest } from './plan-request.ts';
import { plansKey } from './sharing-queries.ts';

const usual: PlanRequest = {
  ...usualSettings,
  share: 100 * usualSettings.share,
  name: '',
  budget: '',
  seconds: 60,
  seed: 1,
  alone: true,
};

/** A plan of sites for all operators of a city, out of what is recorded now; computed at once. */
export function NewPlan({
  onClose,
  onStarted,
}: {
  readonly onClose: () => void;
  readonly onStarted: (plan: string) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query } = usePlace();
  const queries = useQueryClient();
  const cities = useCities();
  const [chosen, setCity] = useState<string | null>(query['city'] ?? null);
  const [request, setRequest] = useState(usual);
  const change = (part: Partial<PlanRequest>) => setRequest({ ...request, ...part });
  const city = cities.find(({ value }) => value === chosen) ?? cities[0];
  const suggested = t('sharing.new.name', { city: city?.text ?? '' });
  const budget = budgetOf(request.budget, language);
  const start = useMutation({
    mutationFn: (of: string) =>
      post<Answer<'start-plan'>>(
        '/api/network/start-plan',
        askedOf(
          { ...request, name: request.name.trim() === '' ? suggested : request.name },
          of,
          budget ?? undefined,
        ),
      ),
    async onSuccess({ plan }) {
      await queries.invalidateQueries({ queryKey: plansKey });
      onStarted(plan);
    },
  });
  return (
    <Drawer title={t('sharing.new')} testId="new-plan" onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (city !== undefined && budget !== null) start.mutate(city.value);
        }}
      >
        <p className={styles['soft']}>{t('sharing.new.text')}</p>
        {cities.length === 0 && <p>{t('sharing.new.no-cities')}</p>}
        <Select label={t('sharing.city')} value={city?.value ?? ''} choices={cities} onChange={setCity} />
        <Field
          label={t('sharing.name')}
          value={request.name}
          maxLength={200}
          placeholder={suggested}
          onChange={(event) => change({ name: event.target.value })}
          data-testid="plan-name"
        />
        <Field
          label={t('sharing.budget')}
          inputMode="decimal"
          value={request.budget}
          placeholder={t('sharing.budget.none')}
          wrong={budget === null ? t('sharing.budget.wrong') : null}
          onChange={(event) => change({ budget: event.target.value })}
          data-testid="plan-budget"
        />
        <div className={styles['pair']}>
          <NumberField
            label={t('sharing.seconds')}
            value={request.seconds}
            least={1}
            most={3600}
            step={1}
            onValue={(seconds) => change({ seconds })}
          />
          <NumberField
            label={t('sharing.seed')}
            value={request.seed}
            least={0}
            most={2 ** 32 - 1}
            step={1}
            onValue={(seed) => change({ seed: Math.trunc(seed) })}
          />
        </div>
        <p className={styles['soft']}>{t('sharing.seed.note')}</p>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={request.alone}
            onChange={(event) => change({ alone: event.target.checked })}
          />
          {t('sharing.alone')}
        </label>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={request.unopened}
            onChange={(event) => change({ unopened: event.target.checked })}
          />
          {t('sharing.unopened')}
        </label>
        <MoreSettings request={request} onChange={change} />
        <Button
          look="strong"
          submit
          busy={start.isPending}
          disabled={city === undefined || budget === null}
          data-testid="plan-start"
        >
          {t('sharing.new.start')}
        </Button>
        {start.error !== null && <Failure error={start.error} kept={t('sharing.new.kept')} />}
      </form>
    </Drawer>
  );
}
