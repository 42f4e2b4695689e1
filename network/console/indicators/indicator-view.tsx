import type { ListedFigure } from '@yuheng/console/data/figures';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { OneOf } from '@yuheng/console/ui/one-of';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Empty } from '@yuheng/console/ui/states';
import { SyntheticMark } from '@yuheng/console/ui/synthetic-mark';
import { Tier } from '@yuheng/console/ui/tier';
import { AreaMatrix } from './area-matrix.tsx';
import { FigureLink } from './figure-link.tsx';
import { FigureParts } from './figure-parts.tsx';
import styles from './indicators-page.module.css';
import { usePartWords } from './use-part-words.ts';

/** One indicator: what it says, how it is defined, and the figure by area, operator, stage …, whichever it knows. */
export function IndicatorView({ figure }: { readonly figure: ListedFigure }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const { definition, newest } = figure;
  const words = usePartWords(definition);
  const { dimensions } = definition;
  const [first = ''] = dimensions;
  const by = dimensions.includes(query['by'] ?? '') ? (query['by'] ?? first) : first;
  return (
    <>
      <div className={styles['top']}>
        <Button
          small
          look="quiet"
          onClick={() => set({ indicator: undefined, by: undefined, area: undefined })}
        >
          {t('indicators.back')}
        </Button>
      </div>
      <section
        className={styles['card']}
        aria-label={definition.title[language]}
        data-testid="indicator-view"
      >
        <header className={styles['head']}>
          <div>
            <h2>{definition.title[language]}</h2>
            <p className={styles['soft']}>{definition.definition[language]}</p>
          </div>
          <div className={styles['reading']}>
            <FigureLink figure={figure} size="large" />
            {newest !== null && (
              <small>
                <Tier tier={newest.tier} />{' '}
                {t('indicators.facts', { count: formatNumber(newest.facts, language) })} ·{' '}
                <RelativeTime at={newest.at} /> {newest.synthetic && <SyntheticMark />}
              </small>
            )}
          </div>
        </header>
        {(newest === null || newest.value === null) && (
          <Empty title={t('indicators.no-data.title')}>
            <p>{t('indicators.no-data.text')}</p>
          </Empty>
        )}
        {newest !== null && newest.value !== null && dimensions.length > 0 && (
          <>
            {dimensions.length > 1 && (
              <div className={styles['dimensions']}>
                <OneOf
                  legend={t('indicators.by')}
                  name="indicator-by"
                  value={by}
                  choices={dimensions.map((each) => ({ value: each, text: words.dimension(each) }))}
                  onChange={(next) => set({ by: next === first ? undefined : next }, true)}
                  testId="indicator-by"
                />
              </div>
            )}
            {by === 'keyArea' ? (
              <AreaMatrix definition={definition} measurement={newest.measurement} words={words} />
            ) : (
              <FigureParts definition={definition} measurement={newest.measurement} by={by} words={words} />
            )}
          </>
        )}
      </section>
    </>
  );
}
