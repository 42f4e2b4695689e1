import { NobodyApproves } from '@yuheng/console/proposals/nobody-approves';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { TextArea } from '@yuheng/console/ui/text-area';
import { checkFigures } from '../../confirm/check-fields.ts';
import type { Agenda, AgendaItem } from '../../meetings/agenda/agenda.ts';
import { outcomesOf } from '../../meetings/minutes/check-minutes.ts';
import type { DraftItem, ResolutionDraft } from '../../meetings/minutes/minutes.ts';
import { Sentences } from '../briefing/sentences.tsx';
import { NumberFields } from '../confirm/number-fields.tsx';
import styles from './desk.module.css';
import { ResolutionFields } from './resolution-fields.tsx';

/** What is said about one item: discussion, decision, what follows from it at once, and resolutions. */
export function MinutesItem({
  item,
  said,
  units,
  evidence,
  onChange,
  onAdd,
}: {
  readonly item: AgendaItem;
  readonly said: DraftItem;
  readonly units: readonly string[];
  readonly evidence: Agenda['evidence'];
  readonly onChange: (said: DraftItem) => void;
  readonly onAdd: () => void;
}) {
  const t = useText('plan');
  const outcomes = outcomesOf(item);
  const words = (name: 'discussion' | 'decision') => (
    <TextArea
      label={t(`minutes.${name}`)}
      maxLength={4000}
      value={said[name]}
      onChange={(event) => onChange({ ...said, [name]: event.target.value })}
      data-testid={`minutes-${name}`}
    />
  );
  const replace = (at: number, one: ResolutionDraft | null): void =>
    onChange({
      ...said,
      resolutions: said.resolutions.flatMap((old, index) => (index === at ? (one ?? []) : old)),
    });
  return (
    <>
      <h3>{item.title}</h3>
      <p className={styles['standing']}>
        <Sentences content={{ evidence }} sentences={item.standing} onList={() => undefined} />
      </p>
      {words('discussion')}
      {words('decision')}
      {outcomes.length > 0 && (
        <Select
          label={t('minutes.outcome')}
          value={said.outcome ?? ''}
          choices={[
            { value: '', text: t('minutes.outcome.none') },
            ...outcomes.map((value) => ({ value, text: t(`minutes.outcome.${value}`) })),
          ]}
          onChange={(value) => onChange({ ...said, outcome: outcomes.find((one) => one === value) ?? null })}
        />
      )}
      {item.about === 'target' && <SetNumber said={said} onChange={onChange} />}
      {said.resolutions.map((one, index) => (
        <ResolutionFields
          key={one.number}
          resolution={one}
          units={units}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => replace(index, null)}
        />
      ))}
      <p>
        <Button small onClick={onAdd} data-testid="add-resolution">
          {t('minutes.add-resolution')}
        </Button>
      </p>
    </>
  );
}

const noNumber = { comparator: '>=', value: null, low: null, high: null, unit: null, due: null } as const;

/** The meeting sets the number of a target that has none. */
function SetNumber({
  said,
  onChange,
}: {
  readonly said: DraftItem;
  readonly onChange: (said: DraftItem) => void;
}) {
  const t = useText('plan');
  const { threshold } = said;
  return (
    <>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={threshold !== null}
          onChange={(event) => onChange({ ...said, threshold: event.target.checked ? noNumber : null })}
        />
        {t('minutes.set-number')}
      </label>
      {threshold !== null && <p className={styles['standing']}>{t('minutes.number.by-two')}</p>}
      {threshold !== null && <NobodyApproves kind="plan.threshold" />}
      {threshold !== null && (
        <div className={styles['fields']}>
          <NumberFields
            number={threshold}
            units={[]}
            faults={checkFigures(threshold)}
            required
            onChange={(part) => onChange({ ...said, threshold: { ...threshold, ...part } })}
          />
          <Field
            label={t('confirm.threshold.due')}
            type="date"
            value={threshold.due ?? ''}
            onChange={(event) =>
              onChange({ ...said, threshold: { ...threshold, due: event.target.value || null } })
            }
          />
        </div>
      )}
    </>
  );
}
