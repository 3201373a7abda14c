import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tellCharset } from '../../../src/fetch/charset.ts';
import { sharedData } from '../../shared-data.ts';

const bytes = (text: string, encoding: BufferEncoding = 'latin1'): Uint8Array => Buffer.from(text, encoding);

describe('HTML', () => {
  it.each([
    [
      'byte order mark before everything',
      '\xef\xbb\xbf<meta charset=koi8-r>',
      'text/html; charset=iso-8859-2',
      'utf-8',
    ],
    ['label before meta', '<meta charset=koi8-r>', 'text/html; charset="iso-8859-2"', 'iso-8859-2'],
    ['a label nobody knows is passed over', '<meta charset=koi8-r>', 'text/html; charset=klingon-8', 'koi8-r'],
    ['latin1 means windows-1252', '<p>x', 'text/html; charset=ISO-8859-1', 'windows-1252'],
    ['meta', '<meta http-equiv=content-type content="text/html; charset=shift_jis">', undefined, 'shift_jis'],
    ['meta after a long comment', `<!--${'x'.repeat(3_000)}--><meta charset=koi8-r>`, undefined, 'koi8-r'],
    ['no meta inside a long comment', `<!--${'x'.repeat(3_000)}<meta charset=koi8-r>-->`, undefined, 'windows-1252'],
    ['meta after a long script', `<script>${'x'.repeat(3_000)}</script><meta charset="utf-8">`, undefined, 'utf-8'],
    ['a meta cannot be in UTF-16', '<meta charset=utf-16>', undefined, 'utf-8'],
    [
      'charset without a value',
      '<meta http-equiv="content-type" content="text/html; charset">',
      undefined,
      'windows-1252',
    ],
    ['nothing said, valid UTF-8', '<p>caf\xc3\xa9', undefined, 'utf-8'],
    ['nothing said, not UTF-8', '<p>caf\xe9', undefined, 'windows-1252'],
    ['empty', '', undefined, 'windows-1252'],
  ])('%s', (_rule, page, contentType, expected) => {
    expect(tellCharset(bytes(page), 'text/html', contentType)).toBe(expected);
  });

  it('UTF-16 by its mark', () => {
    expect(tellCharset(bytes('\uFEFF<p>x', 'utf16le'), 'text/html', undefined)).toBe('utf-16le');
  });

  it('a page of nothing but meta tags is read in bounded time', () => {
    const started = performance.now();
    tellCharset(bytes('<meta'.repeat(200_000)), 'text/html', undefined);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('other types', () => {
  it.each([
    ['application/xml', '<?xml version="1.0" encoding="ISO-8859-15"?><rss/>', undefined, 'iso-8859-15'],
    ['application/xml', '<rss>caf\xc3\xa9</rss>', undefined, 'utf-8'],
    ['application/xml', '<?xml version="1.0" encoding="utf-8"?>', 'text/xml; charset=windows-1252', 'windows-1252'],
    ['text/plain', 'caf\xe9', 'text/plain', 'windows-1252'],
    ['application/json', '{"a":"\xc3\xa9"}', undefined, 'utf-8'],
    ['application/pdf', '%PDF-1.7', 'application/pdf; charset=utf-8', null],
    ['application/octet-stream', '\x1f\x8b', undefined, null],
  ] as const)('%s %j', (mediaType, body, contentType, expected) => {
    expect(tellCharset(bytes(body), mediaType, contentType)).toBe(expected);
  });
});

const data = sharedData('conformance');
describe.skipIf(!data.present)('html5lib-tests', () => {
  it('agrees in every case', () => {
    const { cases } = JSON.parse(readFileSync(`${data.path}/encoding.json`, 'utf8')) as {
      cases: { b64: string; encoding: string }[];
    };
    const wrong = cases.filter((entry) => {
      const told = tellCharset(Buffer.from(entry.b64, 'base64'), 'text/html', undefined);
      return told !== new TextDecoder(entry.encoding).encoding;
    });
    expect(wrong).toEqual([]);
    expect(cases).toHaveLength(82);
  });
});
