import { Problem } from '../../http/problem.ts';
import { shorten } from '../model/shorten.ts';
import { optionsOf } from './options-of.ts';
import type { Representation } from './represent.ts';
import type { Query, StoredName } from './selection-of-query.ts';
import { shownOfQuery } from './shown-of-query.ts';

const FORMATS: Readonly<Record<string, Representation['format']>> = {
  normalized: 'normalized',
  concise: 'concise',
  keyValues: 'keyValues',
  simplified: 'keyValues',
};
const OPTIONS = ['sysAttrs', ...Object.keys(FORMATS)];

/**
 * How entities are answered: `format`, which goes before what `options` say of it, `lang`, `pick` and `omit` (clause 6.3.7).
 * @throws Problem facts.bad-options for what is neither a format nor an option
 */
export function representationOf(query: Query, stored: StoredName = (name) => name): Representation {
  const { format, lang } = query;
  const options = [...optionsOf(query, OPTIONS)];
  if (format !== undefined && !Object.hasOwn(FORMATS, format))
    throw new Problem('facts.bad-options', { value: shorten(format) });
  const said = format ?? options.findLast((one) => Object.hasOwn(FORMATS, one)) ?? 'normalized';
  return {
    format: FORMATS[said] ?? 'normalized',
    sysAttrs: options.includes('sysAttrs'),
    ...shownOfQuery(query, stored),
    ...(lang === undefined ? {} : { lang }),
  };
}
