import type { Sql } from '../store/database.ts';
import type { CompiledSelection } from './evaluator.ts';
import type { FactSource } from './fact-source.ts';
import { joined, type Present, presentOf } from './present.ts';

/** What a selection holds, now or as of a time, read some entities at a time. @param sql a snapshot */
export async function readPresent(
  selection: CompiledSelection,
  facts: FactSource,
  sql: Sql,
  asOf?: string,
): Promise<Present> {
  const pages: Present[] = [];
  for await (const page of selection.pages(facts, sql, asOf)) pages.push(presentOf(page));
  return joined(pages);
}
