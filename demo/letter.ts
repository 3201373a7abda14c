/** A letter: one inspection document of the demo, read from its sheet and checked. */
import { z } from 'zod';
import { readSheets } from './sheet.ts';
import type { Block } from './sheet.ts';

const day = z.iso.date();
const grade = z.enum(['Outstanding', 'Good', 'Requires improvement to be good', 'Inadequate']).optional();

const letterSchema = z.strictObject({
  /** Number in the address of the file. */
  file: z.string().regex(/^\d{8}$/),
  /** `error-page`: the address answers 200 with a web page instead of a PDF. */
  kind: z.enum(['ilacs_inspection', 'focused_visit', 'monitoring_visit', 'error-page']),
  provider: z.string(),
  urn: z.string().regex(/^\d{5}$/),
  /** The day that the provider's page gives. */
  'site-date': day,
  /** The day printed on a letter; inspection reports print none. */
  published: day.optional(),
  start: day.optional(),
  end: day.optional(),
  'dates-as-written': z.string().optional(),
  inspector: z.string().optional(),
  'second-inspector': z.string().optional(),
  to: z.string().optional(),
  salutation: z.string().optional(),
  subject: z.string().optional(),
  /** Covers changed over the years. */
  layout: z.enum(['new', 'old']).default('new'),
  'judgement.leaders': grade,
  'judgement.helpProtection': grade,
  'judgement.inCare': grade,
  'judgement.careLeavers': grade,
  'judgement.overall': grade,
});

export type Letter = z.output<typeof letterSchema> & { readonly name: string; readonly blocks: readonly Block[] };

/** How the site names the kind in the words that only screen readers see. */
export const KIND_NAMES: Readonly<Record<Letter['kind'], string>> = {
  ilacs_inspection: 'Children’s services inspection',
  focused_visit: 'Children’s services focused visit',
  monitoring_visit: 'Children’s services monitoring visit',
  'error-page': 'Children’s services inspection',
};

/** All letters, newest first. */
export function readLetters(): Letter[] {
  const letters = readSheets('inspectorate').map((sheet) => {
    const parsed = letterSchema.safeParse(sheet.fields);
    if (!parsed.success) throw new Error(`read letter ${sheet.name} failed: ${parsed.error.message}`);
    return { ...parsed.data, name: sheet.name, blocks: sheet.blocks };
  });
  return letters.sort((a, b) => b['site-date'].localeCompare(a['site-date']));
}
