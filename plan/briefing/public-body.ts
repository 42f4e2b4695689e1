import { isEnglishBody, isEveryone, isUnitName } from '../compile/work/unit-name.ts';

/** Ends that no name of a person has: what is as short as one must have one of these. */
const office = /[厅局委办院署部会处所]$/;

/** Whether a name is that of a body, so that it can be published: in doubt it is not. */
export function isPublicBody(name: string): boolean {
  const words = name.trim();
  if (!/\p{Script=Han}/u.test(words)) return isEnglishBody(words);
  if (isEveryone(words)) return true;
  return isUnitName(words) && ([...words].length > 4 || office.test(words));
}
