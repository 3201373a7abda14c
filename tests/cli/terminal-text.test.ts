import { describe, expect, it } from 'vitest';
import { jsonLine, terminalLine, terminalText } from '../../cli/terminal-text.ts';

describe('text from the web on a terminal', () => {
  it('keeps letters, tabs and line breaks, and loses controls and false directions', () => {
    expect(terminalText('Käse “ok”\t\u{1f600}\r\nnext\rline\u001b[31m\u200e\u2066x\u0000')).toBe(
      'Käse “ok”\t\u{1f600}\nnext\nline[31mx',
    );
    expect(terminalLine('  a\n\tb  ')).toBe('a b');
  });

  it('stays one line as JSON, and the same value', () => {
    const value = { text: 'a\u2028b\u009bc\u007f\u001b' };
    expect(jsonLine(value)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028]/);
    expect(JSON.parse(jsonLine(value))).toEqual(value);
  });
});
