import { badParameters } from '../query/bad-parameters.ts';

/** A parameter that is said or not. @throws Problem facts.bad-query for anything but true and false */
export function flagOfQuery(query: unknown, name: string): boolean {
  const { [name]: value = 'false' } = query as Readonly<Record<string, unknown>>;
  if (value !== 'true' && value !== 'false') throw badParameters(`${name}=true | false`);
  return value === 'true';
}
