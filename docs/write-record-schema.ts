/** Writes docs/record.schema.json from the record's zod schema: `npm run schema`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../config/package-root.ts';
import { keptDocumentSchema } from '../src/records/document.ts';

/** The JSON Schema (2020-12) of a document as exports, the manifest and `--json` show it, as text. */
export function recordSchemaText(): string {
  const schema = z.toJSONSchema(keptDocumentSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Gleaner document', ...schema }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(join(packageRoot(), 'docs/record.schema.json'), recordSchemaText());
}
