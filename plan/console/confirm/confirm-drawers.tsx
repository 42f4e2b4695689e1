import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Drawer } from '@yuheng/console/ui/drawer';
import type { ReactNode } from 'react';
import { numbered } from '../../rules/numbered.ts';
import styles from './confirm-drawers.module.css';
import { type Confirmation, type Entry, nameOf, progressOf } from './confirmation.ts';
import { ItemFacts, TargetFacts } from './entry-facts.tsx';
import { RecordList } from './record-list.tsx';

/** The end of a drawer: the button that does it has the focus once that is open, so that Enter does it. */
function Decision({ children }: { readonly children: ReactNode }) {
  return (
    <p ref={preferButton} className={styles['decision']}>
      {children}
    </p>
  );
}

/** What would be accepted, before it is. */
export function AcceptDrawer({
  entries,
  issueDate,
  onAccept,
  onClose,
}: {
  readonly entries: readonly Entry[];
  readonly issueDate: string | null;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}) {
  const t = useText('plan');
  const byOrder = entries.filter(({ certainty: { doubts } }) =>
    doubts.some(({ key }) => key === 'lead-by-order'),
  ).length;
  return (
    <Drawer
      title={t('confirm.all.title', { count: entries.length })}
      testId="accept-drawer"
      onClose={onClose}
    >
      <p>{t('confirm.all.text')}</p>
      {byOrder > 0 && <p className={styles['open']}>{t('confirm.all.by-order', { count: byOrder })}</p>}
      <Decision>
        <Button look="decide" onClick={onAccept} data-testid="accept-all">
          {t('confirm.all.accept', { count: entries.length })} <kbd>↵</kbd>
        </Button>
      </Decision>
      <ol className={styles['rows']}>
        {entries.map((entry) => (
          <li key={entry.key} data-entry={entry.key}>
            <small>{t(`confirm.kind.${entry.kind}`)}</small>
            <div>
              {numbered(entry.kind === 'item' ? entry.item.marker : '', nameOf(entry))}
              {entry.kind === 'item' ? (
                <ItemFacts item={entry.item} changed={nothing} />
              ) : (
                <TargetFacts target={entry.target} issueDate={issueDate} changed={nothing} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </Drawer>
  );
}

/** What putting the plan to work will do, and what people changed in it, field by field. */
export function LiveDrawer({
  confirmation,
  busy,
  error,
  onLive,
  onClose,
}: {
  readonly confirmation: Confirmation;
  readonly busy: boolean;
  readonly error: ReactNode;
  readonly onLive: () => void;
  readonly onClose: () => void;
}) {
  const t = useText('plan');
  const { changed, rejected } = progressOf(confirmation);
  const kept = confirmation.entries.filter(({ verdict }) => verdict !== 'rejected');
  const tasks = kept.filter((entry) => entry.kind === 'item');
  const items = tasks.length;
  const without = tasks.filter(({ item }) => item.assignments.length === 0).length;
  const open = confirmation.gaps.filter(({ state }) => state === 'open').length;
  return (
    <Drawer title={t('confirm.live.title')} testId="live-drawer" onClose={onClose}>
      <p>
        {t(without === 0 ? 'confirm.live.text' : 'confirm.live.text.without', {
          tasks: items,
          without,
          targets: kept.length - items,
        })}
      </p>
      {rejected > 0 && <p>{t('confirm.live.rejected', { count: rejected })}</p>}
      {open > 0 && <p className={styles['open']}>{t('confirm.live.gaps', { count: open })}</p>}
      {error}
      <Decision>
        <Button look="decide" busy={busy} onClick={onLive} data-testid="confirm-plan">
          {t('confirm.live')} <kbd>↵</kbd>
        </Button>
      </Decision>
      {changed.length > 0 && (
        <>
          <h3 className={styles['title']}>{t('confirm.live.changed', { count: changed.length })}</h3>
          <ol className={styles['list']}>
            {changed.map((entry) => (
              <li key={entry.key}>
                {nameOf(entry)}
                <RecordList decisions={entry.standing} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Drawer>
  );
}

/** A dialog gives the focus to what asks for it when it opens: a frame later, Enter would close it. React keeps the attribute to itself. */
function preferButton(box: HTMLElement | null): void {
  box?.querySelector('button')?.setAttribute('autofocus', '');
}

const nothing: ReadonlySet<string> = new Set();

const keys = [
  ['j k ↓ ↑', 'move'],
  ['a', 'accept'],
  ['e', 'edit'],
  ['x', 'reject'],
  ['t', 'threshold'],
  ['u', 'undo'],
  ['↵', 'open'],
  ['A', 'all'],
  ['r', 'record'],
  ['n', 'add'],
  ['p', 'head'],
  ['o', 'order'],
  ['/', 'filter'],
  ['g', 'live'],
  ['?', 'keys'],
] as const;

export function KeysDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useText('plan');
  return (
    <Drawer title={t('confirm.keys')} testId="keys-drawer" onClose={onClose}>
      <dl className={styles['keys']}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{t(`confirm.key.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}
