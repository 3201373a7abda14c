import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tellMediaType } from '../../../src/fetch/media-type.ts';

describe('tellMediaType', () => {
  it.each([
    ['a PDF whatever the label', '%PDF-1.7\n%\xe2\xe3', 'text/html', 'application/pdf'],
    ['a PDF after mail headers', `${'X-Header: y\r\n'.repeat(50)}%PDF-1.4`, undefined, 'application/pdf'],
    ['a page about PDFs', '<html><body>%PDF-1.4 is the magic</body></html>', 'application/pdf', 'text/html'],
    ['HTML without a label', '\n  <!-- hi --><HTML><body>x', undefined, 'text/html'],
    ['HTML with a PDF label', '<!DOCTYPE html><p>Not found', 'application/pdf', 'text/html'],
    ['HTML labelled as text', '<!doctype html><title>x</title>', 'text/plain', 'text/html'],
    ['XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html xmlns="x">', 'application/xml', 'text/html'],
    ['a fragment of HTML', 'Welcome to <b>us</b><br>and <p>more', 'text/html', 'text/html'],
    ['words labelled HTML', 'Service unavailable', 'text/html', 'text/plain'],
    ['a feed without a declaration', '<rss version="2.0"><channel>', 'text/html', 'application/xml'],
    ['a feed with HTML inside', '<?xml version="1.0"?><rss><item><![CDATA[<html><p>x]]>', undefined, 'application/xml'],
    [
      'a stylesheet before the root',
      '<?xml version="1.0"?><?xml-stylesheet href="a"?><urlset>',
      undefined,
      'application/xml',
    ],
    ['XML by its namespace', '<getmeetings xmlns="http://x">', undefined, 'application/xml'],
    ['XML by its label', '<meetings><m/></meetings>', 'text/xml; charset=utf-8', 'application/xml'],
    ['JSON', ' [ {"a": 1} ]', undefined, 'application/json'],
    ['JSON by its label', '{ unquoted }', 'application/ld+json', 'application/json'],
    ['text in brackets', '[Draft] Minutes of the meeting', 'text/plain', 'text/plain'],
    ['text', 'Minutes of the meeting', undefined, 'text/plain'],
    ['RTF', '{\\rtf1\\ansi', undefined, 'application/octet-stream'],
    ['a zip or docx', 'PK\x03\x04\x14\x00', 'text/html', 'application/octet-stream'],
    ['a picture', '\x89PNG\r\n\x1a\n\x00', undefined, 'application/octet-stream'],
    ['nothing', '', 'text/html', 'text/plain'],
  ])('%s', (_rule, body, contentType, expected) => {
    expect(tellMediaType(Buffer.from(body, 'latin1'), contentType)).toBe(expected);
  });

  it('UTF-16 is text, with and without its mark', () => {
    expect(tellMediaType(Buffer.from('\uFEFF<!DOCTYPE html><p>', 'utf16le'), undefined)).toBe('text/html');
    expect(tellMediaType(Buffer.from('<?xml version="1.0"?><rss>', 'utf16le'), undefined)).toBe('application/xml');
  });

  it('a byte order mark is no content', () => {
    expect(tellMediaType(Buffer.from('\uFEFF<?xml version="1.0"?><rss>', 'utf8'), undefined)).toBe('application/xml');
  });

  it('a gzipped sitemap without Content-Encoding keeps its bytes for the sitemap reader', () => {
    expect(tellMediaType(gzipSync('<urlset/>'), 'application/xml')).toBe('application/octet-stream');
  });
});
