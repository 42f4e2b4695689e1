import { queryOptions } from '@tanstack/react-query';
import type { LogClaim, LogFault, SeenHead } from './check-log.ts';
import type { Measurement } from './measures.ts';
import { get, RequestProblem } from './request.ts';

/** What this browser found when it held a measurement's entry against the log. */
export type LogProof =
  /** The house has no key: nothing is signed. */
  | { readonly state: 'unsigned' }
  | {
      readonly state: 'fault';
      readonly fault: LogFault | 'not-grown' | 'other-key';
      readonly since: string | null;
    }
  | {
      readonly state: 'holds';
      /** Entries of the log. */
      readonly size: number;
      /** Who signs it. */
      readonly name: string;
      /** When this browser first saw the head that the log has only grown from; null: this is the first one. */
      readonly since: string | null;
    };

const KEPT = 'yuheng.log-head';

/** Computed here, out of what the server answers: it is not asked whether it is right. */
export function logProofQuery({ audit }: Pick<Measurement, 'audit'>) {
  return queryOptions({
    queryKey: ['log-proof', audit.sequence, audit.hash],
    queryFn: ({ signal }) => proofOf(audit, signal),
    staleTime: 60_000,
  });
}

async function proofOf(audit: Measurement['audit'], signal: AbortSignal): Promise<LogProof> {
  // Of use in this drawer alone, and larger than it.
  const checking = import('./check-log.ts');
  const { sequence } = audit;
  const head = await get<LogClaim['head'] & { size: number }>('/api/audit/read-checkpoint', {}, signal).catch(
    (error: unknown) => {
      if (error instanceof RequestProblem && error.body?.code === 'audit.no-key') return null;
      throw error;
    },
  );
  if (!head) return { state: 'unsigned' };
  const [entry, inclusion] = await Promise.all([
    get<LogClaim['entry']>('/api/audit/read-entry', { sequence }, signal),
    get<LogClaim['inclusion']>('/api/audit/read-inclusion', { sequence, size: head.size }, signal),
  ]);
  const { entryFault, onlyGrew, openHead } = await checking;
  const opened = openHead(head);
  const fault = entryFault({ entry, inclusion, head }, audit.hash);
  if (fault !== null || !opened) return { state: 'fault', fault: fault ?? 'signature', since: null };
  const name = nameOf(head.vkey);
  const seen = seenHead();
  // Another house at the same address has a log of its own.
  const before = seen && nameOf(seen.vkey) === name ? seen : null;
  if (before && before.vkey !== head.vkey) return { state: 'fault', fault: 'other-key', since: before.at };
  if (before) {
    const grown = await grewFrom(before, opened, signal, onlyGrew);
    if (!grown) return { state: 'fault', fault: 'not-grown', since: before.at };
  }
  const since = before?.at ?? null;
  keep({ ...opened, vkey: head.vkey, at: since ?? new Date().toISOString() });
  return { state: 'holds', size: opened.size, name, since };
}

async function grewFrom(
  before: SeenHead,
  now: { readonly size: number; readonly root: string },
  signal: AbortSignal,
  onlyGrew: typeof import('./check-log.ts').onlyGrew,
): Promise<boolean> {
  if (before.size > now.size) return false;
  const { path } = await get<{ path: readonly string[] }>(
    '/api/audit/read-consistency',
    { from: before.size, to: now.size },
    signal,
  );
  return onlyGrew(before, now, path);
}

const nameOf = (vkey: string): string => vkey.split('+')[0] ?? '';

/** Null: none was seen, or this browser keeps nothing. */
function seenHead(): SeenHead | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    return isHead(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isHead(value: unknown): value is SeenHead {
  if (typeof value !== 'object' || value === null) return false;
  const { size, root, vkey, at } = value as { readonly [name in keyof SeenHead]?: unknown };
  return (
    Number.isSafeInteger(size) &&
    typeof root === 'string' &&
    /^[0-9a-f]{64}$/.test(root) &&
    typeof vkey === 'string' &&
    typeof at === 'string'
  );
}

function keep(head: SeenHead): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(head));
  } catch {
    // A browser that keeps nothing sees every head for the first time.
  }
}
