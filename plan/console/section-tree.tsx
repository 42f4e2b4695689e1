import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import { numbered } from '../rules/numbered.ts';
import { type Section, type SectionNode, sectionTree, tasksBelow } from './plan-parts.ts';
import styles from './section-tree.module.css';
import { TaskRow } from './task-row.tsx';

/** Tasks by section, as the document orders them; sections without tasks are left out. */
export function SectionTree({ sections }: { readonly sections: readonly Section[] }) {
  return sectionTree(sections)
    .filter((node) => tasksBelow(node).length > 0)
    .map((node) => <Chapter key={node.section.id} node={node} />);
}

function Chapter({ node }: { readonly node: SectionNode }) {
  const t = useText('plan');
  return (
    <details className={styles['chapter']} open>
      <summary>
        <Icon name="down" size={16} />
        <span className={styles['title']}>{numbered(node.section.marker, node.section.text)}</span>
        <span className={styles['note']}>{t('board.tasks.count', { count: tasksBelow(node).length })}</span>
      </summary>
      <Tasks node={node} />
      {node.children
        .filter((child) => tasksBelow(child).length > 0)
        .map((child) => (
          <section key={child.section.id} className={styles['part']}>
            <h4>{numbered(child.section.marker, child.section.text)}</h4>
            <Tasks node={{ ...child, tasks: tasksBelow(child) }} />
          </section>
        ))}
    </details>
  );
}

function Tasks({ node }: { readonly node: SectionNode }) {
  if (node.tasks.length === 0) return null;
  return (
    <ul>
      {node.tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </ul>
  );
}
