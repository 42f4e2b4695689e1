import { useText } from '@yuheng/console/text/text-context';
import type { ReactNode } from 'react';
import type { Agenda, AgendaItem } from '../../meetings/agenda/agenda.ts';
import { chaptersOf } from '../../meetings/agenda/propose-agenda.ts';
import { Sentences } from '../briefing/sentences.tsx';
import { useItem } from '../use-item.ts';
import styles from './meetings.module.css';

/** The items of an agenda under their headings: what, why with its figures, who reports; `children` adds to each. */
export function AgendaItems({
  items,
  evidence,
  children,
}: {
  readonly items: readonly AgendaItem[];
  readonly evidence: Agenda['evidence'];
  readonly children?: (item: AgendaItem) => ReactNode;
}) {
  const t = useText('plan');
  return chaptersOf(items).map(({ group, items: own }) => (
    <section key={`${group} ${own[0]?.number}`} data-testid={`agenda-${group}`}>
      <h3 className={styles['chapter']}>
        {t(`agenda.group.${group}`)} <small>{own.length}</small>
      </h3>
      <ol className={styles['items']} start={own[0]?.number}>
        {own.map(({ item, number }) => (
          <li key={item.key} className={styles['item']} value={number} data-testid="agenda-item">
            <Item item={item} evidence={evidence} />
            {children?.(item)}
          </li>
        ))}
      </ol>
    </section>
  ));
}

function Item({ item, evidence }: { readonly item: AgendaItem; readonly evidence: Agenda['evidence'] }) {
  const t = useText('plan');
  const { openTarget, openTask } = useItem();
  const { title, target, task, unit, standing, words, about, planTitle } = item;
  const open = target !== null ? () => openTarget(target) : task !== null ? () => openTask(task) : null;
  return (
    <>
      {open === null ? (
        <strong className={styles['title']}>{title}</strong>
      ) : (
        <button type="button" className={styles['title']} onClick={open}>
          {title}
        </button>
      )}
      <p className={styles['standing']}>
        <Sentences content={{ evidence }} sentences={standing} onList={() => undefined} />
      </p>
      {words !== '' && words !== title && about !== 'target' && <p className={styles['words']}>{words}</p>}
      <small>
        {t('agenda.by', { unit: unit ?? t('meeting.office') })}
        {planTitle !== null && ` · ${planTitle}`}
      </small>
    </>
  );
}
