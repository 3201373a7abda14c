import { describe, expect, it } from 'vitest';
import { fieldsOf, linked } from './metadata.ts';
import type { PageParts } from './metadata.ts';

describe('the credit of the Local Democracy Reporting Service', () => {
  it.each<[string, PageParts, string, string]>([
    [
      'a byline',
      { before: '<p class=byline>By Jo Marsh, Local Democracy Reporter</p>' },
      'By Jo Marsh, Local Democracy Reporter',
      'byline.local-democracy',
    ],
    [
      'a job title',
      { head: linked({ author: { '@type': 'Person', name: 'Jo Marsh', jobTitle: 'Local Democracy Reporter' } }) },
      'Jo Marsh, Local Democracy Reporter',
      'byline.local-democracy',
    ],
    [
      'what people told it',
      { after: '<p>Ms Pell told the Local Democracy Reporting Service that it was late.</p>' },
      'Ms Pell told the Local Democracy Reporting Service that it was late.',
      'text.local-democracy',
    ],
  ])('is found in %s', (_rule, parts, value, rule) => {
    expect(fieldsOf(parts).localDemocracyCredit).toEqual({ value, rule });
  });

  it.each<[string, PageParts]>([
    ['a page without one', {}],
    ['a credit of a picture', { before: '<p>Picture: LDRS</p>' }],
  ])('is none: %s', (_rule, parts) => {
    expect(fieldsOf(parts).localDemocracyCredit).toBeUndefined();
  });
});

describe('where a text comes from', () => {
  it.each<[string, PageParts, string, string]>([
    [
      'the page it is based on',
      { head: linked({ isBasedOn: 'https://other.example/a/quay' }) },
      'https://other.example/a/quay',
      'json-ld.isBasedOn',
    ],
    [
      'a canonical page elsewhere',
      { head: '<link rel=canonical href=https://other.example/a/quay>' },
      'https://other.example/a/quay',
      'link.canonical',
    ],
    [
      'what it says of itself',
      { after: '<p>This story was originally published by The Pier Gazette.</p>' },
      'The Pier Gazette',
      'text.first-published',
    ],
    [
      'an author that is an agency',
      { head: linked({ author: { '@type': 'Organization', name: 'Reuters' } }) },
      'Reuters',
      'json-ld.author-agency',
    ],
    ['the byline', { before: '<p class=byline>By Jo Marsh, PA</p>' }, 'PA Media', 'byline.agency'],
    [
      'the dateline',
      { before: '<p>TRURO, England (AP) — The quay committee met on Tuesday and agreed the repairs.</p>' },
      'Associated Press',
      'text.dateline',
    ],
    [
      'who holds it',
      { after: '<p>Copyright 2024 The Associated Press. All rights reserved.</p>' },
      'Associated Press',
      'text.copyright',
    ],
  ])('is told by %s', (_rule, parts, value, rule) => {
    expect(fieldsOf(parts).syndicatedFrom).toEqual({ value, rule });
  });

  it.each<[string, PageParts]>([
    ['its own canonical page', { head: '<link rel=canonical href=https://amp.paper.example/a/quay>' }],
    ['the front door of another', { head: '<link rel=canonical href=https://other.example/>' }],
    ['the day it was first published', { after: '<p>This story was originally published on December 22, 2023.</p>' }],
    [
      'an agency in a sentence',
      { after: '<p>She had worked for Reuters and the PA in her youth, her sister said later that day.</p>' },
    ],
    ['nonsense in JSON-LD', { head: linked({ isBasedOn: [[{}]], sourceOrganization: { name: ['x'.repeat(5_000)] } }) }],
  ])('is not told by %s', (_rule, parts) => {
    expect(fieldsOf(parts).syndicatedFrom).toBeUndefined();
  });
});
