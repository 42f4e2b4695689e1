import type { Preview } from '../data/proposals.ts';
import { type Text, useLanguage, useText } from '../text/text-context.ts';
import styles from './proposals.module.css';

type Decision = Preview['decisions'][number];

/** Decisions that are shown. */
const MOST = 50;
/** Says only which reads go into the log. */
const RECORD_READ = 'facts.record-read';

/** What would be decided otherwise: a line for each permission, with those whom it is otherwise for. */
export function DecisionsView({ decisions }: { readonly decisions: readonly Decision[] }) {
  const t = useText();
  const { language } = useLanguage();
  return (
    <>
      <h4>{t('proposals.decisions', { count: decisions.length })}</h4>
      <ul className={styles['decisions']}>
        {decisions.slice(0, MOST).map((decision) => {
          const { action, title, before, after, who, implied } = decision;
          const extent = action === RECORD_READ ? 'policies.recorded' : 'policies.extent';
          return (
            <li key={JSON.stringify(decision)} data-testid="decision-difference">
              <span>
                {title !== null && title[language]} <code>{action}</code>
                {implied > 0 && <small> {t('proposals.implied', { count: implied })}</small>}
              </span>
              <span>
                {t(`${extent}.${before}`)} → <strong>{t(`${extent}.${after}`)}</strong>
              </span>
              <small>{who.map((those) => nameOf(those, t)).join(t('proposals.and'))}</small>
            </li>
          );
        })}
      </ul>
      {decisions.length > MOST && (
        <p className={styles['soft']}>{t('proposals.unlisted', { count: decisions.length - MOST })}</p>
      )}
    </>
  );
}

function nameOf({ role, organisation }: Decision['who'][number], t: Text): string {
  if (role === null && organisation === null) return t('policies.everybody');
  const names = [
    role === null ? null : role === '' ? t('policies.nobody') : t(`role.${role}`),
    organisation === '' ? t('policies.elsewhere') : organisation,
  ];
  return names.filter((name) => name !== null).join(' · ');
}
