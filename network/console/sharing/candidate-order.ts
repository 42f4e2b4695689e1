import type { PlanRecords } from './sharing-queries.ts';

type Candidate = PlanRecords['candidates'][number];

const availabilities = ['used', 'opened', 'unopened', 'refused'];

/** Towers that are there first, then by what owners say: what is used and opened before what is not. */
export function candidateOrder(a: Candidate, b: Candidate): number {
  const tower = Number(b.kind === 'tower') - Number(a.kind === 'tower');
  return tower || rank(a) - rank(b) || (a.name ?? '').localeCompare(b.name ?? '', 'zh-CN', { numeric: true });
}

function rank({ availability }: Candidate): number {
  const at = availabilities.indexOf(availability ?? '');
  return at < 0 ? availabilities.length : at;
}
