import type { Members } from '../model/read-members.ts';
import { AUXILIARY_OPERATIONS } from './operation-names.ts';
import type { Definition } from './registration.ts';

/**
 * What modes ask of a registration: an exclusive one is of attributes of single entities (ETSI GS CIM 009 V1.9.1, clause
 * 4.3.6.3), an auxiliary one is only read from (clause 5.9.2.4).
 * @throws Problem facts.bad-registration
 */
export function checkMode({ mode, information, operations }: Definition, members: Members): void {
  if (mode === 'auxiliary') {
    const other = operations.find((name) => !AUXILIARY_OPERATIONS.has(name));
    if (other !== undefined) members.refuse('operations', other);
  }
  if (mode !== 'exclusive') return;
  for (const [at, { entities, attributes }] of information.entries()) {
    if (!entities?.every(({ id }) => id !== undefined)) members.refuse(`information[${at}].entities.id`);
    if (!attributes) members.refuse(`information[${at}].propertyNames`);
  }
}
