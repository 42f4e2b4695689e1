import type { HeadFields } from '../../confirm/fields.ts';
import { same } from '../../confirm/same.ts';
import type { Confirmation } from './confirmation.ts';

/** What was given for the previous version and is left as it is stays theirs who gave it. */
export function ownFields(fields: HeadFields, { head, ownHead }: Confirmation): HeadFields {
  const kept = Object.entries(head).filter(([field, value]) =>
    same(fields[field as keyof HeadFields], value),
  );
  return {
    ...fields,
    ...Object.fromEntries(kept.map(([field]) => [field, ownHead[field as keyof HeadFields]])),
  };
}
