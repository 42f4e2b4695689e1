import type { Preview } from '../data/proposals.ts';
import { likeness } from '../text/edit-script.ts';
import { formatNumber } from '../text/format-number.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import { Lamp } from '../ui/lamp.tsx';
import { WordDiff } from '../ui/word-diff.tsx';
import { DecisionsView } from './decisions-view.tsx';
import styles from './proposals.module.css';

type Standing = Preview['effects'][number]['before'];

/** What a change would change: what is said otherwise, and the figures, lamps and decisions that would be others. */
export function PreviewView({ preview }: { readonly preview: Preview }) {
  const t = useText();
  const { language } = useLanguage();
  const { differences, effects, unlisted, decisions, warnings } = preview;
  return (
    <div className={styles['preview']} data-testid="preview">
      {warnings.map((warning) => (
        <p key={warning.en} className={styles['obstacle']} role="status" data-testid="preview-warning">
          {warning[language]}
        </p>
      ))}
      <dl className={styles['differences']}>
        {placed(differences).map(({ at, ...difference }) => (
          <div key={at} data-testid="difference">
            <dt>{difference.label[language]}</dt>
            <dd>
              <DifferenceView difference={difference} />
            </dd>
          </div>
        ))}
      </dl>
      {effects.length > 0 && (
        <>
          <h4>{t('proposals.effects', { count: effects.length + unlisted })}</h4>
          <ul className={styles['effects']}>
            {effects.map(({ subject, title, of, before, after }) => (
              <li key={subject} data-testid="effect">
                <p>
                  {typeof title === 'string' ? title : title[language]} <small>{of}</small>
                </p>
                <StandingView standing={before} />
                <span aria-hidden>→</span>
                <StandingView standing={after} />
              </li>
            ))}
          </ul>
          {unlisted > 0 && <p className={styles['soft']}>{t('proposals.unlisted', { count: unlisted })}</p>}
        </>
      )}
      {decisions.length > 0 && <DecisionsView decisions={decisions} />}
      {effects.length === 0 && decisions.length === 0 && (
        <p className={styles['soft']}>{t('proposals.no-effects')}</p>
      )}
    </div>
  );
}

/** Several may have the same label: each is known by its place. */
function placed(differences: Preview['differences']) {
  return differences.map((difference, at) => ({ ...difference, at }));
}

/** Longer texts stand below each other; what differs is marked in both where most of them is the same. */
const ONE_LINE = 40;
const ALIKE = 0.5;

function DifferenceView({ difference }: { readonly difference: Preview['differences'][number] }) {
  const t = useText();
  const { language } = useLanguage();
  const [before, after] = [difference.before?.[language] ?? null, difference.after?.[language] ?? null];
  if (difference.code)
    return (
      <>
        {before !== null && <pre className={styles['before']}>{before}</pre>}
        {after !== null && <pre className={styles['after']}>{after}</pre>}
      </>
    );
  const [was, is] = [before ?? t('proposals.nothing'), after ?? t('proposals.nothing')];
  if (was.length + is.length <= ONE_LINE)
    return (
      <>
        <del>{was}</del> → <ins>{is}</ins>
      </>
    );
  const alike = likeness(was, is) >= ALIKE;
  return (
    <>
      <p className={styles['side']}>
        <small>{t('proposals.before')}</small>
        <span>{alike ? <WordDiff before={was} after={is} side="old" /> : was}</span>
      </p>
      <p className={styles['side']}>
        <small>{t('proposals.after')}</small>
        <span>{alike ? <WordDiff before={was} after={is} side="new" /> : is}</span>
      </p>
    </>
  );
}

function StandingView({ standing }: { readonly standing: Standing }) {
  const t = useText();
  const { language } = useLanguage();
  if (standing === null) return <span className={styles['soft']}>{t('proposals.not-there')}</span>;
  const { lamp, value, unit, decimals, goal, chance } = standing;
  const figure =
    value === null ? t('proposals.no-figure') : `${formatNumber(value, language, decimals)} ${unit}`;
  return (
    <span className={styles['standing']}>
      {lamp !== null && <Lamp state={lamp} size="small" />}
      <span>{figure}</span>
      {goal !== '' && <small>{t('proposals.goal', { goal })}</small>}
      {chance !== null && (
        <small>
          {t('proposals.chance', { chance: Math.min(99, Math.max(1, Math.round(chance * 100))) })}
        </small>
      )}
    </span>
  );
}
