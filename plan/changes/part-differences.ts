import type { Text } from '@yuheng/kernel/messages';
import type { Difference } from '@yuheng/kernel/proposal-preview';
import { partPairs } from '../amend/amended.ts';
import type { PreparedAmendment } from '../amend/prepare-amendment.ts';
import type { ProgrammeItem, ProgrammeTarget } from '../confirm/programme.ts';
import { numbered } from '../rules/numbered.ts';
import { both, fieldText, type Say } from './field-text.ts';

/** Parts that are told one by one; the comparison of the versions shows all. */
const MOST_PARTS = 100;

/** A task or a target as a version has it in effect. */
interface Told {
  readonly id: string;
  readonly marker: string;
  readonly text: string;
  /** Units and due time. */
  readonly terms: readonly (Text | null)[];
}

/** Targets and tasks that a new version changes, takes away or adds, in the order of its document; what only moved is left out. Pure. */
export function partDifferences(prepared: PreparedAmendment, say: Say): Difference[] {
  const { old, programme, diff } = prepared;
  const bodies = new Map(
    diff.flatMap(({ kind, old: was, new: is }) => [
      [`old ${kind} ${was?.id}`, was?.body] as const,
      [`new ${kind} ${is?.id}`, is?.body] as const,
    ]),
  );
  const target = (side: 'old' | 'new') => (one: ProgrammeTarget) => ({
    id: one.id,
    marker: '',
    text: bodies.get(`${side} target ${one.id}`) ?? one.text,
    terms: [fieldText(one.horizon, say)],
  });
  const item = (side: 'old' | 'new') => (one: ProgrammeItem) => ({
    id: one.id,
    marker: one.marker,
    text: bodies.get(`${side} item ${one.id}`) ?? one.text,
    terms: [fieldText(one.assignments, say), one.due === null ? null : both(one.due.date ?? one.due.text)],
  });
  const rows = [
    ...rowsOf(
      'target',
      old.programme.targets.map(target('old')),
      programme.targets.map(target('new')),
      partPairs(prepared, 'target'),
      say,
    ),
    ...rowsOf(
      'item',
      old.programme.items.map(item('old')),
      programme.items.map(item('new')),
      partPairs(prepared, 'item'),
      say,
    ),
  ];
  const more = rows.length - MOST_PARTS;
  if (more <= 0) return rows;
  const rest = {
    label: say('changes.part.more'),
    before: null,
    after: say('changes.part.unlisted', { count: more }),
    code: false,
  };
  return [...rows.slice(0, MOST_PARTS), rest];
}

function rowsOf(
  kind: 'target' | 'item',
  before: readonly Told[],
  after: readonly Told[],
  pairs: ReadonlyMap<string, string>,
  say: Say,
): Difference[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const row = (status: string, was: Told | null, is: Told | null): Difference => ({
    label: say(`changes.part.${kind}.${status}`),
    before: was && wordsOf(was),
    after: is && wordsOf(is),
    code: false,
  });
  const changed: Difference[] = [];
  const added: Difference[] = [];
  for (const is of after) {
    const was = old.get(pairs.get(is.id) ?? '');
    if (was === undefined) added.push(row('added', null, is));
    else {
      old.delete(was.id);
      if (saidBy(was) !== saidBy(is)) changed.push(row('changed', was, is));
    }
  }
  return [...changed, ...added, ...[...old.values()].map((was) => row('gone', was, null))];
}

function saidBy({ text, terms }: Told): string {
  return JSON.stringify([text, terms]);
}

function wordsOf({ marker, text, terms }: Told): Text {
  const line = (language: keyof Text) =>
    [numbered(marker, text), ...terms.map((term) => term?.[language])].filter(Boolean).join(' · ');
  return { 'zh-CN': line('zh-CN'), en: line('en') };
}
