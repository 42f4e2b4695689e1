import { listedWorkAt } from '../clause/english-noun-work.ts';
import { isCommand } from '../clause/english-pieces.ts';
import type { NumberClass } from '../compiled.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { isStart } from './english-start.ts';
import type { NumberContext, Surroundings } from './surroundings.ts';
import { surroundings } from './surroundings.ts';

const future =
  /\b(?:will|shall|must|should|to be|aims?|targets?|goals?|commit\w*|by (?:the end of |end-|mid-)?(?:\w+ )?20\d\d|at least|no (?:more|fewer|less) than|we plan|ambition)\b/i;
const expected =
  /\b(?:estimat\w*|project(?:ed|ions?)|forecast\w*|is expected|are expected|expected to|could|predict\w*|is likely|are likely|may (?:grow|rise|reach|fall)|anticipated|set to)\b/i;
const past =
  /\b(?:was|were|had|been|did|(?:has|have) (?:\w+ )?(?:been|\w+(?:ed|en|wn|lt|ut))|fell|rose|grew|lost|stood|spent|became|made|saw|currently|current|already|today|now|as of|since|last year|to date|so far|baseline|compared (?:with|to)|installed in|\w{3,}ed)\b/i;
const present =
  /\b(?:is|are|accounts? for|contributes?|employs?|produces?|serves?|stands at|costs?|lives?|relies|rely|remains?)\b/i;
const grant =
  /\b(?:grants?|award\w*|subsid\w*|rebates?|loans?|vouchers?|discounts?|stipends?|allowances?|scholarships?|bursar(?:y|ies)|prizes?|funding) (?:of|worth|up to|between)\b|\breceives? (?:up to|between)\b|\b(?:grants?|subsid\w*\b(?! (?:program|scheme))|rebates?|fined?|penalt\w*)[^.;]{0,24}$|\bper (?:applicant|household|farm|business)\b/i;
const eligible =
  /\b(?:with|of|over|than|employing|exceeding|who|whose|where|if|aged|larger|smaller)\s(?:more than |over |fewer than |less than |at least |under |up to )?$/i;
const group =
  /\b(?:firms?|businesses|companies|employers|households|buildings|farms|sites|schools|families|organi[sz]ations|people|residents|children|adults|properties|developments|projects|those|applications?|contracts?|payments?|spending|purchases?|tenders?|vehicles|towns?|villages?)\s(?:with|of|over|under|larger than|employing|having|aged|that have|who have|above|below|exceeding)\s(?:more than |over |fewer than |less than |at least |under |up to |about )?$/i;
/** neighborhoods with less than 15% canopy: what sorts them out. */
const having =
  /\b[a-z]{3,}s\swith\s(?:an?\s(?:[a-z]+\s){1,3})?(?:more than |over |fewer than |less than |at least |under |up to |between |above |below |of )$/i;
/** covering half of the costs */
const sharedCost = /\b(?:cover|fund|meet|pay|reimburs|subsidi[sz]|refund)\w*\s(?:up to |at least |about )?$/i;
/** clinics that serve fewer than 500 patients */
const serving =
  /\b[a-z]+s\s(?:that|which|who)\s\w+\s(?:more than |over |fewer than |less than |at least |under |up to )$/i;
/** services handling over 100,000 transactions */
const handling =
  /\b[a-z]+s\s\w{3,}ing\s(?:more than |over |fewer than |less than |at least |under |up to )$/i;
/** What may stand before the verb of a command: bullets, numbers of lists, a time. */
const lead =
  /^\s*(?:[A-Z][\w ()–-]{2,40}:\s+)?(?:[-•*–—]\s*|\(?\w{1,3}[.)]\s+)?(?:by (?:the )?(?:end of )?(?:\w+ )?20\d\d,?\s|in addition,\s|and\s|then\s|to\s)?/i;

