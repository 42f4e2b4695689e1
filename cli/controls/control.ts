import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';

/** `test file: name of a test in it`. */
const TestRef = Type.String({ pattern: '^\\S+\\.test\\.ts: .+$' });
/** A file of the repository that holds what is said: code, a setting, a document. */
const Record = Type.String({ pattern: '^\\S+$' });
const Note = Type.String({ minLength: 1 });
const State = Type.Enum(['met', 'partly', 'not-met', 'not-applicable']);

/** A requirement, in a few words of our own, and how it is met or why it is not. */
const Control = Type.Object(
  {
    id: Type.String(),
    about: Note,
    state: State,
    tests: Type.Optional(Type.Array(TestRef, { minItems: 1 })),
    records: Type.Optional(Type.Array(Record, { minItems: 1 })),
    note: Type.Optional(Note),
  },
  { additionalProperties: false },
);
/** A clause of GB/T 22239-2019, level 3, and the requirements of ASVS that speak of the same. */
const Clause = Type.Object(
  {
    id: Type.String({ pattern: '^8\\.1\\.\\d+\\.\\d+(?: [a-z]\\))?$' }),
    about: Note,
    state: State,
    asvs: Type.Array(Type.String()),
    records: Type.Optional(Type.Array(Record, { minItems: 1 })),
    note: Type.Optional(Note),
  },
  { additionalProperties: false },
);
const Controls = Type.Object(
  { asvs: Type.Array(Control), gb22239: Type.Array(Clause) },
  { additionalProperties: false },
);

export type Control = Static<typeof Control>;
export type Clause = Static<typeof Clause>;
export type Controls = Static<typeof Controls>;

const controls = Compile(Controls);

/** What docs/controls.json holds; null where it is not of that shape. */
export function parseControls(text: string): Controls | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return controls.Check(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
