import { describe, expect, it } from 'vitest';
import { createProgress } from '../../cli/progress.ts';
import { recordedIo } from './recorded-io.ts';

describe('progress', () => {
  const at = (times: number[]) => () => times.shift() ?? Infinity;

  it('is one living line on a terminal, wiped at the end', () => {
    const io = recordedIo({ isErrTTY: true, columns: 60 });
    const progress = createProgress(io, 'crawl', at([0, 50, 200]));
    progress.update(1, 4, 'one');
    progress.update(2, 4, 'too soon');
    progress.update(3, 4, 'three\nlines');
    progress.end();
    expect(io.stderr()).toContain('crawl: 1 of 4, one');
    expect(io.stderr()).not.toContain('too soon');
    expect(io.stderr()).toContain('three lines');
    expect(io.stderr()).not.toContain('\n');
    expect(io.stderr().endsWith('\r\u001b[2K')).toBe(true);
    expect(io.stdout()).toBe('');
  });

  it('is a plain line every few seconds elsewhere, the last state included', () => {
    const io = recordedIo();
    const progress = createProgress(io, 'import', at([0, 1_000, 6_000, 7_000]));
    progress.update(1, null, 'a');
    progress.update(2, null, 'b');
    progress.update(3, null, 'c');
    progress.end();
    expect(io.stderr()).toBe('import: 2, b\nimport: 3, c\n');
  });

  it('says nothing of work that ends within seconds', () => {
    const io = recordedIo();
    const progress = createProgress(io, 'import', at([0, 100, 200]));
    progress.update(1, 2, 'a');
    progress.end();
    expect(io.stderr()).toBe('');
  });
});
