import { usePlace } from '@yuheng/console/data/use-place';
import { matches } from '@yuheng/console/text/sort-rows';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { Field } from '@yuheng/console/ui/field';
import { useEffect, useRef, useState } from 'react';
import type { RunPanelProps } from './run-panel.tsx';
import { SiteEditor } from './site-editor.tsx';
import styles from './site-list.module.css';

/** All sites by name: the way to move them without a mouse, and to set what a mouse cannot. */
export function SiteList({
  stored,
  sites,
  changes,
  onChange,
  onReset,
}: Pick<RunPanelProps, 'stored' | 'sites' | 'changes' | 'onChange' | 'onReset'>) {
  const t = useText('network');
  const { query, set } = usePlace();
  const selected = query['site'];
  const [question, setQuestion] = useState('');
  const list = useRef<HTMLDetailsElement>(null);
  const named = sites.map((site) => ({ site, name: stored?.names[site.id] ?? site.id }));
  const found = named.filter(({ site, name }) => site.id === selected || matches(question, [name, site.id]));
  // Picked on the map: its line is shown.
  useEffect(() => {
    if (selected === undefined || list.current === null) return;
    list.current.open = true;
    list.current.querySelector('[aria-expanded="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <details ref={list} className={styles['sites']}>
      <summary>{t('coverage.sites', { count: sites.length })}</summary>
      {sites.length > 8 && (
        <Field
          label={t('coverage.sites.find')}
          labelHidden
          type="search"
          placeholder={t('coverage.sites.find')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      )}
      <ul className={styles['list']}>
        {found.slice(0, 200).map(({ site, name }) => {
          const open = site.id === selected;
          const changed = changes.some((change) => change.site === site.id);
          return (
            <li key={site.id} className={classes(open && styles['open'])}>
              <button
                type="button"
                className={styles['name']}
                aria-expanded={open}
                onClick={() => set({ site: open ? undefined : site.id }, true)}
                data-testid="site-row"
                data-site={site.id}
              >
                <span>{name}</span>
                {changed && <small>{t('coverage.site.changed')}</small>}
              </button>
              {open && (
                <SiteEditor
                  site={site}
                  changed={changed}
                  onChange={onChange}
                  onReset={() => onReset(site.id)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {found.length > 200 && (
        <p className={styles['soft']}>{t('coverage.sites.more', { count: found.length - 200 })}</p>
      )}
    </details>
  );
}
