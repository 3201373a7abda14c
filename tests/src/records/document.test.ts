/** The published schema of a document says what the code checks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../config/package-root.ts';
import { recordSchemaText } from '../../../docs/write-record-schema.ts';

it('docs/record.schema.json is what `npm run schema` writes', () => {
  expect(readFileSync(join(packageRoot(), 'docs/record.schema.json'), 'utf8')).toBe(recordSchemaText());
});
