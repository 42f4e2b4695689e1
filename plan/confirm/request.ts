import { Type } from 'typebox';
import { Span } from '../compile/compiled.ts';
import { Decision } from './decision.ts';

/** Parts that the inputs of the confirming operations have in common. */
export const PlanId = Type.String({ format: 'uuid' });
export const ThingId = Type.String({ minLength: 1, maxLength: 300 });
/** Sequence of the newest decision about the thing that the one who decides had seen; 0 for none. */
export const Seen = Type.Integer({ minimum: 0 });
export const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' });
/** Words of the document, UTF-16 offsets. */
export const Words = Type.Object(Span.properties, { additionalProperties: false });

/** The answer of each of them: what was added to the record. */
export const Decided = Type.Object({ decisions: Type.Array(Decision) });
