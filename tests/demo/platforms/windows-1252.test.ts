import { describe, expect, test } from 'vitest';
import { windows1252 } from '../../../demo/platforms/windows-1252.ts';

describe('windows-1252', () => {
  test('windows-1252 has curly quotes and pounds, and refuses what it lacks', () => {
    expect([...windows1252('‘£é–')]).toEqual([0x91, 0xa3, 0xe9, 0x96]);
    expect(() => windows1252('→')).toThrow('windows-1252');
  });
});
