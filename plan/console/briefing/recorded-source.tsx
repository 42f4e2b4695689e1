import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Fragment, type ReactNode } from 'react';
import type { RecordedRow } from '../../briefing/contradictions/contradiction-row.ts';
import { recordedName, recordedText } from '../../briefing/contradictions/recorded-text.ts';
import type { StoredFigure } from '../../briefing/figure.ts';

/** What a source recorded, before and when it was said. @param renderFigure how a number is shown that has evidence */
export function RecordedSource({
  source,
  renderFigure,
}: {
  readonly source: RecordedRow;
  readonly renderFigure: (value: StoredFigure, words: string) => ReactNode;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const readings = [source.before, source.after].filter((one) => one !== null);
  return (
    <>
      {recordedName(source, t, language)}
      {t('briefing.colon')}
      {readings.length === 0 && t('briefing.nothing')}
      {readings.map((one, at) => {
        const words = recordedText(one, source.unit, t, language);
        const [before, after] = t('briefing.on', { day: one.on }).split('{value}');
        return (
          <Fragment key={one.on}>
            {at > 0 && ' → '}
            {before}
            {'evidence' in one.value ? renderFigure(one.value, words) : words}
            {after}
          </Fragment>
        );
      })}
    </>
  );
}
