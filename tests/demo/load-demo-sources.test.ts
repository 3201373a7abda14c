import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoSources } from '../../demo/load-demo-sources.ts';
import { sitePath } from '../../demo/site-path.ts';

describe('demo sources', () => {
  test('every source file is among the demo sources, under its own id', () => {
    const files = readdirSync(sitePath('..', 'sources')).map((file) => file.replace(/\.ts$/, ''));
    expect(
      demoSources({ served: true, browser: true })
        .map(({ id }) => id)
        .sort(),
    ).toEqual(files.sort());
    expect(demoSources({ served: false }).map(({ id }) => id)).not.toContain('served-pages');
    expect(demoSources({ served: false }).every(({ fetch }) => fetch.via === 'http')).toBe(true);
  });
});
