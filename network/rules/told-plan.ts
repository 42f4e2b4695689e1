import Type, { type Static } from 'typebox';
import type { LeftOut, LeftOutRecord } from '../site-plan/input/left-out.ts';
import type { PlanNotice, RefusalReason, UnservedReason } from '../site-plan/input/plan-words.ts';
import type { SitePlan } from '../site-plan/result/site-plan.ts';

const Words = Type.Object({ 'zh-CN': Type.String(), en: Type.String() });
type Text = Static<typeof Words>;
/** A message of this pack. */
export type TextOf = (key: string, values?: Readonly<Record<string, string | number>>) => Text;

const ToldDemand = Type.Object({ demand: Type.String(), code: Type.String(), text: Words });
const ToldRecord = Type.Object({ type: Type.String(), id: Type.String(), code: Type.String(), text: Words });

/** What a plan has codes for, in words: in the order of the plan. */
export const ToldPlanShape = Type.Object({
  notices: Type.Array(Type.Object({ code: Type.String(), text: Words })),
  unserved: Type.Array(
    Type.Object({
      ...ToldDemand.properties,
      /** Why each candidate near it does not serve it; nearest first. */
      refusals: Type.Array(
        Type.Object({ candidate: Type.String(), name: Type.String(), code: Type.String(), text: Words }),
      ),
    }),
  ),
  leftOut: Type.Array(ToldRecord),
});

/** Ids that the notices and reasons of a plan speak of. */
export function namedIn({ notices, unserved }: Pick<SitePlan, 'notices' | 'unserved'>): readonly string[] {
  const inNotices = notices.flatMap((notice) =>
    Object.entries(notice).flatMap(([key, value]) =>
      key === 'code' || typeof value !== 'string' ? [] : [value],
    ),
  );
  const nearest = unserved.flatMap(({ reason }) =>
    reason.code === 'none-near' && reason.nearest !== null ? [reason.nearest] : [],
  );
  const refused = unserved.flatMap(({ refusals }) =>
    refusals.flatMap(({ candidate, reason }) => [candidate, ...thingsOf(reason)]),
  );
  return [...new Set([...inNotices, ...nearest, ...refused])];
}

/** Pure. @param nameOf what people call an entity */
export function toldPlan(
  { notices, unserved }: Pick<SitePlan, 'notices' | 'unserved'>,
  leftOut: LeftOut | null,
  nameOf: (id: string) => string,
  textOf: TextOf,
): Static<typeof ToldPlanShape> {
  return {
    notices: notices.map((notice) => ({ code: notice.code, text: noticeText(notice, nameOf, textOf) })),
    unserved: unserved.map(({ demand, reason, refusals }) => ({
      demand,
      code: reason.code,
      text: unservedText(reason, nameOf, textOf),
      refusals: refusals.map(({ candidate, reason: why }) => ({
        candidate,
        name: nameOf(candidate),
        code: why.code,
        text: refusalText(why, nameOf, textOf),
      })),
    })),
    leftOut: (leftOut?.records ?? []).map((record) => ({
      type: record.type,
      id: record.id,
      code: record.reason.code,
      text: leftOutText(record, textOf),
    })),
  };
}

/** Message of an attribute that a reason is about. */
export function attributeKey({ type }: Pick<LeftOutRecord, 'type'>, attribute: string): string {
  // Buildings are no type of this pack; height and place are called the same.
  return `entities.${type === 'Building' ? 'CandidateSite' : type}.attributes.${attribute}`;
}

function leftOutText(record: LeftOutRecord, textOf: TextOf): Text {
  const { code, ...values } = record.reason;
  if (!('attribute' in values)) return textOf(`sharing.left-out.${code}`, values);
  const attribute = textOf(attributeKey(record, values.attribute));
  const text = (language: keyof Text) =>
    textOf(`sharing.left-out.${code}`, { ...values, attribute: attribute[language] })[language];
  return { 'zh-CN': text('zh-CN'), en: text('en') };
}

function noticeText(notice: PlanNotice, nameOf: (id: string) => string, textOf: TextOf): Text {
  if (notice.code === 'budget-too-small') {
    const { budget, least } = notice;
    const inMoney = (yuan: number) => textOf('sharing.yuan', { yuan });
    const [given, needed] = [inMoney(budget), inMoney(least)];
    const text = (language: keyof Text) =>
      textOf('sharing.notice.budget-too-small', { budget: given[language], least: needed[language] })[
        language
      ];
    return { 'zh-CN': text('zh-CN'), en: text('en') };
  }
  const [of = ''] = Object.entries(notice).flatMap(([key, value]) =>
    key === 'code' || key === 'other' ? [] : [String(value)],
  );
  const other = 'other' in notice ? { other: nameOf(notice.other) } : {};
  return textOf(`sharing.notice.${notice.code}`, { of: nameOf(of), ...other });
}

function unservedText(reason: UnservedReason, nameOf: (id: string) => string, textOf: TextOf): Text {
  if (reason.code !== 'none-near') return textOf(`sharing.unserved.${reason.code}`);
  const { nearest, metres } = reason;
  return nearest === null || metres === null
    ? textOf('sharing.unserved.none-at-all')
    : textOf('sharing.unserved.none-near', { nearest: nameOf(nearest), metres });
}

/** Ids of what a reason speaks of. */
function thingsOf(reason: RefusalReason): readonly string[] {
  const { zone, other, sensitive } = reason as { zone?: string; other?: string; sensitive?: string };
  return [zone, other, sensitive].filter((id) => id !== undefined);
}

function refusalText(reason: RefusalReason, nameOf: (id: string) => string, textOf: TextOf): Text {
  switch (reason.code) {
    case 'refused':
      return reason.detail === ''
        ? textOf('sharing.refusal.refused-silent')
        : textOf('sharing.refusal.refused', { detail: reason.detail });
    case 'unsaid': {
      const title = textOf(`entities.CandidateSite.attributes.${reason.detail}`);
      const text = (language: keyof Text) =>
        textOf('sharing.refusal.unsaid', { attribute: title[language] })[language];
      return { 'zh-CN': text('zh-CN'), en: text('en') };
    }
    case 'forbidden':
    case 'kind-not-allowed':
    case 'zone-height':
      return textOf(`sharing.refusal.${reason.code}`, { zone: nameOf(reason.zone) });
    case 'too-near':
      return textOf('sharing.refusal.too-near', { zone: nameOf(reason.zone), other: nameOf(reason.other) });
    case 'exposure':
      return textOf('sharing.refusal.exposure', { place: nameOf(reason.sensitive) });
    case 'too-low':
      return textOf('sharing.refusal.too-low', { height: reason.height });
    case 'too-much-traffic':
      return textOf('sharing.refusal.too-much-traffic', { capacity: reason.capacity });
    case 'beside':
      return textOf('sharing.refusal.beside', { other: nameOf(reason.other) });
    default:
      return textOf(`sharing.refusal.${reason.code}`);
  }
}
