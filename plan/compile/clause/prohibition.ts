import { isBody } from '../work/unit-name.ts';
import { adverbsAt, verbAt } from './action-words.ts';

/** Words that forbid by themselves, whoever stands before them. */
const forbidding = '严禁|禁止|不得|不准|不许|不允许|不予|不再|不应|不能';
/** Verbs that end something or hold it back. */
const ending = '停止|暂停|终止|取消|淘汰|限制|杜绝|严控|控制|防止|避免|遏制|制止|取缔';
/** Kinds and places that a ban names: 限制类项目, 禁止区. */
const named = '(?![低高少多大小长短]于|超[过出]|类|性|区(?!外)|令|线(?![上下])|目录|名单)';
const prohibiting = new RegExp(`(?:${forbidding}|${ending})${named}`, 'g');
const forbids = new RegExp(`^(?:${forbidding})`);

/** What describes a thing with a ban: 对禁止新建的项目, 凡停止生产的企业. */
const describing = /(?:对|将|把|凡|在|符合|涉及|列入)/;

/** 督促企业停止…: verbs that make others do it. */
const causing = /^(?:督促|引导|要求|组织|鼓励|支持|推动|监督|指导)/;

/** A word that tells what is not to be done, where it stands. */
export interface Prohibition {
  readonly at: number;
  readonly verb: string;
}

/**
 * The prohibition that governs a clause, so that what it forbids is never read as what is to be done: 禁止将耕地纳入…,
 * 不得对…给予补贴, 不新增…. `bare` has its names and quotations blotted out; `chosen` is where the verb stands that would be
 * taken without it.
 */
export function prohibitionIn(bare: string, chosen: number): Prohibition | null {
  for (const found of candidates(bare)) {
    const before = bare.slice(bare.lastIndexOf('，', found.at) + 1, found.at);
    if (!namesSubject(before) && governed(before, found.verb)) continue;
    // 推进停止…: a verb of ending is a noun behind another verb, or the second of two.
    if (found.at > chosen && !forbids.test(found.verb) && !namesSubject(before)) continue;
    const between = bare.slice(found.at, Math.max(found.at, chosen));
    if (describing.test(before) && between.includes('的')) continue;
    return found;
  }
  return null;
}

function candidates(bare: string): Prohibition[] {
  const words = [...bare.matchAll(prohibiting)].map((match) => ({ at: match.index, verb: match[0] }));
  // 不新增隐性债务: the verb itself is denied.
  for (const match of bare.matchAll(/不/g)) {
    const verb = verbAt(bare, match.index + 1);
    if (verb !== null && !words.some(({ at }) => at === match.index))
      words.push({ at: match.index, verb: `不${verb}` });
  }
  return words.toSorted((one, other) => one.at - other.at);
}

/** 建设单位要, 规划区内: words before the ban that hold a verb and do nothing. */
function namesSubject(before: string): boolean {
  if (causing.test(before)) return false;
  const subject = before.replace(/(?:要|应当?|须|必须|一律|均|都|坚决|严格|[内中上外前后])+$/, '');
  return isBody(subject) || subject.endsWith('区') || /[区内]$|期间$/.test(before);
}

/** 落实禁止…的规定, 督促企业停止…: another verb rules the ban. */
function governed(before: string, verb: string): boolean {
  const leads = verbAt(before, adverbsAt(before, 0)) ?? verbAt(before, 0);
  if (forbids.test(verb)) return leads !== null;
  return [...before].some((_, at) => verbAt(before, at) !== null && adverbsAt(before, at) === 0);
}
