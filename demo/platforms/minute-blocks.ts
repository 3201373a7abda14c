/** The words of a meeting's items in their order: what stands on its pages, in its XML and in its printed minutes alike. */
import type { DemoCouncil, DemoMinutes } from './council.ts';

export interface MinuteLine {
  readonly text: string;
  readonly style: 'label' | 'text' | 'point' | 'resolution';
}

/** The two styles differ in their labels, as councils do. */
export function minuteLines(minutes: DemoMinutes, skin: DemoCouncil['skin']): MinuteLine[] {
  const classic = skin === 'classic';
  const lines: MinuteLine[] = [];
  const label = (text: string): void => void lines.push({ text, style: 'label' });
  const text = (words: string): void => void lines.push({ text: words, style: 'text' });
  if (minutes.purpose !== undefined) {
    label('Purpose of the report:');
    text(minutes.purpose);
  }
  if (minutes.officers !== undefined) {
    label(classic ? 'Witnesses:' : 'Officers in attendance:');
    for (const { name, role } of minutes.officers) text(`${name}, ${role}`);
  }
  if (minutes.declarations !== undefined) {
    label('Declarations of Interest:');
    text(minutes.declarations);
  }
  for (const paragraph of minutes.narrative ?? []) text(paragraph);
  if (minutes.points !== undefined) label('Key points raised during the discussion:');
  for (const [index, point] of (minutes.points ?? []).entries())
    lines.push({ text: `${index + 1}.    ${point}`, style: 'point' });
  if (minutes.resolved !== undefined) label(classic ? 'RESOLVED:' : 'Resolved –');
  for (const [index, words] of (minutes.resolved ?? []).entries()) {
    const only = (minutes.resolved ?? []).length === 1;
    lines.push({
      text: only ? words : `${classic ? `${index + 1}.` : `(${index + 1})`} ${words}`,
      style: 'resolution',
    });
  }
  return lines;
}
