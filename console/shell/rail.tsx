import { pages } from 'virtual:pack-pages';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSignedIn } from '../data/use-signed-in.ts';
import { useText } from '../text/text-context.ts';
import { classes } from '../ui/classes.ts';
import { Icon, isIcon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { isOffered } from './offered.ts';
import { ownPages } from './own-pages.ts';
import styles from './rail.module.css';

const groups = ['plans', 'network', 'bases', 'data', 'ecosystem', 'platform'] as const;

/** Pages of the rail in their groups; a group without pages is not shown. */
function grouped() {
  return groups
    .map((group) => ({
      group,
      pages: pages.flatMap((page) => (page.rail?.group === group ? [{ ...page, rail: page.rail }] : [])),
    }))
    .filter((each) => each.pages.length > 0)
    .map((each) => ({ ...each, pages: each.pages.toSorted((a, b) => a.rail.order - b.rail.order) }));
}

export function Rail({
  folded,
  onFold,
  onGo,
}: {
  readonly folded: boolean;
  readonly onFold: () => void;
  readonly onGo: () => void;
}) {
  const t = useText();
  const reader = useSignedIn();
  return (
    <nav
      className={classes(styles['rail'], folded && styles['folded'])}
      aria-label={t('shell.rail')}
      data-rail
    >
      <Link to="/" className={styles['brand']} onClick={onGo}>
        <Mark size={34} />
        <span className={styles['word']}>
          {t('shell.name')}
          <small>{t('shell.name.other')}</small>
        </span>
      </Link>
      <div className={styles['groups']}>
        {reader?.tenant == null ? (
          grouped().map(({ group, pages: inGroup }) => (
            <Group key={group} title={t(`rail.${group}`)}>
              {inGroup.map((page) => (
                <RailLink
                  key={`${page.pack} ${page.id}`}
                  owner={page.pack}
                  title={`pages.${page.id}`}
                  path={page.path}
                  icon={page.rail.icon}
                  onGo={onGo}
                />
              ))}
            </Group>
          ))
        ) : (
          <Group title={t('shell.tenant', { tenant: reader.tenant })}>
            {ownPages
              .filter(({ path }) => isOffered(path, reader))
              .map(({ path, title, icon }) => (
                <RailLink key={path} owner="console" title={title} path={path} icon={icon} onGo={onGo} />
              ))}
          </Group>
        )}
      </div>
      <button type="button" className={styles['fold']} onClick={onFold} aria-expanded={!folded}>
        <Icon name={folded ? 'unfold' : 'fold'} />
        <span className={styles['word']}>{t(folded ? 'shell.rail.unfold' : 'shell.rail.fold')}</span>
      </button>
    </nav>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className={styles['group']}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

function RailLink({
  owner,
  title: key,
  path,
  icon,
  onGo,
}: {
  /** Whose message the title is. */
  readonly owner: string;
  readonly title: string;
  readonly path: string;
  readonly icon: string;
  readonly onGo: () => void;
}) {
  const t = useText(owner);
  const here = useLocation({ select: (location) => location.pathname });
  const title = t(key);
  // A page of one plan belongs to the board, from where it is reached.
  const active = path === '/' ? here === '/' || here.startsWith('/plan/') : here.startsWith(path);
  return (
    <li>
      <Link
        to={path}
        className={classes(styles['link'], active && styles['active'])}
        title={title}
        onClick={onGo}
        aria-current={here === path ? 'page' : undefined}
      >
        <Icon name={isIcon(icon) ? icon : 'document'} />
        <span className={styles['word']}>{title}</span>
      </Link>
    </li>
  );
}
