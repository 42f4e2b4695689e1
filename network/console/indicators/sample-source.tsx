import { Link } from '@tanstack/react-router';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { CellCoverage } from './indicator-queries.ts';

type Sample = CellCoverage['standings'][number]['samples'][number];

/** Where a row of a drive test comes from: the row, the file by its name, and when it was imported. */
export function SampleSource({ sample: { row, file, synthetic } }: { readonly sample: Sample }) {
  const t = useText('network');
  const { language } = useLanguage();
  const known = file?.import ?? null;
  const number = row === null ? null : t('indicators.sample.row-of', { row: formatNumber(row, language) });
  if (known !== null)
    return (
      <>
        <Link
          to={'/network/ledgers' as never}
          search={{ import: known.job } as never}
          data-testid="sample-import"
        >
          {known.name}
        </Link>{' '}
        {number}
        <small>{t('indicators.sample.imported', { at: formatDateTime(known.importedAt) })}</small>
      </>
    );
  return (
    <span title={file === null ? undefined : `SHA-256 ${file.sha256}`}>
      {number ?? '–'}
      <small>
        {t(
          synthetic
            ? 'indicators.sample.synthetic'
            : file === null
              ? 'indicators.sample.no-file'
              : 'indicators.sample.elsewhere',
        )}
      </small>
    </span>
  );
}
