import type { CompiledPlan } from '../compile/compiled.ts';
import type { HeadFields } from './fields.ts';

export function headFields({ title, documentNumber, issuer, issueDate }: CompiledPlan): HeadFields {
  return { title, documentNumber, issuer, issueDate, units: [] };
}
