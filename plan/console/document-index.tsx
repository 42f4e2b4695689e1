import { Link } from '@tanstack/react-router';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { numbered } from '../rules/numbered.ts';
import styles from './document-page.module.css';
import { type Plan, planTasks, type Span } from './plan-parts.ts';

/** What was understood, as a list beside the text; a choice moves the text to its place. */
export function DocumentIndex({ plan, asked }: { readonly plan: Plan; readonly asked: Span | null }) {
  const t = useText('plan');
  const { set } = usePlace();
  const groups = [
    {
      kind: 'target',
      title: t('document.targets'),
      items: plan.targets.map((each) => ({ key: each.id, text: each.subject, span: each.span })),
    },
    {
      kind: 'gap',
      title: t('document.gaps'),
      items: plan.gaps.flatMap((gap) =>
        gap.span === null
          ? []
          : [
              {
                key: `${gap.kind} ${gap.span.start}`,
                text: `${t(`gap.${gap.kind}`)} ${gap.detail}`,
                span: gap.span,
              },
            ],
      ),
    },
    {
      kind: 'task',
      title: t('document.tasks'),
      items: planTasks(plan).map((each) => ({
        key: each.id,
        text: numbered(each.marker, each.title),
        span: each.span,
      })),
    },
  ];
  return (
    <nav className={styles['index']} aria-label={t('document.index')}>
      <p className={styles['back']}>
        <Link to="/plan/$plan" params={{ plan: plan.id }}>
          {t('document.back')}
        </Link>
      </p>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ kind, title, items }) => (
          <details key={kind} open={kind !== 'task' || items.length < 80}>
            <summary>
              <span className={classes(styles['swatch'], styles[kind])} aria-hidden="true" />
              {title} <small>{items.length}</small>
            </summary>
            <ul>
              {items.map(({ key, text, span }) => (
                <li key={key}>
                  <button
                    type="button"
                    aria-current={asked !== null && asked.start === span.start && asked.end === span.end}
                    onClick={() => set({ start: String(span.start), end: String(span.end) }, true)}
                  >
                    {text}
                  </button>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </nav>
  );
}
