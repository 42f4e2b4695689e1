import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { liveEvents } from '../data/live-events.ts';
import { sessionEnd } from '../data/session-end.ts';
import { useSignedIn } from '../data/use-signed-in.ts';
import { signOut, whoQuery } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Pop } from '../ui/pop.tsx';
import { isOffered } from './offered.ts';
import { ownPages } from './own-pages.ts';
import styles from './tool.module.css';

export function PersonMenu() {
  const t = useText();
  const queries = useQueryClient();
  const router = useRouter();
  const user = useSignedIn();
  const leave = async () => {
    const { next } = await signOut();
    liveEvents.signedOut();
    queries.clear();
    if (next !== null) {
      window.location.assign(next);
      return;
    }
    queries.setQueryData(whoQuery.queryKey, { user: null });
    sessionEnd.forget();
    await router.invalidate();
  };
  return (
    <Pop
      label={user?.name ?? ''}
      face={<Icon name="person" />}
      buttonClass={styles['tool']}
      popClass={styles['pop']}
      testId="person-menu"
    >
      {(id) => (
        <>
          <p className={styles['about']}>
            {user?.name}
            {user?.organisation != null && <small>{user.organisation}</small>}
            {user?.tenant != null && <small>{t('shell.tenant', { tenant: user.tenant })}</small>}
            <small>{user?.roles.map((role) => t(`role.${role}`)).join(' · ')}</small>
          </p>
          {ownPages
            .filter(({ path }) => user !== null && isOffered(path, user))
            .map(({ path, title }) => (
              <Link
                key={path}
                to={path}
                className={styles['item']}
                onClick={() => document.getElementById(id)?.hidePopover()}
                data-testid={`go${path.replace('/', '-')}`}
              >
                {t(title)}
              </Link>
            ))}
          <button
            type="button"
            className={styles['item']}
            onClick={() => void leave()}
            data-testid="sign-out"
          >
            {t('shell.sign-out')}
          </button>
        </>
      )}
    </Pop>
  );
}
