import type { Item } from '../compile/compiled.ts';
import type { ItemFields, UnitFields } from './fields.ts';
import type { ProgrammeAssignment, ProgrammeDue, ProgrammeItem } from './programme.ts';
import { same } from './same.ts';

export function itemFields({
  title,
  assignments,
  due,
}: Pick<ProgrammeItem, 'title' | 'assignments' | 'due'>): ItemFields {
  return { title, units: assignments.map(({ unit, role }) => ({ unit, role })), due: due?.date ?? null };
}

/** The item with these fields; what they leave as it was keeps its place in the document. */
export function withItemFields(item: Item, fields: ItemFields): ProgrammeItem {
  return {
    ...item,
    title: fields.title,
    assignments: unitsOf(item, fields.units),
    due: dueOf(item, fields.due),
  };
}

function unitsOf({ assignments }: Item, units: readonly UnitFields[]): readonly ProgrammeAssignment[] {
  if (
    same(
      assignments.map(({ unit, role }) => ({ unit, role })),
      units,
    )
  )
    return assignments;
  return units.map(({ unit, role }) => {
    const printed = assignments.find((one) => one.unit === unit);
    return printed === undefined ? { unit, role, span: null } : { ...printed, role };
  });
}

function dueOf({ due }: Item, date: string | null): ProgrammeDue | null {
  if ((due?.date ?? null) === date) return due;
  return date === null ? null : { text: date, date, span: null };
}
