import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { plansQuery } from '../board-query.ts';
import { VersionNote } from '../versions/version-note.tsx';
import styles from './confirm-page.module.css';
import type { Progress } from './confirmation.ts';
import type { Loaded } from './use-confirmation.ts';

/** How much is decided; what to do once all is. */
export function ConfirmProgress({
  progress: { all, open },
  draft,
}: {
  readonly progress: Progress;
  readonly draft: boolean;
}) {
  const t = useText('plan');
  return (
    <div className={styles['progress']}>
      <progress max={all} value={all - open} aria-label={t('confirm.progress.label')} />
      <span data-testid="confirm-progress" data-open={open} role="status">
        {t(open > 0 || !draft ? 'confirm.progress' : 'confirm.progress.done', { decided: all - open, all })}
      </span>
    </div>
  );
}

/** A file may hold several plans: the others are one click away. */
function OtherPlans({ plan, document }: { readonly plan: string; readonly document: string }) {
  const t = useText('plan');
  const { data } = useQuery(plansQuery);
  const others = data?.plans.filter((one) => one.document === document && one.id !== plan) ?? [];
  return others.map(({ id, title }) => (
    <span key={id}>
      {t('confirm.same-document')}{' '}
      <Link to="/plan/$plan/confirm" params={{ plan: id }} data-testid="other-plan">
        {title}
      </Link>
    </span>
  ));
}

/** Whether it is a new version of a plan at work is asked before anything is decided. */
function NewVersion({ plan, may }: { readonly plan: string; readonly may: boolean }) {
  const draft = useQuery(plansQuery).data?.plans.find(({ id }) => id === plan);
  return draft === undefined ? null : <VersionNote plan={draft} may={may} />;
}

/** What the plan says of itself, how far the work is, and the two decisions about all of it. */
export function ConfirmHead({
  loaded,
  progress,
  may,
  onHead,
  onAll,
  onLive,
  onRecord,
  onKeys,
}: {
  readonly loaded: Loaded;
  readonly progress: Progress;
  readonly may: boolean;
  readonly onHead: () => void;
  readonly onAll: () => void;
  readonly onLive: () => void;
  readonly onRecord: () => void;
  readonly onKeys: () => void;
}) {
  const t = useText('plan');
  const { head } = loaded.confirmation;
  const draft = loaded.state === 'draft';
  return (
    <header className={styles['head']}>
      <h2>{head.title ?? loaded.answer.name}</h2>
      <p className={styles['meta']}>
        <span>{head.documentNumber ?? t('board.no-number')}</span>
        <span>{head.issuer ?? t('confirm.no-issuer')}</span>
        <span>{head.issueDate ?? t('board.no-date')}</span>
        {may && (
          <button type="button" className={styles['way']} onClick={onHead} data-testid="edit-head">
            {t('confirm.head.edit')} <kbd>p</kbd>
          </button>
        )}
        <Link to="/plan/$plan" params={{ plan: loaded.answer.plan }}>
          {t('document.back')}
        </Link>
        <OtherPlans plan={loaded.answer.plan} document={loaded.answer.document} />
      </p>
      {draft && <NewVersion plan={loaded.answer.plan} may={may} />}
      {!may && draft && <p className={styles['meta']}>{t('confirm.read-only')}</p>}
      <p className={styles['buttons']}>
        {may && draft && progress.certain.length > 0 && (
          <Button onClick={onAll} data-testid="accept-certain">
            {t('confirm.all', { count: progress.certain.length })} <kbd>A</kbd>
          </Button>
        )}
        {may && draft && (
          <Button look="decide" disabled={progress.open > 0} onClick={onLive} data-testid="go-live">
            {progress.open > 0
              ? t('confirm.live.wait', { count: progress.open })
              : t(loaded.amends === null ? 'confirm.live' : 'amend.see')}{' '}
            <kbd>g</kbd>
          </Button>
        )}
        {!draft && <span className={styles['live']}>{t('confirm.is-live')}</span>}
        <Button look="quiet" onClick={onRecord} data-testid="open-record">
          {t('confirm.record')} <kbd>r</kbd>
        </Button>
        <Button look="quiet" onClick={onKeys} aria-label={t('confirm.keys')}>
          <kbd>?</kbd>
        </Button>
      </p>
    </header>
  );
}
