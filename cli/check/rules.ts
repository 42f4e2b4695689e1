import type { Rule } from './rule.ts';
import { controls } from './rules/controls.ts';
import { cycles } from './rules/cycles.ts';
import { dependencies } from './rules/dependencies.ts';
import { inlineText } from './rules/inline-text.ts';
import { languages } from './rules/languages.ts';
import { layers } from './rules/layers.ts';
import { messageKeys } from './rules/message-keys.ts';
import { namedExports } from './rules/named-exports.ts';
import { names } from './rules/names.ts';
import { noAny } from './rules/no-any.ts';
import { operations } from './rules/operations.ts';
import { outbound } from './rules/outbound.ts';
import { packs } from './rules/packs.ts';
import { problems } from './rules/problems.ts';
import { pureRules } from './rules/pure-rules.ts';
import { longFiles, sizes } from './rules/sizes.ts';
import { sql } from './rules/sql.ts';
import { standards } from './rules/standards.ts';
import { syntax } from './rules/syntax.ts';

/** The rules of the house, in the order in which they are reported. PRINCIPLES.md says why they are. */
export const rules: readonly Rule[] = [
  syntax,
  layers,
  pureRules,
  outbound,
  dependencies,
  cycles,
  names,
  sizes,
  longFiles,
  noAny,
  namedExports,
  languages,
  messageKeys,
  inlineText,
  packs,
  standards,
  operations,
  problems,
  sql,
  controls,
];
