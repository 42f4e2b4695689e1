import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDocument } from '../../../compile/compile-document.ts';
import type { CompiledPlan } from '../../../compile/compiled.ts';

/** A plan as a test holds it: every piece of work has a name that no edit changes. */
export interface Work {
  readonly name: string;
  readonly text: string;
}
export interface Part {
  readonly title: string;
  readonly works: readonly Work[];
}
export interface Model {
  readonly parts: readonly Part[];
}

const chinese = (number: number): string => {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`}${digits[ones]}`;
};

/** The document, numbered as its order demands. */
export function render({ parts }: Model): string {
  const lines = [
    '演练市产业发展行动计划',
    '',
    '一、总体要求',
    '为推动产业发展，制定本计划。',
    '二、重点任务',
  ];
  parts.forEach(({ title, works }, index) => {
    lines.push(`（${chinese(index + 1)}）${title}`);
    works.forEach(({ text }, place) => lines.push(`${place + 1}.${text}`));
  });
  return lines.join('\n');
}

interface Compiled {
  readonly plan: CompiledPlan;
  readonly names: readonly string[];
}

const compiled = new WeakMap<Model, Compiled | null>();

/**
 * The compiled plan, and the name of the work of every item in order; null when the document was read otherwise. A
 * model is compiled once: a test asks for it at every step.
 */
export function compiledOf(model: Model): Compiled | null {
  const known = compiled.get(model);
  if (known !== undefined) return known;
  const [plan] = compileDocument(render(model), { name: 'x.txt', sha256: '' }).plans;
  const names = model.parts.flatMap(({ works }) => works.map(({ name }) => name));
  const read = plan === undefined || plan.items.length !== names.length ? null : { plan, names };
  compiled.set(model, read);
  return read;
}

/** Work as plans word it: of the demo plans and of the Chinese development set. */
export function worksOfHouse(): readonly Part[] {
  const folder = join(import.meta.dirname, '../../..');
  const files = ['demo', 'dev-set/tune', 'dev-set/held'].flatMap((set) =>
    readdirSync(join(folder, set))
      .filter((name) => name.endsWith('.txt') && !name.endsWith('.gold.txt') && !name.startsWith('english'))
      .toSorted()
      .map((name) => join(folder, set, name)),
  );
  return files
    .flatMap((file, number) => {
      const text = readFileSync(file, 'utf8');
      return compileDocument(text, { name: file, sha256: '' }).plans.flatMap((plan) =>
        [...Map.groupBy(plan.items, (item) => item.heading ?? '其他工作')].map(([title, items]) => ({
          title: title.split('\n')[0] ?? title,
          works: items
            .map((item) => ({
              name: `${number} ${plan.id} ${item.id}`,
              text: item.text.replaceAll(/\s+/g, ''),
            }))
            .filter((work) => work.text.length > 12 && !/[|｜]/.test(work.text)),
        })),
      );
    })
    .filter(({ works }) => works.length > 0);
}
