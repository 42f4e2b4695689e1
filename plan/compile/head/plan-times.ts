import type { HorizonContext } from '../horizon/horizon.ts';
import type { PlanOutline } from '../outline/outline.ts';
import type { FrontMatter } from './front-matter.ts';
import { type TitleTimes, titleTimes } from './title-times.ts';

/** What title, number and date say of time, and what the other times of the plan are read against. */
export interface PlanTimes {
  readonly titled: TitleTimes;
  readonly context: HorizonContext;
}

export function readPlanTimes(text: string, outline: PlanOutline, front: FrontMatter): PlanTimes {
  const issued = { issueDate: front.issueDate };
  const titled = titleTimes(text, outline.head, front.title, issued);
  const firstYear = titled.firstYear ?? writtenYear(outline, front);
  const onlyYear = titled.horizon?.year === titled.firstYear ? titled.firstYear : null;
  return { titled, context: { ...issued, firstYear, onlyYear } };
}

/** The year that a document number (〔2023〕) or a short line around the body (Adopted 14 June 2022) has. */
function writtenYear({ head, tail }: PlanOutline, { documentNumber }: FrontMatter): number | null {
  const numbered = /(?:19|20)\d{2}/.exec(documentNumber ?? '')?.[0];
  if (numbered !== undefined) return Number(numbered);
  const dated = [...head, ...tail].find(
    ({ text }) =>
      text.length <= 60 &&
      /(?:19|20)\d{2}(?:年\d|[./-]\d|$)|\b\d{1,2} \w{3,9} (?:19|20)\d{2}\b|^\w{3,9} (?:19|20)\d{2}$/.test(
        text,
      ),
  );
  const year = /(?:19|20)\d{2}/.exec(dated?.text ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