/** 25 services were chosen, 82 per cent of claims are now issued online */
const stands =
  /^(?!\s(?:will|shall|to)\b)[^.;,()]{0,60}?\s(?:were|was|had|have been|has been|(?:is|are) (?:now|currently|already|still))\b/i;
/** the 24 departments, three of the 5 corridors: what there is already. */
const existing = /\b(?:the|these|those|our|existing|current|of the|(?<!\bin )replacing)\s$/i;

/** the 150 most-used forms: which ones, and all of them. */
const foremost = /^\s(?:most\b|[a-z]{3,}est\b|top\b|main\b|priority\b|remaining\b|worst\b|key\b)/i;

/** up to $500 per student: what one of many gets. */
const perEach =
  /^ each\b|^\s?(?:per|for each|for every|to each|a|an)\s(?:eligible\s|participating\s|new\s)?(?:student|pupil|person|household|family|farm|farmer|business|firm|company|applicant|resident|home|dwelling|participant|school|teacher|worker|employee|project|site|tenant|child|trainee|apprentice|vehicle|installation|group|cooperative|association|member|child|pupil|unit|tree|hectare|acre)\b/i;
/** goals two and three, sections 4, 5: numbers that name parts. */
const partName =
  /\b(?:goals?|objectives?|pillars?|themes?|priorit(?:y|ies)|actions?|chapters?|sections?|annex(?:es)?|recommendations?|principles?|SDGs?|steps?|phases?|stages?|tables?|figures?)\s(?:(?:numbers?|nos?\.?)\s)?(?:(?:\d{1,2}|[a-z]+)(?:,\s|,?\sand\s|\sor\s|\sto\s|–))*$/i;
/** WCAG 2.2 AA, ISO 27001, Wi-Fi 6: which version of a standard. */
const version =
  /\b(?:ISO|IEC|IEEE|EN|BS|WCAG|NIST|FIPS|HTML|TLS|PCI DSS|FHIR|DOCSIS|Wi-Fi|Bluetooth)[ -](?:[A-Z]{2,} )?(?:version )?$/;
const acronym = /\b[A-Z]{3,}\s(?:version )?$/;
/** The ministry has committed to …, under the national programme: what others have promised. */
const promised =
  /\b(?:has|have|had) (?:\w+ ){0,2}(?:committed|pledged|promised|undertaken|announced)\b|\b(?:pledged|promised) to\b|\b(?:existing|separate|wider|national|federal|previous|earlier) (?:\w+ ){0,2}(?:commitment|pledge|promise)s?\b|\b(?:report|study|panel|paper|assessment)s? (?:has |have )?(?:called|calls|call) for\b|\b[A-Z]{2,6} (?:has )?set a goal\b/i;
const ours = /\b(?:we|our|this plan|the plan)\b/i;

/** This will give 300,000 residents a bus: what comes of the work, which nobody sets out to count. */
const outcome =
  /^(?:this|these|it|that)(?: (?:measures?|actions?|changes?|steps?|investments?|programmes?|programs?))? (?:will|would) (?:also )?(?:give|bring|create|save|help|allow|enable|mean|provide|benefit|generate|serve|free|put|offer|let)\b/i;

/** Only 31% of streams are in good condition */
const liesNow = /^[^.;,]{0,60}?\s(?:is|are|has|have|lives?|remains?|rel(?:y|ies)|lacks?)\s/i;

/** A ticket for four boroughs; 40 drivers in six towns: for whom and where, behind what is done. */
const place =
  /^(?:(?:pilot|priority|major|large|small|key|other|neighbou?ring|local|target|selected|participating)\s)*(?:cities|towns|villages|districts|boroughs|municipalities|counties|regions|provinces|states|countries|wards|communities|neighbou?rhoods|parishes|islands)$/i;

