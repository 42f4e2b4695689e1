import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { Figure } from '@yuheng/console/ui/figure';
import { LampShape, lampStates } from '@yuheng/console/ui/lamp';
import type { BoardFilter } from './board-filter.ts';
import styles from './board-summary.module.css';
import type { Totals } from './board-totals.ts';
import { OverlapCount } from './overlaps/overlap-count.tsx';

/** The state of everything, readable from across the room; a lamp's count filters the board. */
export function BoardSummary({
  totals,
  filter,
  onFilter,
}: {
  readonly totals: Totals;
  readonly filter: BoardFilter;
  readonly onFilter: (filter: BoardFilter) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  return (
    <section className={styles['summary']} aria-label={t('board.summary')} data-testid="board-summary">
      <div className={styles['lamps']}>
        {lampStates.map((lamp) => (
          <button
            key={lamp}
            type="button"
            className={classes(styles['lamp'], styles[lamp], totals.lamps[lamp] === 0 && styles['zero'])}
            aria-pressed={filter.lamp === lamp}
            onClick={() => onFilter({ ...filter, lamp: filter.lamp === lamp ? null : lamp })}
            data-testid={`lamp-${lamp}`}
          >
            <LampShape state={lamp} />
            <Figure figure={number(totals.lamps[lamp])} size="large" />
            <span className={styles['word']}>{t(`lamp.${lamp}`)}</span>
          </button>
        ))}
      </div>
      <dl className={styles['rest']}>
        <Count label={t('board.measured')} value={number(totals.measured)} of={number(totals.numeric)} />
        <Count label={t('board.undecided')} value={number(totals.undecided)} />
        <Count label={t('board.done')} value={number(totals.done)} of={number(totals.tasks)} />
        <Count label={t('board.gaps')} value={number(totals.gaps)} />
        <OverlapCount />
      </dl>
    </section>
  );
}

function Count({
  label,
  value,
  of,
}: {
  readonly label: string;
  readonly value: string;
  readonly of?: string;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Figure figure={value} size="row" />
        {of !== undefined && <span className={styles['of']}> / {of}</span>}
      </dd>
    </div>
  );
}
