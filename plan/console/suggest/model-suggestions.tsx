import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import styles from './model-suggestions.module.css';
import { type ModelSuggestion, suggestionsQuery } from './suggestions-query.ts';

/** What a model proposes about an item of the draft in the address; nothing at all where no model is configured. */
export function ModelSuggestions({ item, may }: { readonly item: string; readonly may: boolean }) {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const queries = useQueryClient();
  const { data } = useQuery(suggestionsQuery(plan));
  const again = () => queries.invalidateQueries({ queryKey: suggestionsQuery(plan).queryKey });
  const ask = useMutation({
    mutationFn: () =>
      post<{ made: number; refused: readonly string[] }>('/api/plan/ask-model', { plan, item }),
    onSuccess: again,
  });
  const settle = useMutation({
    mutationFn: (input: { suggestion: string; verdict: 'accepted' | 'dismissed' }) =>
      post('/api/plan/settle-suggestion', input),
    onSuccess: again,
  });
  const own = (data?.suggestions ?? []).filter((one) => one.item === item);
  if (data === undefined || (data.model === null && own.length === 0)) return null;
  const error = ask.error ?? settle.error;
  return (
    <section className={styles['suggestions']} data-testid="model-suggestions">
      <h4>{t('suggest.title')}</h4>
      {own.map((one) => (
        <Suggestion
          key={one.id}
          suggestion={one}
          busy={settle.isPending}
          onSettle={may ? (verdict) => settle.mutate({ suggestion: one.id, verdict }) : null}
        />
      ))}
      {ask.data !== undefined && <Outcome {...ask.data} />}
      {error !== null && <Failure error={error} />}
      {may && data.model !== null && (
        <Button small busy={ask.isPending} onClick={() => ask.mutate()} data-testid="ask-model">
          {t('suggest.ask')}
        </Button>
      )}
    </section>
  );
}

/** That something of the answer was thrown away is said, with the reason: it tells how far the model is to be trusted. */
function Outcome({ made, refused }: { readonly made: number; readonly refused: readonly string[] }) {
  const t = useText('plan');
  const reasons = [...new Set(refused)].map((reason) => t(`suggest.refused.${reason}`));
  return (
    <p className={styles['outcome']} role="status">
      {made === 0 && t('suggest.none')}
      {refused.length > 0 &&
        ` ${t('suggest.refused', { count: refused.length })} ${reasons.join(t('list.comma'))}`}
    </p>
  );
}

function Suggestion({
  suggestion: { class: name, quote, quantities, model, state },
  busy,
  onSettle,
}: {
  readonly suggestion: ModelSuggestion;
  readonly busy: boolean;
  readonly onSettle: ((verdict: 'accepted' | 'dismissed') => void) | null;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  return (
    <div className={styles['suggestion']} data-testid="model-suggestion" data-state={state}>
      <p>
        <span className={styles['class']}>{t(`suggest.class.${name}`)}</span> <q>{quote}</q>
      </p>
      {quantities.length > 0 && (
        <p className={styles['note']}>
          {quantities
            .map(({ value, high, unit }) => {
              const upper = high === null ? '' : `–${formatNumber(high, language)}`;
              return `${formatNumber(value, language)}${upper} ${unit}`;
            })
            .join(t('list.comma'))}
        </p>
      )}
      <p className={styles['note']}>{t('suggest.note', { model })}</p>
      {state !== 'open' && <p className={styles['said']}>{t(`suggest.said.${state}`)}</p>}
      {state === 'open' && onSettle !== null && (
        <p className={styles['buttons']}>
          <Button small look="decide" busy={busy} onClick={() => onSettle('accepted')}>
            {t('suggest.accept')}
          </Button>
          <Button small look="quiet" busy={busy} onClick={() => onSettle('dismissed')}>
            {t('suggest.dismiss')}
          </Button>
        </p>
      )}
    </div>
  );
}
