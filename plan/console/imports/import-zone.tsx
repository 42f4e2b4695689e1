import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFileDrop } from '@yuheng/console/data/use-file-drop';
import { useJobs } from '@yuheng/console/data/use-jobs';
import { useNow } from '@yuheng/console/data/use-now';
import { whoQuery } from '@yuheng/console/data/who';
import { useText } from '@yuheng/console/text/text-context';
import { FileInput } from '@yuheng/console/ui/file-input';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { acceptedFiles } from '../../intake/accepted-files.ts';
import { boardQuery } from '../board-query.ts';
import { sayJobSeen, useSeenJobs } from '../seen-jobs.ts';
import { ImportList } from './import-list.tsx';
import styles from './import-zone.module.css';
import { endOf, noRound } from './round.ts';
import { type ImportJob, shownImports } from './shown-imports.ts';
import { importType, useUploads } from './use-uploads.ts';

const inputId = 'import-file';

/** Opens the file dialog of the import zone that is on the page. */
export function pickFile(): void {
  document.getElementById(inputId)?.click();
}

/** Each file dropped anywhere on the board, or picked, becomes a draft plan; how far each is stands above the board. */
export function ImportZone({ may, children }: { readonly may: boolean; readonly children: ReactNode }) {
  const t = useText('plan');
  const { uploads, shown, me, onDismiss, start, cancel } = useImports();
  const { over, dropping } = useFileDrop(start, may);
  return (
    <div className={styles['zone']} {...dropping}>
      <FileInput
        id={inputId}
        accept={acceptedFiles}
        label={t('board.import')}
        testId="import-input"
        multiple
        onFiles={start}
      />
      <ImportList
        uploads={uploads}
        jobs={shown}
        me={me}
        may={may}
        onCancel={cancel}
        onDismiss={onDismiss}
        onPick={pickFile}
      />
      {children}
      {over && (
        <div className={styles['over']} aria-hidden="true">
          <p>{t('import.drop')}</p>
        </div>
      )}
    </div>
  );
}

/**
 * What is sent and read. Who sent one document here, or one after the other until one was taken, and stayed, goes on to what came
 * of it; who chose several at once, or of whose several became drafts, stays with them.
 */
function useImports() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useQuery(whoQuery).data?.user?.id ?? null;
  const board = useQuery(boardQuery).data?.plans ?? [];
  const seen = useSeenJobs();
  const now = useNow();
  const jobs = useJobs(importType).data as readonly ImportJob[] | undefined;
  // Since nothing was under way; a state, not a ref: a short document may be done before the answer says which job is ours.
  const [round, setRound] = useState(noRound);
  const ended = useRef(noRound);
  const onSent = useCallback(
    (job: string) => setRound((before) => ({ ...before, jobs: [...before.jobs, job] })),
    [],
  );
  const { uploads, dismiss: onDismiss, start: send, cancel } = useUploads(onSent);
  const start = useCallback(
    (files: readonly File[]) => {
      const before = ended.current === round ? noRound : round;
      setRound({ ...before, several: before.several || files.length > 1 });
      send(files);
    },
    [send, round],
  );
  const sending = uploads.some(({ step }) => step === 'sending');
  useEffect(() => {
    const came = sending || round === ended.current ? undefined : endOf(round, jobs ?? []);
    if (came === undefined) return;
    ended.current = round;
    if (came === null) return;
    sayJobSeen(came.job);
    void queries.invalidateQueries({ queryKey: boardQuery.queryKey });
    void navigate({ to: '/plan/$plan/confirm', params: { plan: came.plan } });
  }, [jobs, sending, round, queries, navigate]);
  const drafts = new Set(board.filter(({ state }) => state === 'draft').map(({ id }) => id));
  const shown = shownImports(jobs ?? [], { me, seen, drafts, now });
  return { uploads, shown, me, onDismiss, start, cancel };
}
