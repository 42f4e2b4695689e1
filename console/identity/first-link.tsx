import { firstLink } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import styles from './identity.module.css';
import { useChange } from './use-change.ts';

/** A one-time link for somebody: the first one, or because the password was forgotten. Shown this once. */
export function FirstLink({ person }: { readonly person: string }) {
  const t = useText();
  const issue = useChange(undefined, useTenant().where);
  const token = (issue.data as { token: string } | undefined)?.token;
  const link = token === undefined ? null : firstLink(token);
  return (
    <>
      <p className={styles['soft']}>{t('directory.link.lead')}</p>
      {link !== null && (
        <>
          <p className={styles['link']} data-testid="first-link">
            {link}
          </p>
          <p className={styles['small']}>{t('directory.link.once')}</p>
        </>
      )}
      {issue.error !== null && <Failure error={issue.error} />}
      <div className={styles['buttons']}>
        <Button
          small
          busy={issue.isPending}
          onClick={() => issue.mutate({ operation: 'issue-link', input: { id: person } })}
          data-testid="issue-link"
        >
          {t(link === null ? 'directory.link.issue' : 'directory.link.again')}
        </Button>
        {link !== null && (
          <Button
            small
            onClick={() =>
              void navigator.clipboard.writeText(link).then(() => say(t('directory.link.copied')))
            }
          >
            {t('directory.link.copy')}
          </Button>
        )}
      </div>
    </>
  );
}
