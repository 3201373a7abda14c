import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MIGRATIONS } from '../../store-image.ts';

// What migrations do is in tests/contracts/database.ts, for both engines.
it('the migrations are numbered without a gap, under names that the program looks for', () => {
  const names = readdirSync(MIGRATIONS).sort();
  for (const name of names) expect(name).toMatch(/^\d{3}_[a-z-]+\.sql$/);
  expect(names.map((name) => Number(name.slice(0, 3)))).toEqual(names.map((_, n) => n + 1));
});
