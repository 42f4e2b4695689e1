import type { Json } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { factSources } from './gather/fact-source.ts';
import type { Finding, Recorded, SourceReading } from './rules/record.ts';
import type { RecordedView } from './view.ts';

/** What is recorded, for a reader: with its names, its evidence and its course up to now. */
export async function recordedView(
  kernel: Kernel,
  finding: Finding,
  recorded: Recorded,
): Promise<RecordedView> {
  const [kind, name = '', attribute = ''] = recorded.source.split(' ');
  const held = { source: recorded.source, before: shown(recorded.before), after: shown(recorded.after) };
  return kind === 'measure'
    ? { ...held, ...(await measureView(kernel, finding, name, recorded)) }
    : { ...held, ...(await factView(kernel, name, attribute)) };
}

type Rest = Omit<RecordedView, 'source' | 'before' | 'after'>;

async function measureView(
  kernel: Kernel,
  { claim }: Finding,
  code: string,
  recorded: Recorded,
): Promise<Rest> {
  const { measures, registry } = kernel;
  const known = measures.known().find(({ definition }) => definition.code === code);
  const [newest, series] = known
    ? await Promise.all([measures.newest(code), measures.series(code)])
    : [null, []];
  const named = claim.named.find(({ source }) => source === recorded.source)?.measurement?.id ?? null;
  const all = [...series, ...(newest === null ? [] : [newest])].map(({ at, value }) => ({ at, value }));
  const title = known && (known.texts?.title ?? registry.text(known.pack, `measures.${code}.title`));
  return {
    entity: null,
    entityType: null,
    attribute: null,
    label: null,
    measure: code,
    title: title ?? null,
    unit: known?.definition.unit ?? null,
    decimals: known?.definition.decimals ?? 0,
    present: newest?.value == null ? null : { at: newest.at, value: newest.value },
    measurement: named ?? newest?.id ?? null,
    targets: await targetsOf(kernel, code),
    points: pointsOf([recorded.before, recorded.after, ...all]),
  };
}

async function factView(kernel: Kernel, entity: string, attribute: string): Promise<Rest> {
  const [source] = await factSources(kernel, entity, new Set([attribute]));
  const present = await kernel.facts.get(entity);
  const last = source?.readings.at(-1) ?? null;
  const name = present?.facts['name']?.value;
  const [zh, en] = source?.names ?? [];
  return {
    entity,
    entityType: present?.types[0] ?? entity.split(':')[2] ?? null,
    attribute,
    label: typeof name === 'string' ? name : null,
    measure: null,
    title: zh !== undefined && en !== undefined ? { 'zh-CN': zh, en } : null,
    unit: source?.unit ?? null,
    decimals: 2,
    present: source?.present === null ? null : shown(last),
    measurement: null,
    targets: [],
    points: pointsOf(source?.readings ?? []),
  };
}

async function targetsOf({ database }: Kernel, code: string): Promise<RecordedView['targets']> {
  const rows = await database.query<{ id: string; plan: string; subject: string }>(
    `select b.plan || ':' || b.target as id, b.plan::text as plan,
       coalesce((select t ->> 'subject' from jsonb_array_elements(p.compiled -> 'targets') t where t ->> 'id' = b.target), '') as subject
     from plan.binding b join plan.plan p on p.id = b.plan where b.measure = $1 and p.state = 'live' order by 1`,
    [code],
  );
  return [...rows];
}

function shown(reading: SourceReading | null): RecordedView['before'] {
  return reading === null ? null : { at: reading.at, value: plain(reading.value) };
}

function plain(value: Json): string | number | boolean {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function pointsOf(readings: readonly (Pick<SourceReading, 'at' | 'value'> | null)[]): RecordedView['points'] {
  const byTime = new Map(
    readings.flatMap((one) =>
      typeof one?.value === 'number' ? [[new Date(one.at).toISOString(), one.value] as const] : [],
    ),
  );
  return [...byTime].map(([at, value]) => ({ at, value })).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
