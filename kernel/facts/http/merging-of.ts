import { Problem } from '../../http/problem.ts';
import { parseTime } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import { badParameters } from '../query/bad-parameters.ts';
import type { Merging } from '../store/merged-together.ts';
import type { Query } from './selection-of-query.ts';

const SIMPLIFIED: ReadonlySet<string> = new Set(['simplified', 'keyValues']);
/** RFC 5646, as far as its form goes. */
const LANGUAGE = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/;

/**
 * `format`, which goes before `options`, `observedAt` and `lang` of a merge (ETSI GS CIM 009 V1.9.1, clause 6.5.3.4).
 * @throws Problem facts.bad-options, facts.bad-time, facts.bad-query
 */
export function mergingOf({ format, options, observedAt, lang }: Query): Merging {
  const said = [format, ...(options ?? '').split(',')].filter((one) => one !== undefined && one !== '');
  const unknown = said.find((one) => !SIMPLIFIED.has(one ?? ''));
  if (unknown !== undefined || format === '')
    throw new Problem('facts.bad-options', { value: shorten(unknown ?? '') });
  if (lang !== undefined && !LANGUAGE.test(lang)) throw badParameters('lang=en | zh-CN | …');
  return {
    simplified: said.length > 0,
    ...(observedAt === undefined ? {} : { observedAt: parseTime(observedAt, 'observedAt') }),
    ...(lang === undefined ? {} : { lang }),
  };
}
