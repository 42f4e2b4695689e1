import { address } from '@yuheng/console/data/request';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import { Pop } from '@yuheng/console/ui/pop';
import { recordFormats } from '../record-files.tsx';
import styles from './record-menu.module.css';

const kinds = ['SiteDemand', 'CandidateSite', 'ZoneRule', 'SiteProject'] as const;

/** The records that plans are made from and lead to, as files: all, or those of a city. */
export function RecordMenu({ city }: { readonly city: string | undefined }) {
  const t = useText('network');
  const { language } = useLanguage();
  return (
    <Pop
      label={t('records.download')}
      face={
        <>
          <Icon name="download" size={16} /> {t('records.download')}
        </>
      }
      buttonClass={styles['button']}
      popClass={styles['pop']}
      testId="record-menu"
    >
      {() => (
        <dl className={styles['files']}>
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{t(`entities.${kind}.title`)}</dt>
              <dd>
                {recordFormats.map(([format, text]) => (
                  <a
                    key={format}
                    href={address('/api/network/export-records', { kind, format, city, language })}
                    aria-label={`${t(`entities.${kind}.title`)} ${text}`}
                    download
                    data-testid="record-file"
                    data-kind={kind}
                    data-format={format}
                  >
                    {text}
                  </a>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Pop>
  );
}
