import { describe, expect, it } from 'vitest';
import { absoluteUrl, documentUrl } from '../../../src/normalise/urls.ts';

const uri = 'https://www.paper.example/news/story?utm_source=x';

describe('documentUrl', () => {
  it.each([
    ['believes the page about its own site', 'https://news.paper.example/story', 'https://news.paper.example/story'],
    ['resolves a relative address', '/news/story-1', 'https://www.paper.example/news/story-1'],
    ['does not believe another site', 'https://other.example/story', 'https://www.paper.example/news/story'],
    ['does not believe the front door', 'https://www.paper.example/', 'https://www.paper.example/news/story'],
    ['does not believe javascript', 'javascript:alert(1)', 'https://www.paper.example/news/story'],
    ['falls back to the address that answered', undefined, 'https://www.paper.example/news/story'],
  ])('%s', (_rule, stated, expected) => {
    expect(documentUrl(stated, uri)).toBe(expected);
  });

  it('has no address for a file that states none', () => {
    expect(documentUrl(undefined, null)).toBeNull();
  });
});

describe('absoluteUrl', () => {
  it.each([
    ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['data:image/png;base64,AAAA', null],
    ['', null],
  ])('%s', (value, expected) => {
    expect(absoluteUrl(value, uri)).toBe(expected);
  });
});
