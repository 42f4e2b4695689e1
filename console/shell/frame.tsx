import { Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { streamPermission } from '../data/event-stream.ts';
import { useLiveQueries } from '../data/use-live.ts';
import { useSignedIn } from '../data/use-signed-in.ts';
import { EvidenceLayer } from '../evidence/evidence-layer.tsx';
import { useText } from '../text/text-context.ts';
import { classes } from '../ui/classes.ts';
import { Toast } from '../ui/toast.tsx';
import { ConnectionState } from './connection-state.tsx';
import styles from './frame.module.css';
import { NotOffered } from './not-offered.tsx';
import { isOffered } from './offered.ts';
import { keep, kept } from './preference.ts';
import { Rail } from './rail.tsx';
import { Simulator } from './simulator.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, top bar and the page; the evidence drawer opens over all of them. Nothing is asked for that is not the reader's. */
export function Frame() {
  const reader = useSignedIn();
  const house = reader?.tenant === null;
  useLiveQueries(reader?.may.includes(streamPermission) === true);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const t = useText();
  const [folded, setFolded] = useState(kept('rail') === 'folded');
  const [menu, setMenu] = useState(false);
  return (
    <div className={classes(styles['frame'], folded && styles['folded'])} data-menu={menu}>
      <a href="#content" className={styles['skip']}>
        {t('shell.skip')}
      </a>
      <Rail
        folded={folded}
        onFold={() => {
          keep('rail', folded ? null : 'folded');
          setFolded(!folded);
        }}
        onGo={() => setMenu(false)}
      />
      {menu && (
        <button
          type="button"
          className={styles['veil']}
          aria-label={t('shell.menu.close')}
          onClick={() => setMenu(false)}
        />
      )}
      <div className={styles['main']}>
        <TopBar onMenu={() => setMenu(!menu)} />
        <ConnectionState />
        <main id="content" tabIndex={-1} className={styles['content']}>
          {reader === null || isOffered(path, reader) ? <Outlet /> : <NotOffered reader={reader} />}
        </main>
      </div>
      {house && <Simulator />}
      {house && <EvidenceLayer />}
      <Toast />
    </div>
  );
}
