import Type, { type Static } from 'typebox';
import { EvidenceNote } from '../../briefing/evidence-note.ts';
import { Sentence } from '../../briefing/figure.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** 上次议定事项 · 红灯与超期 · 受阻待协调 · 待决定 · 其他议题, in the order in which a meeting takes them. */
export const agendaGroups = ['resolutions', 'red', 'blocked', 'undecided', 'own'] as const;
export const AgendaGroup = Type.Enum([...agendaGroups]);
export type AgendaGroup = Static<typeof AgendaGroup>;

/** What an item is about. */
export const AgendaAbout = Type.Enum(['target', 'task', 'issue', 'extension', 'resolution', 'own']);
export type AgendaAbout = Static<typeof AgendaAbout>;

/** `target:<id on the board>`, `issue:<case>`, `own:<n>`: the same matter has the same key at every time. */
export const AgendaKey = Type.String({ minLength: 3, maxLength: 300 });

/** One item of an agenda. */
export const AgendaItem = Type.Object({
  key: AgendaKey,
  group: AgendaGroup,
  about: AgendaAbout,
  /** The case, where it has one. */
  case: Nullable,
  /** The target or task that the board opens for it. */
  target: Nullable,
  task: Nullable,
  planTitle: Nullable,
  title: Type.String(),
  /** Who reports; null: the programme office. */
  unit: Nullable,
  /** Why it is on the agenda, and how it stands: every figure with its evidence. */
  standing: Type.Array(Sentence),
  /** Words of a person: of a unit that raised it, of the secretary that added it. */
  words: Type.String(),
});
export type AgendaItem = Static<typeof AgendaItem>;

/** An agenda as it was sent out. */
export const Agenda = Type.Object({
  format: Type.Literal('yuheng-agenda/1'),
  /** The moment of which its figures speak. */
  at: Type.String(),
  synthetic: Type.Boolean(),
  items: Type.Array(AgendaItem),
  evidence: Type.Array(EvidenceNote),
});
export type Agenda = Static<typeof Agenda>;

const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

/** An item that the secretary wrote. */
export const OwnItem = Type.Object(
  {
    key: Type.String({ pattern: '^own:\\d{1,4}$' }),
    title: words(200),
    unit: Type.Union([words(80), Type.Null()]),
    words: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
);
export type OwnItem = Static<typeof OwnItem>;

/** What the secretary changed of what the board proposes. */
export const AgendaEdits = Type.Object({
  /** Keys in the order that was set; what is not among them stands behind, as it is proposed. */
  order: Type.Array(AgendaKey),
  removed: Type.Array(Type.Object({ key: AgendaKey, reason: Type.String() })),
  /** Matters that the board does not propose, taken up all the same. */
  taken: Type.Array(AgendaKey),
  own: Type.Array(OwnItem),
});
export type AgendaEdits = Static<typeof AgendaEdits>;

export const noEdits: AgendaEdits = { order: [], removed: [], taken: [], own: [] };

/** One change of an agenda that is being prepared. */
export const AgendaEdit = Type.Union([
  Type.Object(
    { kind: Type.Literal('order'), keys: Type.Array(AgendaKey, { maxItems: 500, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { kind: Type.Literal('remove'), key: AgendaKey, reason: words(1000) },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('restore'), key: AgendaKey }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('take'), key: AgendaKey }, { additionalProperties: false }),
  Type.Object(
    {
      kind: Type.Literal('add'),
      title: OwnItem.properties.title,
      unit: OwnItem.properties.unit,
      words: OwnItem.properties.words,
    },
    { additionalProperties: false },
  ),
]);
export type AgendaEdit = Static<typeof AgendaEdit>;
