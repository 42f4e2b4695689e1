import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Rows } from './cedar/narrowing.ts';
import type { Policy } from './policy.ts';
import { caseResource } from './resources.ts';

/** How many are listed where nobody says, and how many are looked through for them. */
const LIMIT = 1000;
const ALL = 1_000_000;

/** The cases as somebody sees them: steps are taken, journals read and notices found of those alone. Null for whoever sees all. */
export function casesOf(cases: Cases, policy: Policy, actor: Actor): Cases | null {
  const rows = policy.rows(actor, 'cases.read', 'Case', null);
  return rows === 'every' ? null : narrowedCases(cases, rows);
}

function narrowedCases(cases: Cases, rows: 'none' | Rows): Cases {
  const sees = (item: Case): boolean => rows !== 'none' && rows.holds(caseResource(item));
  const find: Cases['find'] = async (ids) => (await cases.find(ids)).filter(sees);
  const get: Cases['get'] = async (id) => {
    const item = await cases.get(id);
    if (!sees(item)) throw new Problem('cases.not-found');
    return item;
  };
  const seen = async (ids: readonly string[]): Promise<readonly string[]> =>
    ids.length === 0 ? [] : (await find([...new Set(ids)])).map(({ id }) => id);

  return {
    ...cases,
    get,
    find,
    async list(filter) {
      const { limit = LIMIT } = filter;
      return (await cases.list({ ...filter, limit: ALL })).filter(sees).slice(0, limit);
    },
    async journal(id) {
      await get(id);
      return cases.journal(id);
    },
    journals: async (ids) => cases.journals(await seen(ids)),
    notices: async (ids) => cases.notices(await seen(ids)),
    async unanswered(parties, options = {}) {
      const { limit = 500 } = options;
      const found = await cases.unanswered(parties, { ...options, limit: ALL });
      const own = new Set(await seen(found.map((notice) => notice.case)));
      return found.filter((notice) => own.has(notice.case)).slice(0, limit);
    },
    async move(id, ...step) {
      await get(id);
      return cases.move(id, ...step);
    },
    async change(action, steps, ...more) {
      const { move = [], revise = [], notify = [], end = [], answer = [] } = steps;
      const ids = [...new Set([...move, ...revise, ...notify, ...end, ...answer].map(({ id }) => id))];
      if ((await seen(ids)).length < ids.length) throw new Problem('cases.not-found');
      return cases.change(action, steps, ...more);
    },
  };
}
