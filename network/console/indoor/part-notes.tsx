import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { customaryEirp, type RadiatorExposure } from '../../indoor/indoor-exposure.ts';
import { isFault, type TreeFinding } from '../../indoor/tree-findings.ts';
import styles from './parts.module.css';

/** What is to be seen to at a part; nothing where all is well. */
export function PartNotes({
  exposure,
  findings,
}: {
  readonly exposure: RadiatorExposure | undefined;
  readonly findings: readonly TreeFinding[];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  return (
    <ul className={styles['notes']}>
      {findings.map((finding) => (
        <li key={finding.code} data-look={isFault(finding) ? 'fault' : 'note'} data-testid="finding">
          <b aria-hidden="true">{isFault(finding) ? '■' : '▲'}</b> {t(`indoor.finding.${finding.code}`)}
        </li>
      ))}
      {exposure !== undefined && exposure.ratio > 1 && (
        <li data-look="fault" data-testid="over-limit">
          <b aria-hidden="true">■</b>{' '}
          {t('indoor.over-limit', {
            percent: formatNumber(100 * exposure.ratio, language),
            reach: formatNumber(exposure.reach, language, 1),
          })}
        </li>
      )}
      {exposure !== undefined && exposure.eirp > customaryEirp && (
        <li data-look="note" data-testid="over-custom">
          <b aria-hidden="true">▲</b> {t('indoor.over-custom', { eirp: customaryEirp })}
        </li>
      )}
    </ul>
  );
}
