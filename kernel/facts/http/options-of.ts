import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';
import type { Query } from './selection-of-query.ts';

/** What `options` say, a list. @throws Problem facts.bad-options for what is not known */
export function optionsOf({ options = '' }: Query, known: readonly string[]): ReadonlySet<string> {
  const said = options.split(',').filter((one) => one !== '');
  const unknown = said.find((one) => !known.includes(one));
  if (unknown !== undefined) throw new Problem('facts.bad-options', { value: shorten(unknown) });
  return new Set(said);
}
