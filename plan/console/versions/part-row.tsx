import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { measuresQuery } from '@yuheng/console/data/measures';
import { useLanguage, useName, useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { WordDiff } from '@yuheng/console/ui/word-diff';
import type { AmendmentView, PartView } from '../../amend/amendment-view.ts';
import { AcceptPart } from './accept-part.tsx';
import styles from './part-row.module.css';
import { Rematch } from './rematch.tsx';
import { Terms } from './side-terms.tsx';
import { isUndecided } from './use-accept-parts.ts';

/** One part in both versions, side by side, and what becomes of what hangs on it. */
export function PartRow({
  part,
  view,
  may,
}: {
  readonly part: PartView;
  readonly view: AmendmentView;
  readonly may: boolean;
}) {
  return (
    <li className={styles['row']} data-testid="part" data-status={statusOf(part)}>
      <Tags part={part} />
      <div className={styles['sides']}>
        <SideText plan={view.previous.id} side="old" part={part} />
        <SideText plan={view.plan.id} side="new" part={part} />
      </div>
      <div className={styles['foot']}>
        <Fates part={part} />
        {may && view.applied === null && (
          <div className={styles['acts']}>
            <Rematch part={part} view={view} />
            {isUndecided(part) && <AcceptPart part={part} plan={view.plan.id} />}
          </div>
        )}
      </div>
    </li>
  );
}

/** What happened to a part; `shifted` says the same at another place or under another number. */
export function statusOf({ old, new: young, changes }: PartView): PartStatus {
  if (old === null) return 'added';
  if (young === null) return 'removed';
  if (changes.length === 0) return 'unchanged';
  return changes.every((change) => change === 'moved' || change === 'renumbered') ? 'shifted' : 'changed';
}
export type PartStatus = 'changed' | 'added' | 'removed' | 'shifted' | 'unchanged';

function Tags({ part }: { readonly part: PartView }) {
  const t = useText('plan');
  const status = statusOf(part);
  const tags =
    part.changes.length > 0 ? part.changes.map((change) => `amend.change.${change}`) : [`amend.${status}`];
  return (
    <p className={styles['tags']}>
      {tags.map((tag) => (
        <span key={tag} className={classes(styles['tag'], styles[status])}>
          {t(tag)}
        </span>
      ))}
      {part.by === 'person' && (
        <span className={classes(styles['tag'], styles['person'])}>{t('amend.by-person')}</span>
      )}
    </p>
  );
}

function SideText({
  plan,
  side,
  part,
}: {
  readonly plan: string;
  readonly side: 'old' | 'new';
  readonly part: PartView;
}) {
  const t = useText('plan');
  const own = part[side];
  if (own === null) {
    return (
      <p className={styles['nothing']}>{t(side === 'old' ? 'amend.not-there' : 'amend.not-any-more')}</p>
    );
  }
  const [before, after] = [part.old ?? own, part.new ?? own];
  const { start, end } = own.span;
  return (
    <div className={styles['side']}>
      <p className={styles['words']}>
        <Link
          to="/plan/$plan/document"
          params={{ plan }}
          search={{ start: String(start), end: String(end) } as never}
          className={styles['marker']}
          aria-label={t('document.open')}
        >
          {own.marker === '' ? '¶' : own.marker}
        </Link>
        <WordDiff before={before.text} after={after.text} side={side} />
      </p>
      <Terms side={side} own={own} other={part[side === 'old' ? 'new' : 'old']} />
    </div>
  );
}

function Fates({ part }: { readonly part: PartView }) {
  const t = useText('plan');
  const name = useName();
  const { language } = useLanguage();
  const measures = useQuery(measuresQuery).data?.measures ?? [];
  const named = (about: string) =>
    part.kind === 'item'
      ? name(`cases.PlanTask.states.${about}`, about)
      : (measures.find(({ code }) => code === about)?.title[language] ?? about);
  return (
    <ul className={styles['fates']}>
      {part.fates.map(({ key, about }) => (
        <li key={key} className={classes(key === 'to-decide' && styles['decide'])}>
          {t(`amend.fate.${key}`, { about: about === null ? '' : named(about) })}
        </li>
      ))}
    </ul>
  );
}
