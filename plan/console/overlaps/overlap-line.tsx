import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { markerBefore } from '../../rules/numbered.ts';
import type { OverlapPair, OverlapSide } from '../versions/version-query.ts';
import { markTerms } from './mark-terms.ts';
import styles from './overlaps.module.css';

/** The way to an item of a plan. */
export function ItemLink({
  side,
  terms = [],
}: {
  readonly side: OverlapSide;
  readonly terms?: readonly string[];
}) {
  return (
    <Link to="/plan/$plan" params={{ plan: side.plan }} search={{ task: side.task } as never}>
      {markerBefore(side.marker, side.title)}
      <Marked text={side.title} terms={terms} />
    </Link>
  );
}

/** What an item says after its title, with the words that the other one has as well. */
export function MarkedText({
  side,
  terms,
}: {
  readonly side: OverlapSide;
  readonly terms: readonly string[];
}) {
  const words = side.text.startsWith(side.title) ? side.text.slice(side.title.length) : side.text;
  return (
    <p className={styles['words']}>
      <Marked text={words.replace(/^[。.：:，,]\s*/, '')} terms={terms} />
    </p>
  );
}

function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  return markTerms(text, terms).map((stretch) =>
    stretch.marked ? (
      <mark key={stretch.at}>{stretch.text}</mark>
    ) : (
      <span key={stretch.at}>{stretch.text}</span>
    ),
  );
}

export function Terms({ terms }: { readonly terms: readonly string[] }) {
  const t = useText('plan');
  return (
    <p className={styles['terms']}>
      <span className={styles['label']}>{t('overlap.terms')}</span>
      {terms.slice(0, 8).map((term) => (
        <span key={term} className={styles['term']}>
          {term}
        </span>
      ))}
    </p>
  );
}

/** What a person said about a pair, and the buttons to say it. */
export function Judge({ pair, may }: { readonly pair: OverlapPair; readonly may: boolean }) {
  const t = useText('plan');
  const words = useSourceWords();
  const queries = useQueryClient();
  const judge = useMutation({
    mutationFn: (same: boolean) =>
      post('/api/plan/judge-overlap', { one: pair.one.task, other: pair.other.task, same }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['board'] }),
  });
  const { judgement } = pair;
  return (
    <div className={styles['judge']}>
      {judgement !== null && (
        <p className={styles['said']}>
          {t(judgement.same ? 'overlap.said-same' : 'overlap.said-different', {
            by: words.actor(judgement.by),
            at: formatDate(judgement.at),
          })}
        </p>
      )}
      {may &&
        ([true, false] as const)
          .filter((same) => judgement?.same !== same)
          .map((same) => (
            <Button
              key={String(same)}
              small
              look="quiet"
              busy={judge.isPending}
              onClick={() => judge.mutate(same)}
              data-testid={same ? 'judge-same' : 'judge-different'}
            >
              {t(same ? 'overlap.same' : 'overlap.different')}
            </Button>
          ))}
      {judge.error !== null && <Failure error={judge.error} />}
    </div>
  );
}
