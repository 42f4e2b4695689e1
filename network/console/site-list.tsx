import { usePlace } from '@yuheng/console/data/use-place';
import { matches } from '@yuheng/console/text/sort-rows';
import { useText } from '@yuheng/console/text/text-context';
import { Field } from '@yuheng/console/ui/field';
import { Icon } from '@yuheng/console/ui/icon';
import { useState } from 'react';
import type { RunPanelProps } from './run-panel.tsx';
import { SiteEditor } from './site-editor.tsx';
import styles from './site-list.module.css';

/** Lines that are shown; the rest is found by name. */
const most = 200;

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
  const [question, setQuestion] = useState('');
  const named = sites.map((site) => ({ site, name: stored?.names[site.id] ?? site.id }));
  const found = named.filter(({ site, name }) => matches(question, [name, site.id]));
  const selected = named.find(({ site }) => site.id === query['site']);
  const isChanged = (id: string) => changes.some(({ site }) => site === id);
  return (
    <div className={styles['sites']}>
      {selected !== undefined && (
        <section className={styles['selected']} aria-label={selected.name}>
          <header>
            <strong>{selected.name}</strong>
            <button
              type="button"
              aria-label={t('drawer.close')}
              onClick={() => set({ site: undefined }, true)}
            >
              <Icon name="close" size={16} />
            </button>
          </header>
          <SiteEditor
            key={selected.site.id}
            site={selected.site}
            changed={isChanged(selected.site.id)}
            onChange={onChange}
            onReset={() => onReset(selected.site.id)}
          />
        </section>
      )}
      <details>
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
          {found.slice(0, most).map(({ site, name }) => (
            <li key={site.id}>
              <button
                type="button"
                className={styles['name']}
                aria-pressed={site.id === selected?.site.id}
                onClick={() => set({ site: site.id }, true)}
                data-testid="site-row"
                data-site={site.id}
              >
                <span>{name}</span>
                {isChanged(site.id) && <small>{t('coverage.site.changed')}</small>}
              </button>
            </li>
          ))}
        </ul>
        {found.length > most && (
          <p className={styles['soft']}>{t('coverage.sites.more', { count: found.length - most })}</p>
        )}
      </details>
    </div>
  );
}
