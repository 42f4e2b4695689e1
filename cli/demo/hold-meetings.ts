import type { Client } from '@yuheng/kernel/client';
import { dueAfter } from '@yuheng/kernel/working-days';
import type { pack as plan } from '@yuheng/plan/pack';
import { both } from '../text.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/**
 * The demo's monthly meeting: last month's with its minutes, this month's with a prepared agenda. Each step is taken where
 * the one before left off, so what a stop interrupted, the next start completes.
 */
export async function holdMeetings(plans: Client<typeof plan>, now: Date): Promise<void> {
  const before = (await plans['list-meetings']({})).meetings;
  const held = before.at(-1)?.id ?? (await planLastMonth(plans, now));
  for (let steps = 0; steps < 4; steps += 1) await step(plans, held);
  await workOn(plans, held);
  const next = (await plans['list-meetings']({})).meetings.find(({ id }) => id !== held);
  if (next !== undefined) await prepareNext(plans, next.id, now);
}

async function planLastMonth(plans: Client<typeof plan>, now: Date): Promise<string> {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1) - HOUR);
  const { meeting } = await plans['plan-meeting']({
    kind: 'progress',
    title: both('demo.meeting'),
    chair: both('demo.meeting-chair'),
    place: both('demo.meeting-place'),
    ...morningOf(dueAfter(first, 8)),
    workingDay: 8,
  });
  return meeting;
}

async function step(plans: Client<typeof plan>, id: string): Promise<void> {
  const { meeting, agenda } = await plans['read-meeting']({ meeting: id });
  const seen = { meeting: id, seen: meeting.version };
  if (meeting.state === 'preparing') await plans['announce-meeting'](seen);
  if (meeting.state === 'announced')
    await plans['step-meeting']({ ...seen, transition: 'convene', note: '' });
  if (meeting.state === 'held' && agenda !== null)
    await plans['issue-minutes']({ ...seen, minutes: minutesOf(agenda.content, meeting.units ?? []) });
  if (meeting.state === 'minuted') await plans['step-meeting']({ ...seen, transition: 'archive', note: '' });
}

type Page = Awaited<ReturnType<Client<typeof plan>['read-meeting']>>;
type Minutes = Parameters<Client<typeof plan>['issue-minutes']>[0]['minutes'];

/** A resolution for each of the first two matters that somebody reports. */
function minutesOf({ items }: NonNullable<Page['agenda']>['content'], units: readonly string[]): Minutes {
  const matters = items.filter(({ unit, about }) => unit !== null && about === 'task').slice(0, 2);
  const nothing = { outcome: null, threshold: null };
  return {
    attendance: units.map((unit) => ({ unit, names: '', as: 'present' as const })),
    items: matters.map(({ key, unit }, index) => ({
      ...nothing,
      key,
      discussion: both('demo.meeting-discussion'),
      decision: both('demo.meeting-decision'),
      resolutions: [
        {
          number: index + 1,
          text: both(index === 0 ? 'demo.resolution-first' : 'demo.resolution-second'),
          unit: unit ?? '',
          others: [],
          due: { workingDays: 15 },
        },
      ],
    })),
  };
}

/** The first resolution is being worked on, the second waits to be signed for. */
async function workOn(plans: Client<typeof plan>, id: string): Promise<void> {
  const [first] = (await plans['read-meeting']({ meeting: id })).resolutions;
  if (first === undefined) return;
  const steps = ['accept', 'begin'] as const;
  const done = ['pending', 'signed'].indexOf(first.state);
  for (const transition of done < 0 ? [] : steps.slice(done))
    await plans['move-resolution']({ resolution: first.case, transition, note: '' });
}

async function prepareNext(plans: Client<typeof plan>, id: string, now: Date): Promise<void> {
  const { meeting } = await plans['read-meeting']({ meeting: id });
  if (meeting.edits.own.length > 0) return;
  if (Date.parse(meeting.startsAt) < now.getTime()) {
    const { title, chair, place, units } = meeting;
    const head = { title, chair, place, units, ...morningOf(dueAfter(now, 3)) };
    await plans['edit-meeting']({ meeting: id, seen: meeting.version, head });
  }
  const { version } = (await plans['read-meeting']({ meeting: id })).meeting;
  const edit = { kind: 'add' as const, title: both('demo.meeting-own'), unit: null, words: '' };
  await plans['edit-agenda']({ meeting: id, seen: version, edit });
}

/** From nine to eleven in China on the day of a time. */
function morningOf(time: string): { readonly startsAt: string; readonly endsAt: string } {
  const midnight = Math.floor((Date.parse(time) + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
  return {
    startsAt: new Date(midnight + 9 * HOUR).toISOString(),
    endsAt: new Date(midnight + 11 * HOUR).toISOString(),
  };
}
