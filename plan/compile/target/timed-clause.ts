import { type Clause, readClauses } from '../clause/clause.ts';
import type { Horizon, Span } from '../compiled.ts';
import { type HorizonContext, readTimes } from '../horizon/horizon.ts';
import { isOver } from '../horizon/over.ts';

/** A clause with the times that its sentence names. */
export interface TimedClause {
  readonly clause: Clause;
  /** Horizons in the clause itself. */
  readonly own: readonly Horizon[];
  /** Of the sentence up to the end of the clause. */
  readonly sofar: readonly Horizon[];
  /** Of the whole sentence. */
  readonly all: readonly Horizon[];
  /** A closing limit of the same sentence, for what stands before it: 新建12个，2023年6月底前全部投用。 */
  readonly closing: Horizon | null;
  /** Whether the last time that the sentence names before an offset is over. */
  readonly isOver: (at: number) => boolean;
}

/** 2023年6月底前全部建成投用, 2023年底前完成建设任务: of what stands before, and nothing new. */
const keeps =
  /^，?(?:力争|确保|争取|要|应|须|将|全部|全面|基本|均|都|按期|如期|整体|陆续|分批)*(?:(?:并|和|、)?(?:完成|建成|完工|竣工|建设|改造|整治|安装|投用|投产|投入(?:使用|运营|运行)|交付(?:使用)?|运行|运营|开通|上线|启用|使用|验收|到位|落实|实施|实现|达标|见效|开工|办结|解决|清零|配齐|任务|工作|目标))*$/;

/** from 12,000 tonnes in 2019 to …: behind the past comes what is wanted. */
const rises = /^[,\s]+(?:up |down |rising |falling )?to (?:at least |about |over |more than |less than )?$/;

/** The clauses of a paragraph with their times. */
export function readTimedClauses(text: string, paragraph: Span, context: HorizonContext): TimedClause[] {
  const clauses = readClauses(text, paragraph.start, paragraph.end).map((clause) => {
    const times = readTimes(text, clause.start, clause.end, context);
    return { clause, times, own: times.filter((time) => !isOver(text, time, context)) };
  });
  const sentences = new Map<
    Clause['sentence'],
    { all: Horizon[]; times: Horizon[]; closing: Horizon | null }
  >();
  for (const { clause, times, own } of clauses) {
    const sentence = sentences.get(clause.sentence) ?? { all: [], times: [], closing: null };
    sentence.all.push(...own);
    sentence.times.push(...times);
    const limit = own.find((horizon) => horizon.text.endsWith('前'));
    // 2023年底前开发标准25项, 2023年底前完成试点验收 limit their own work only.
    if (limit !== undefined && keeps.test(text.slice(limit.span.end, clause.end))) sentence.closing ??= limit;
    sentences.set(clause.sentence, sentence);
  }
  return clauses.map(({ clause, own }) => {
    const { all = own, times = [], closing = null } = sentences.get(clause.sentence) ?? {};
    return {
      clause,
      own,
      sofar: all.filter(({ span }) => span.start < clause.end),
      all,
      closing,
      isOver: (at) => {
        const last = times.findLast(({ span }) => span.end <= at);
        return (
          last !== undefined &&
          isOver(text, last, context) &&
          text.slice(last.span.end, at).search(/；|;/) < 0 &&
          !rises.test(text.slice(last.span.end, at))
        );
      },
    };
  });
}
