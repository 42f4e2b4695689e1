import type { ListedFigure } from '@yuheng/console/data/figures';
import { useText } from '@yuheng/console/text/text-context';
import { buildOutMeasures } from '../../measures/build-out.ts';
import { coverageMeasures } from '../../measures/coverage.ts';
import { resourceMeasures } from '../../measures/resources.ts';
import { IndicatorRow } from './indicator-row.tsx';
import styles from './indicators-page.module.css';

const groups = [
  { id: 'coverage', measures: coverageMeasures },
  { id: 'build-out', measures: buildOutMeasures },
  { id: 'resources', measures: resourceMeasures },
] as const;

/** All indicators, in the groups in which the network thinks of them. */
export function IndicatorList({ figures }: { readonly figures: readonly ListedFigure[] }) {
  const t = useText('network');
  const known = new Map(figures.map((figure) => [figure.definition.code, figure]));
  return (
    <div className={styles['groups']}>
      {groups.map(({ id, measures }) => (
        <section
          key={id}
          className={styles['card']}
          aria-labelledby={`indicators-${id}`}
          data-testid="indicator-group"
        >
          <h2 id={`indicators-${id}`}>{t(`indicators.group.${id}`)}</h2>
          <ul className={styles['rows']}>
            {measures.map(({ code }) => {
              const figure = known.get(code);
              return figure === undefined ? null : <IndicatorRow key={code} figure={figure} />;
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