function isPlace({ unit, form }: Quantity, { before, sentenceBefore }: Surroundings): boolean {
  if (!place.test(unit.text)) return false;
  if (form === 'english' && /\b(?:for|of|from|between|among)\s(?:the\s)?$/i.test(before)) return true;
  const counted = /(?<![\w.])\d[\d,]*\s(?!per\b|in\b|by\b)[a-z]{3,}/i.test(
    sentenceBefore.replaceAll(/\b(?:19|20)\d\d\b/g, ''),
  );
  return counted && /\b(?:in|across|from|within|throughout)\s(?:the\s)?$/i.test(before);
}

/** Whether a number of an English sentence is a target, by the tense of the sentence and by what the number hangs on. */
export function englishNumberClass(quantity: Quantity, context: NumberContext): NumberClass {
  const words = surroundings(quantity, context);
  const { before, after, sentenceBefore, sentenceAfter } = words;
  const sentence = `${sentenceBefore.replace(/^.*;/s, '')}${quantity.text}${sentenceAfter.replace(/;.*$/s, '')}`;
  if (partName.test(sentenceBefore)) return 'reference';
  if (isPlace(quantity, words)) return 'other';
  if (version.test(before) || (acronym.test(before) && /^\d+\.\d+(?:\s[A-Z]{1,3})?$/.test(quantity.text)))
    return 'reference';
  if (promised.test(sentenceBefore) && !ours.test(sentenceBefore)) return 'reference';
  if (
    grant.test(sentenceBefore.slice(-60)) &&
    quantity.unit.kind !== 'count' &&
    !/\b(?:fund(?!ing of)|budget|programme|invest)\w*\b/i.test(before)
  )
    return 'condition';
  if (quantity.unit.kind === 'money' && perEach.test(after)) return 'condition';
  // double it from 40 to 80: the two numbers tell it better.
  if (
    (quantity.form === 'multiple' || /^halv/i.test(quantity.text)) &&
    /^(?![^.;]*\band (?:halv|doubl|tripl|cut|reduc|increas|rais|grow|expand)\w* )[^.;]{0,80}?\bfrom\s\S{1,12}(?:\s\w+){0,2}\s(?:to|by)\s(?:[£$€₹]?\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)/.test(
      sentenceAfter,
    )
  )
    return 'other';
  // Double submarine landings. …: the name of an item, whose words tell it again.
  if (
    quantity.form === 'multiple' &&
    !context.ahead &&
    context.clause.sentence.end < context.text.length &&
    namesItem(context, quantity)
  )
    return 'other';
  // 90% of households with a connection of 100 Mbps: a measure of what is counted
  if (quantity.unit.kind === 'size' && /\d.*\b(?:of|with)\s(?:at least |more than |over )?$/i.test(before))
    return 'condition';
  if (isMeasureOfService(quantity, words)) return 'condition';
  // the cost of 1 GB below 2% of income
  if (
    quantity.unit.kind === 'size' &&
    /\b(?:cost|price|fee|charge)s? (?:of|for|per) (?:an? )?$/i.test(before)
  )
    return 'condition';
  if (isSupposed(sentenceBefore)) return 'condition';
  if (/\b(?:start|begin)(?:s|ning|ting)? (?:first )?with (?:the )?$/i.test(before)) return 'reference';
  if (handling.test(before) && !/^(?:[-•]\s)?\w+ing\s/i.test(before)) return 'condition';
  if (
    /\b(?:older|younger|larger|smaller|longer|shorter|bigger|heavier|wider|taller|deeper) than\s$/i.test(
      before,
    ) &&
    !context.ahead
  )
    return 'condition';
  // 90% of trips within five minutes of schedule
  if (
    /\bwithin\s(?:a\s)?$/i.test(before) &&
    /^(?:[’'] walk|[- ]walk)?\s(?:of|from)\s[a-z]/i.test(after) &&
    (quantity.unit.kind === 'size' || /^(?:minute|min|second)/i.test(quantity.unit.text))
  )
    return 'condition';
  // of whom 40% are over 60
  if (
    /\b(?:is|are|aged|being) (?:over |under |at least |above )?$/i.test(before) &&
    quantity.unit.text === ''
  )
    return 'condition';
  if (
    group.test(before) ||
    having.test(before) ||
    (quantity.unit.kind === 'share' &&
      sharedCost.test(before) &&
      /^\sof\s[^.;]*\b(?:costs?|fees?|rent|price|bills?|expenses?)\b/i.test(after)) ||
    serving.test(before) ||
    /^[- ]year-olds?\b|^ years? (?:of age|old)\b/i.test(after)
  )
    return 'condition';
  if (eligible.test(before) && /\beligib|\bqualif|\brequire/i.test(sentence)) return 'condition';
  if (/\b(?:every|each|once|per)\s$/i.test(before)) return 'other';
  // 95% of applications within 10 days
  if (
    quantity.unit.kind === 'time' &&
    /(?:%|per ?cent)\sof\s[^.;,]*\b(?:within|in under|in less than|in)\s$/i.test(before)
  )
    return 'condition';
  if (
    /^(?:actions|principles|goals|objectives|priorities|chapters|themes|pillars|steps|sections|parts|recommendations)$/i.test(
      quantity.unit.text,
    ) &&
    !isOrder(sentence)
  )
    return 'other';
  if (expected.test(sentenceBefore.slice(-160)) || outcome.test(sentenceBefore.trimStart()))
    return 'forecast';
  if (isStart(quantity, words) || /\bpopulation of\s(?:about |around |some )?$/i.test(before)) return 'past';
  if (
    context.over ||
    (!willHave(context, sentenceBefore) &&
      (isBehind(words, sentence, context.section === 'goal' && context.ahead, context.ahead) ||
        stands.test(after)))
  )
    return 'past';
  if (existing.test(before) && !(isOrder(sentence) && /\bthe\s$/i.test(before) && foremost.test(after)))
    return 'reference';
  if (
    (isNow(sentenceBefore) || liesNow.test(sentenceAfter)) &&
    !future.test(sentence) &&
    !context.ahead &&
    !isOrder(sentence)
  )
    return 'past';
  if (context.section === 'background') return future.test(sentence) && context.ahead ? 'target' : 'past';
  return aims(quantity, words, context, sentence) ? 'target' : isNow(sentenceBefore) ? 'past' : 'other';
}

/** a 100 Mbps plan, 1 Gbps service to 95 percent of libraries: how fast what is counted or paid for is. */
function isMeasureOfService({ unit }: Quantity, { before, after }: Surroundings): boolean {
  if (unit.kind !== 'size' || !/bps|bit\/s|b\/s/i.test(unit.text)) return false;
  const service =
    /^\s(?:[a-z-]+\s){0,2}?(?:services?|plans?|packages?|connections?|connectivity|speeds?|access|broadband|internet|networks?|subscriptions?|lines?|products?|tiers?)\b/i;
  if (!service.test(after)) return false;
  return /\ban?\s(?:[a-z]+\s)?$/i.test(before) || /\d[^.;]*(?:%|per ?cent|households|locations)/i.test(after);
}

/** If enrollment falls by at least 10 percent, …: what is only supposed. */
function isSupposed(sentenceBefore: string): boolean {
  return /(?:^|[,;(]\s?|\s(?:and|or)\s)\s*(?:if|unless|whenever|in case|should (?:the|any|this))\b[^,;.]*$/i.test(
    sentenceBefore,
  );
}

/** Past tense before the number, and nothing ahead of it. */
function isBehind(
  { sentenceBefore }: Surroundings,
  sentence: string,
  goes: boolean,
  ahead: boolean,
): boolean {
  // … so that missed trips fall: a result is never told of the past.
  const near = sentenceBefore.slice(-140).replace(/^.*\bso that\s/s, '');
  const last = [...near.matchAll(new RegExp(past, 'gi'))].at(-1);
  if (last === undefined || future.test(near.slice(last.index))) return false;
  // Vouchers are offered to 900 firms by 2025: what is done by a time to come.
  if (ahead && /\b(?:is|are)\s(?:\w+ly\s)?\w+ed\b[^.;]*$/.test(near)) return false;
  // 10,000 homes retrofitted each year: behind the noun of a goal a participle tells what is to be done with it.
  if (goes && /^\w+ed$/i.test(last[0])) return false;
  // Expand protected lanes: in an order a participle is an adjective.
  if (/^\w+ed$/i.test(last[0]) && isOrder(sentence)) return false;
  return !isParticiple(near, last.index, last[0]) && !future.test(near);
}

/** increased capacity, the planned 30: an adjective, not a tense. */
function isParticiple(near: string, at: number, word: string): boolean {
  if (!/ed$/i.test(word)) return false;
  return (
    /\b(?:of|the|a|an|to|and|or|with|for|new|be|newly|all|more|electrified|\d+)\s$/i.test(
      near.slice(0, at),
    ) || /^\s*$/.test(near.slice(0, at))
  );
}

/** Train 10,000 adults: a verb without anybody before it. */
function isOrder(sentence: string): boolean {
  const words = sentence.replace(lead, '');
  return isCommand(words) || listedWorkAt(words.trim()) !== null;
}

function namesItem({ text, clause, section }: NumberContext, { text: words }: Quantity): boolean {
  const { start, end } = clause.sentence;
  const again = /^[^\n]{0,400}/.exec(text.slice(end, end + 400))?.[0] ?? '';
  return (
    section === 'work' &&
    end - start <= 60 &&
    /[a-z]/i.test(words) &&
    again.toLowerCase().includes(words.toLowerCase().replace(/ing$|es?$/, ''))
  );
}

/** By 2029, 3,000 homes have been connected: in a goal with its time in front the perfect tells what will be. */
function willHave({ section, below }: NumberContext, sentenceBefore: string): boolean {
  return (
    section === 'goal' &&
    (below || /^\s*(?:[-•]\s)?by (?:the )?(?:end of )?(?:\w+ )?20\d\d,?\s/i.test(sentenceBefore)) &&
    !/\b(?:was|were|had)\b/i.test(sentenceBefore)
  );
}

/** What stands right before a time that is wanted. */
const bounding =
  /\b(?:to|than|at least|at most|within|under|below|of|by|up to|maximum|minimum|exceed)\s(?:about |around )?$/i;
/** What can be long or short. */
const lasting =
  /\b(?:expectancy|times?|wait\w*|respon\w*|delay\w*|duration|average|median|cut|reduc\w*|shorten\w*|latency|downtime|outages?|interruptions?|turnaround|lead[- ]times?|detect|resolve|restore|recover|takes?|decisions?|approvals?|permits?)\b/i;

function isNow(sentenceBefore: string): boolean {
  return present.test(sentenceBefore) && !future.test(sentenceBefore);
}

function aims(
  quantity: Quantity,
  { before, after, sentenceBefore }: Surroundings,
  context: NumberContext,
  sentence: string,
): boolean {
  const commanded = context.section !== 'background' && isOrder(sentence);
  const goal = context.section === 'goal' || /\b(?:targets?|goals?)\b/i.test(sentenceBefore);
  if (quantity.unit.kind === 'time')
    return (
      (bounding.test(before) || /^\sor (?:less|fewer|under|below|faster|quicker|better)\b/i.test(after)) &&
      (goal || commanded || future.test(sentence)) &&
      lasting.test(sentence)
    );
  if (quantity.form === 'english' && quantity.unit.kind === 'count' && quantity.low === 1)
    return /\bat least\s$/i.test(before) && !/^\sof\b/i.test(after);
  return goal || context.ahead || future.test(sentence) || commanded;
}
