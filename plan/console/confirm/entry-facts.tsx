import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { horizonDates } from '../../compile/horizon/horizon-dates.ts';
import type { ProgrammeItem, ProgrammeTarget } from '../../confirm/programme.ts';
import styles from './entry-row.module.css';
import { numberWords } from './target-number.ts';

/** Units with their roles, and the due date. */
export function ItemFacts({
  item,
  changed,
}: {
  readonly item: ProgrammeItem;
  readonly changed: ReadonlySet<string>;
}) {
  const t = useText('plan');
  const { assignments, due } = item;
  return (
    <ul className={styles['facts']}>
      {assignments.length === 0 && <li className={styles['missing']}>{t('task.no-unit')}</li>}
      {assignments.map(({ unit, role }) => (
        <li key={`${role} ${unit}`} className={classes(changed.has('units') && styles['decided'])}>
          <small>{t(`role.${role}`)}</small> {unit}
        </li>
      ))}
      {due !== null && (
        <li className={classes(changed.has('due') && styles['decided'])}>
          <small>{t('target.due')}</small> {due.date ?? due.text}
        </li>
      )}
    </ul>
  );
}

/** The number or that there is none, by when, for what. */
export function TargetFacts({
  target,
  issueDate,
  changed,
}: {
  readonly target: ProgrammeTarget;
  readonly issueDate: string | null;
  readonly changed: ReadonlySet<string>;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { threshold, scope, nature, horizon, quantity } = target;
  const number = target.kind === 'numeric' ? numberWords(target, language) : null;
  const numberChanged = ['kind', 'comparator', 'value', 'low', 'high', 'unit'].some((field) =>
    changed.has(field),
  );
  const { earliest, latest } = horizonDates(horizon, issueDate);
  const due = latest === null ? null : earliest === latest ? latest : `${earliest} – ${latest}`;
  return (
    <>
      <ul className={styles['facts']}>
        {number === null ? (
          <li className={styles['missing']}>
            {target.quantifier === null
              ? t('confirm.no-number')
              : t('confirm.no-number.words', { words: target.quantifier })}
          </li>
        ) : (
          <li className={classes(styles['number'], numberChanged && styles['decided'])}>
            {quantity !== null && quantity !== 'level' && <small>{t(`quantity.${quantity}`)}</small>} {number}
          </li>
        )}
        {horizon === null ? (
          <li className={styles['missing']}>{t('confirm.no-horizon')}</li>
        ) : (
          <li className={classes(changed.has('horizon') && styles['decided'])}>
            <small>{t('target.due')}</small> {due ?? horizon.text}
            {due === null && <small> {t('confirm.no-base')}</small>}
          </li>
        )}
        {scope !== null && (
          <li className={classes(changed.has('scope') && styles['decided'])}>
            <small>{t('confirm.field.scope')}</small> {scope}
          </li>
        )}
        {nature !== null && (
          <li className={classes(changed.has('nature') && styles['decided'])}>{t(`nature.${nature}`)}</li>
        )}
      </ul>
      {threshold !== undefined && (
        <p className={styles['threshold']}>
          {t('confirm.threshold.by', { by: threshold.setBy, on: threshold.setOn, minute: threshold.minute })}
        </p>
      )}
    </>
  );
}
