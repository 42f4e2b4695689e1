import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { upload } from '@yuheng/console/data/upload';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { type CoordinateSystem, coordinateSystems } from '../../coordinates/offset-systems.ts';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import type { Mapping } from '../../ledger/suggest-mapping.ts';
import type { Answer } from '../answers.ts';
import { ColumnChoices } from './column-choices.tsx';
import { askedOf, importsQuery, previewQuery } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { PreviewPart } from './preview-part.tsx';

/** A file that was chosen: how it is read, what would become of it, and the way to import it. */
export function ReadFile({
  kind,
  file,
  onImport,
}: {
  readonly kind: LedgerKind;
  readonly file: File;
  readonly onImport: (job: string) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [coordinates, setCoordinates] = useState<CoordinateSystem>('WGS84');
  const [changed, setChanged] = useState<Mapping | null>(null);
  const reading = { kind, coordinates, mapping: changed };
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(file, reading));
  const start = useMutation({
    mutationFn: () => {
      const asked = { ...askedOf(reading), name: file.name.slice(-255) };
      const never = new AbortController().signal;
      return upload<Answer<'import-ledger'>>('/api/network/import-ledger', asked, file, () => {}, never);
    },
    async onSuccess({ job }) {
      await queries.invalidateQueries({ queryKey: importsQuery.queryKey });
      onImport(job);
    },
  });
  const systems = coordinateSystems.map((each) => ({ value: each, text: t(`ledgers.coordinates.${each}`) }));
  const ready = error === null && !isFetching && (preview?.accepted ?? 0) > 0;
  return (
    <>
      {error !== null && <Failure error={error} kept={t('ledgers.kept')} onRetry={() => void refetch()} />}
      {preview === undefined && error === null && <Skeleton lines={6} />}
      {preview !== undefined && (
        <div className={styles['reading']} aria-busy={isFetching}>
          <ColumnChoices
            kind={kind}
            preview={preview}
            mapping={changed ?? preview.mapping}
            onChange={setChanged}
          />
          <div className={styles['part']}>
            <Select
              label={t('ledgers.coordinates')}
              value={coordinates}
              choices={systems}
              onChange={(system) => setCoordinates(system as CoordinateSystem)}
            />
            {error === null && (
              <PreviewPart preview={preview}>
                <Button
                  look="strong"
                  disabled={!ready}
                  busy={start.isPending}
                  onClick={() => start.mutate()}
                  data-testid="ledger-import"
                >
                  {preview.accepted === null
                    ? t('ledgers.import')
                    : t('ledgers.import.rows', { count: formatNumber(preview.accepted, language) })}
                </Button>
                {start.error !== null && <Failure error={start.error} kept={t('ledgers.kept')} />}
              </PreviewPart>
            )}
          </div>
        </div>
      )}
    </>
  );
}
