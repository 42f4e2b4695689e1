import { Problem } from '@yuheng/kernel/problem';
import { schemaFault } from '@yuheng/kernel/schema-fault';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { name, number, strict } from '../../case/case-parts.ts';
import { availabilities, candidateKinds, plainZoneKinds } from './plan-words.ts';
import { withoutNulls } from './without-nulls.ts';

/** As long as an entity's may be (kernel/facts/model/parse-name.ts). */
const entityId = Type.String({ minLength: 1, maxLength: 1024 });
const place = Type.Tuple([number(-180, 180), number(-90, 90)]);
/** Of one ring, and rings of one area. */
export const mostCorners = 10_000;
export const mostRings = 1000;
const ring = Type.Array(place, { minItems: 3, maxItems: mostCorners });
const money = number(0, 1e9);
const count = Type.Integer({ minimum: 1, maximum: 100 });
/** What no fact says is null; the plan tells what it then leaves out. */
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const operator = Type.Object(
  {
    id: name,
    /** Of its antennas, MHz: the limit of exposure depends on it. */
    frequency: number(100, 100_000),
  },
  strict,
);

const demand = Type.Object(
  {
    id: entityId,
    name: Type.Optional(name),
    operator: name,
    kind: Type.Optional(Type.Enum(['outdoor', 'indoor'])),
    /** Corners of the area that is to be served, or one place; null where nobody says. */
    places: orNull(Type.Array(place, { minItems: 1, maxItems: 10_000 })),
    /** m; a site serves the demand when every place of it is this near. */
    radius: number(1, 50_000),
    /** Least height of antennas above ground, m. */
    height: number(0, 500),
    /** Mbit/s in the busy hour. */
    traffic: number(0, 1e6),
    priority: Type.Enum(['high', 'normal', 'low']),
  },
  strict,
);

const candidate = Type.Object(
  {
    id: entityId,
    name: Type.Optional(name),
    kind: orNull(Type.Enum([...candidateKinds])),
    availability: orNull(Type.Enum([...availabilities])),
    refusalReason: Type.Optional(Type.String({ maxLength: 500 })),
    place: orNull(place),
    height: orNull(number(0, 500)),
    /** Operators that it can still carry, besides those that are present. */
    slots: orNull(Type.Integer({ minimum: 0, maximum: 20 })),
    /** Operators that are on it already: what they add takes no slot. It costs what a further tenant does: it is work of its own. */
    present: Type.Optional(Type.Array(name, { maxItems: 20 })),
    /** For its first operator, and for each further one, yuan. */
    cost: orNull(money),
    tenantCost: orNull(money),
  },
  strict,
);

const zone = Type.Object(
  {
    id: entityId,
    name: Type.Optional(name),
    kind: Type.Enum([...plainZoneKinds, 'spacing']),
    /** Of antennas above ground, m. */
    maxHeight: Type.Optional(number(0, 500)),
    /** Between two sites inside, m. */
    minSpacing: Type.Optional(number(0, 50_000)),
    allowedKinds: Type.Optional(Type.Array(Type.Enum([...candidateKinds]))),
    /** Outer rings, corners in order; null where nobody says. */
    rings: orNull(Type.Array(ring, { minItems: 1, maxItems: mostRings })),
  },
  strict,
);

const sensitive = Type.Object(
  {
    id: entityId,
    name: Type.Optional(name),
    place,
    /** Highest place of people above ground, m. */
    height: number(0, 1000),
    /** Share of the limit that is used up already, by what the plan does not know. */
    background: Type.Optional(number(0, 1)),
  },
  strict,
);

const byScale = Type.Object({ macro: number(0.001, 1e6), micro: number(0.001, 1e6) }, strict);

/** What a plan is asked for with. */
export const planSettings = Type.Object(
  {
    /** m; demands of one operator this near to each other get one site. 0: none are merged. */
    mergeRadius: number(0, 5000),
    /** Yuan; without, all that can be served is. */
    budget: Type.Optional(number(0, 1e12)),
    /** What a served demand counts. */
    weights: Type.Object({ high: count, normal: count, low: count }, strict),
    /** Mbit/s that one operator has on one site; poles are micro, all else is macro. */
    capacity: byScale,
    /** Mean power times gain of one operator on one site where strongest, W. */
    radiated: byScale,
    /** Of the limit of GB 8702, what one site may use (HJ/T 10.3-1996, 4.2). */
    share: number(0.001, 1),
    /** Whether resources count that their owners have not opened yet. */
    unopened: Type.Boolean(),
  },
  strict,
);

/** Sets of operators are looked up in tables. */
export const mostOperators = 8;
/** What a problem takes of one record. */
export const planParts = { demand, candidate, zone, sensitive } as const;

const schema = Type.Object(
  {
    operators: Type.Array(operator, { minItems: 1, maxItems: mostOperators }),
    demands: Type.Array(demand, { maxItems: 100_000 }),
    candidates: Type.Array(candidate, { maxItems: 200_000 }),
    zones: Type.Array(zone, { maxItems: 10_000 }),
    sensitive: Type.Array(sensitive, { maxItems: 200_000 }),
    settings: planSettings,
  },
  strict,
);

/** What operators want, where sites could stand, and what binds them. Places are [longitude, latitude], WGS 84. */
export type PlanProblem = Static<typeof schema>;
export type PlanDemand = PlanProblem['demands'][number];
export type PlanCandidate = PlanProblem['candidates'][number];
export type PlanZone = PlanProblem['zones'][number];
export type PlanSettings = PlanProblem['settings'];
export type Place = Static<typeof place>;

const compiled = Compile(schema);

/**
 * Checks what came from outside; null counts as left out wherever something may be left out.
 * @throws Problem `network.bad-plan-problem` with the place and the reason
 */
export function readPlanProblem(given: unknown): PlanProblem {
  const input = compiled.Check(given) ? given : withoutNulls(schema, given);
  if (!compiled.Check(input))
    throw new Problem('network.bad-plan-problem', schemaFault(compiled, schema, input));
  const operators = new Set<string>();
  for (const list of ['operators', 'demands', 'candidates', 'zones', 'sensitive'] as const) {
    const seen = list === 'operators' ? operators : new Set<string>();
    for (const [index, { id }] of input[list].entries()) {
      if (seen.has(id)) throw bad(`/${list}/${index}/id`, 'twice', id);
      seen.add(id);
    }
  }
  for (const [index, { operator: wanted }] of input.demands.entries())
    if (!operators.has(wanted)) throw bad(`/demands/${index}/operator`, 'unknown', wanted);
  return input;
}

function bad(where: string, fault: 'twice' | 'unknown', found: string): Problem {
  return new Problem('network.bad-plan-problem', { where, fault, found, allowed: 'operators' });
}
