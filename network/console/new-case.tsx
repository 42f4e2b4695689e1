import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { entitiesQuery } from '@yuheng/console/data/facts';
import { get, post } from '@yuheng/console/data/request';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Drawer } from '@yuheng/console/ui/drawer';
import { Select } from '@yuheng/console/ui/select';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Answer } from './answers.ts';
import { terrainQuery } from './coverage-queries.ts';
import { ImportCase } from './import-case.tsx';
import styles from './new-case.module.css';
import { choicesOf } from './place-choices.ts';

const models = ['38901', 'p1812', 'itm'] as const;

/** A case out of the stations on record, or out of a file; computed at once. */
export function NewCase({
  onClose,
  onStarted,
}: {
  readonly onClose: () => void;
  readonly onStarted: (run: string) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const areas = useQuery(entitiesQuery('KeyArea'));
  const cities = useQuery(entitiesQuery('AdministrativeArea'));
  const { data: terrain } = useQuery(terrainQuery);
  const [place, setPlace] = useState<string | null>(null);
  const [model, setModel] = useState<string>('38901');
  const [ground, setGround] = useState<string | null>(null);
  const choices = choicesOf(areas.data ?? [], cities.data ?? [], language, (city) =>
    t('coverage.new.city', { city }),
  );
  const chosen = place ?? choices[0]?.value ?? null;
  const heights = ground ?? (terrain?.terrainFolder === true ? 'folder' : 'synthetic');
  const start = async (input: object) => {
    const kept = await post<Answer<'save-case'>>('/api/network/save-case', {
      model,
      terrain: heights,
      ...input,
    });
    const { run } = await post<Answer<'start-run'>>('/api/network/start-run', { case: kept.case });
    await queries.invalidateQueries({ queryKey: ['coverage-runs'] });
    return run;
  };
  const make = useMutation({
    async mutationFn(from: string) {
      const suggested = await get<Answer<'suggest-case'>>('/api/network/suggest-case', { place: from });
      return start(suggested);
    },
    onSuccess: onStarted,
  });
  return (
    <Drawer title={t('coverage.new')} testId="new-case" onClose={onClose}>
      <div className={styles['new']}>
        <div className={styles['how']}>
          <Select
            label={t('coverage.model')}
            value={model}
            choices={models.map((each) => ({ value: each, text: t(`coverage.model.${each}`) }))}
            onChange={setModel}
          />
          <Select
            label={t('coverage.terrain')}
            value={heights}
            choices={(terrain?.terrainFolder === true ? ['folder', 'synthetic'] : ['synthetic']).map(
              (each) => ({
                value: each,
                text: t(`coverage.terrain.${each}`),
              }),
            )}
            onChange={setGround}
          />
          <p className={styles['soft']}>
            {t(heights === 'synthetic' ? 'coverage.terrain.synthetic.note' : 'coverage.terrain.folder.note')}
          </p>
        </div>
        <section>
          <h3>{t('coverage.new.stations')}</h3>
          <p className={styles['soft']}>{t('coverage.new.stations.text')}</p>
          {areas.isPending && <Skeleton />}
          {chosen === null && !areas.isPending && <p>{t('coverage.new.no-areas')}</p>}
          {chosen !== null && (
            <form
              className={styles['form']}
              onSubmit={(event) => {
                event.preventDefault();
                make.mutate(chosen);
              }}
            >
              <Select label={t('coverage.new.place')} value={chosen} choices={choices} onChange={setPlace} />
              <Button look="strong" submit busy={make.isPending} data-testid="new-compute">
                {t('coverage.new.compute')}
              </Button>
            </form>
          )}
          {make.error !== null && <Failure error={make.error} kept={t('coverage.new.kept')} />}
        </section>
        <ImportCase start={start} onStarted={onStarted} />
      </div>
    </Drawer>
  );
}
