import { numbered } from '../rules/numbered.ts';
import styles from './plan-page.module.css';
import { type Plan, type SectionNode, sectionTree } from './plan-parts.ts';
import { TargetLine } from './target-line.tsx';
import { TargetList } from './target-list.tsx';
import { TaskRow } from './task-row.tsx';

/** Sections as the document orders them, with the targets and tasks that they contain. */
export function PlanOutline({ plan }: { readonly plan: Plan }) {
  const draft = plan.state === 'draft';
  return sectionTree(plan.sections, plan.targets).map((node) => (
    <section key={node.section.id} className={styles['chapter']}>
      <h2>{numbered(node.section.marker, node.section.text)}</h2>
      <Content node={node} draft={draft} />
      {node.children.map((child) => (
        <Part key={child.section.id} node={child} draft={draft} />
      ))}
    </section>
  ));
}

function Part({ node, draft }: { readonly node: SectionNode; readonly draft: boolean }) {
  return (
    <section>
      <h3>{numbered(node.section.marker, node.section.text)}</h3>
      <Content node={node} draft={draft} />
      {node.children.map((child) => (
        <Part key={child.section.id} node={child} draft={draft} />
      ))}
    </section>
  );
}

function Content({ node, draft }: { readonly node: SectionNode; readonly draft: boolean }) {
  const numeric = node.targets.filter(({ kind }) => kind === 'numeric');
  const qualitative = node.targets.filter(({ kind }) => kind === 'qualitative');
  return (
    <>
      {numeric.length > 0 && <TargetList targets={numeric} draft={draft} />}
      {qualitative.length > 0 && (
        <ul>
          {qualitative.map((target) => (
            <TargetLine key={target.id} target={target} />
          ))}
        </ul>
      )}
      {node.tasks.length > 0 && (
        <ul>
          {node.tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
    </>
  );
}
