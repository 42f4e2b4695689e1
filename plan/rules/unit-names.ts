/** An organisation of the directory, as far as the names in cases go. */
export interface NamedUnit {
  readonly name: string;
  /** Earlier names, which still stand for it. */
  readonly formerly: readonly string[];
  /** Since when nobody acts for it (ISO time). */
  readonly closedAt: string | null;
}

/** What the directory says of units, which cases know by the name that they had then. */
export interface UnitNames {
  /** What it is called now; a name that the directory does not know stays as it is. */
  present(name: string): string;
  /** All names that it has and had. */
  all(name: string): readonly string[];
  /** Since when nobody acts for it (ISO time); null while somebody may, and for units that are not in the directory. */
  closedAt(name: string): string | null;
}

/** A name that was given again belongs to whoever has it now. Pure. */
export function unitNames(directory: readonly NamedUnit[]): UnitNames {
  const open = directory.filter(({ closedAt }) => closedAt === null);
  const byName = new Map(open.flatMap((unit) => unit.formerly.map((name) => [name, unit] as const)));
  for (const unit of open) byName.set(unit.name, unit);
  const closed = new Map(directory.map(({ name, closedAt }) => [name, closedAt]));
  return {
    present: (name) => byName.get(name)?.name ?? name,
    all(name) {
      const unit = byName.get(name);
      return unit === undefined ? [name] : [unit.name, ...unit.formerly];
    },
    closedAt: (name) => (byName.has(name) ? null : (closed.get(name) ?? null)),
  };
}
