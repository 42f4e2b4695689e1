/** Whether a section is a heading or stands below it, by their ids: `p1-2.1` below `p1-2`. */
export function isBelow(section: string | null, heading: string): boolean {
  if (section === null || !section.startsWith(heading)) return false;
  return section === heading || /^[.~-]/.test(section.slice(heading.length));
}
