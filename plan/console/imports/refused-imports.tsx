import { Link } from '@tanstack/react-router';
import { RequestProblem } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { useProblemWords } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { shownProblem } from '../sending.ts';
import styles from './refused-imports.module.css';

/** A document that did not become a plan. */
export interface RefusedImport {
  readonly key: string;
  readonly name: string;
  readonly error: unknown;
  /** When; null: a moment ago. */
  readonly at: string | null;
  readonly dismiss: () => void;
}

/** The documents that were refused, in one list above the board: one says why at once, several are counted and unfold. */
export function RefusedImports({
  refused,
  onPick,
}: {
  readonly refused: readonly RefusedImport[];
  readonly onPick: () => void;
}) {
  const t = useText('plan');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? refused.length === 1;
  return (
    <div className={styles['refused']} data-testid="imports-refused" data-count={refused.length}>
      <details open={open}>
        {/* The summary is pressed by key and pointer alike; what it does is kept here, so that a new refusal changes nothing. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
        <summary
          onClick={(event) => {
            event.preventDefault();
            setChosen(!open);
          }}
        >
          <strong role="status">{t('import.refused', { count: refused.length })}</strong>{' '}
          <span className={styles['soft']}>{t('import.refused.kept')}</span>
        </summary>
        <ul>
          {refused.map((one) => (
            <RefusedRow key={one.key} refused={one} />
          ))}
        </ul>
      </details>
      <p className={styles['buttons']}>
        <Button small onClick={onPick}>
          {t('import.other')}
        </Button>
        {refused.length > 1 && (
          <Button
            small
            look="quiet"
            onClick={() => {
              for (const { dismiss } of refused) dismiss();
            }}
            data-testid="import-dismiss-all"
          >
            {t('import.dismiss.all')}
          </Button>
        )}
      </p>
    </div>
  );
}

function RefusedRow({ refused: { name, error, at, dismiss } }: { readonly refused: RefusedImport }) {
  const t = useText('plan');
  const words = useProblemWords();
  const problem = shownProblem(error, t);
  const why = words(problem);
  const there = planThere(problem);
  return (
    <li
      data-testid="import-failed"
      data-code={problem instanceof RequestProblem ? problem.body?.code : undefined}
    >
      <p>
        {!why.includes(name) && <strong>{name} </strong>}
        {why}{' '}
        {at !== null && (
          <span className={styles['soft']}>
            <RelativeTime at={at} />
          </span>
        )}
      </p>
      <span className={styles['buttons']}>
        {there !== null && (
          <Link to="/plan/$plan" params={{ plan: there }} data-testid="import-there">
            {t('import.open')}
          </Link>
        )}
        <Button small look="quiet" onClick={dismiss} data-testid="import-dismiss">
          {t('import.dismiss')}
        </Button>
      </span>
    </li>
  );
}

/** The plan that the same document has become already; null where that is not why it was refused. */
function planThere(error: unknown): string | null {
  if (!(error instanceof RequestProblem) || error.body?.code !== 'plan.imported-already') return null;
  const plan = error.body.values?.['plan'];
  return plan === undefined ? null : String(plan);
}
