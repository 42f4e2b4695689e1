import { schemaFault } from '@yuheng/kernel/schema-fault';
import { Compile } from 'typebox/compile';
import { planParts } from './plan-problem.ts';

/** What no problem takes of a record: the attribute, and where there is one the limit that it breaks. */
export type RecordFault =
  | {
      readonly code: 'at-least' | 'at-most';
      readonly attribute: string;
      readonly found: number;
      readonly limit: number;
    }
  | { readonly code: 'not-whole'; readonly attribute: string; readonly found: number }
  /** Characters; corners or areas of a shape. */
  | { readonly code: 'too-long' | 'too-many'; readonly attribute: string; readonly limit: number }
  | { readonly code: 'unfit'; readonly attribute: string };

export type PlanPart = keyof typeof planParts;

const compiled = {
  demand: Compile(planParts.demand),
  candidate: Compile(planParts.candidate),
  zone: Compile(planParts.zone),
  sensitive: Compile(planParts.sensitive),
} as const;

/** Members of a problem that stand in no attribute of the same name. */
const attributes: Readonly<Record<string, string>> = {
  place: 'location',
  places: 'location',
  rings: 'location',
};

/** Holds one record against what a problem takes; the first fault counts. Pure. */
export function recordFault(part: PlanPart, draft: unknown): RecordFault | null {
  if (compiled[part].Check(draft)) return null;
  const { where, fault, limit } = schemaFault(compiled[part], planParts[part], draft);
  const [, member = ''] = where.split('/');
  const attribute = attributes[member] ?? member;
  const found = (draft as Readonly<Record<string, unknown>>)[member];
  if (fault === 'too-long' || fault === 'too-many') return { code: fault, attribute, limit: Number(limit) };
  if (typeof found !== 'number') return { code: 'unfit', attribute };
  if (fault === 'at-least' || fault === 'at-most')
    return { code: fault, attribute, found, limit: Number(limit) };
  return { code: fault === 'type' ? 'not-whole' : 'unfit', attribute, found };
}
