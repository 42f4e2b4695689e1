import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import { type Section, type SectionNode, sectionTree, tasksBelow } from './plan-parts.ts';
import styles from './section-tree.module.css';
import { TaskRow } from './task-row.tsx';

/** Tasks by section, as the document orders them; sections without tasks are left out. */
export function SectionTree({ sections, open }: { readonly sections: readonly Section[]; readonly open: boolean }) {
  const t = useText('plan');
  const roots = sectionTree(sections).filter((node) => tasksBelow(node).length > 0);
  return (
    <div className={styles['tree']} role="group" aria-label={t('board.tasks')}>
      {roots.map((node) => (
        <Chapter key={node.section.id} node={node} open={open} />
      ))}
    </div>
  );
}

function Chapter({ node, open }: { readonly node: SectionNode; readonly open: boolean }) {
  const t = useText('plan');
  const tasks = tasksBelow(node);
  return (
    <details className={styles['chapter']} open={open} key={String(open)}>
      <summary>
        <Icon name="down" size={18} />
        <span className={styles['title']}>
          {node.section.marker}
          {node.section.text}
        </span>
        <span className={styles['note']}>{t('board.tasks.count', { count: tasks.length })}</span>
      </summary>
      {node.tasks.length > 0 && <Tasks node={node} />}
      {node.children
        .filter((child) => tasksBelow(child).length > 0)
        .map((child) => (
          <section key={child.section.id} className={styles['part']}>
            <h3>
              {child.section.marker}
              {child.section.text}
            </h3>
            <Tasks node={{ ...child, tasks: tasksBelow(child) }} />
          </section>
        ))}
    </details>
  );
}

function Tasks({ node }: { readonly node: SectionNode }) {
  return (
    <ul>
      {node.tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </ul>
  );
}
