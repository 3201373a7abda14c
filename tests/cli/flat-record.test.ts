import { describe, expect, it } from 'vitest';
import { flatError, flatRecord } from '../../cli/flat-record.ts';
import { article, letter, minutes } from './sample-records.ts';

const base = {
  id: 'x',
  ok: true,
  title: 'Library stays open',
  text: 'The library stays open.\n\nIt was close.',
  authors: ['Ann Reporter'],
  datePublished: '2026-03-01T09:30:00+00:00',
  dateModified: null,
  publisher: 'Example News',
  language: 'en-GB',
  description: 'The council decided on Tuesday.',
  section: 'News',
  url: 'https://news.example/a',
  image: null,
  isAccessibleForFree: true,
  localDemocracyCredit: null,
  syndicatedFrom: null,
};

describe('the flat form of a record', () => {
  it('holds an article in plain values and nothing else', () => {
    expect(flatRecord('x', article)).toEqual({ ...base, type: 'NewsArticle' });
  });

  it('keeps a number as the id and null for an absent publisher', () => {
    expect(flatRecord(7, { ...article, publisher: null })).toMatchObject({ id: 7, publisher: null });
  });

  it('names the origin of a text, and keeps the words that credit a Local Democracy Reporter', () => {
    const localDemocracyCredit = 'Ann Reporter, Local Democracy Reporter';
    const syndicatedFrom = { name: 'Westmarch Post', url: 'https://westmarch-post.example/a' };
    expect(flatRecord('x', { ...article, localDemocracyCredit, syndicatedFrom })).toMatchObject({
      localDemocracyCredit,
      syndicatedFrom: 'Westmarch Post',
    });
  });

  it('adds an inspection, one grade an area: the first that names it', () => {
    expect(flatRecord('x', letter)).toEqual({
      ...base,
      type: 'InspectionReport',
      inspection: {
        kind: 'ilacs_inspection',
        provider: 'Westmarch',
        gssCode: 'E10000099',
        region: 'South East',
        urn: '80999',
        start: '2026-01-12',
        end: '2026-01-23',
        published: '2026-03-02',
        publishedSite: null,
        leadInspector: 'Ina Spector',
        judgements: {
          overall: 'good',
          leaders: 'outstanding',
          helpProtection: null,
          inCare: null,
          careLeavers: null,
          adoption: null,
        },
        headlineFindings: 'Services are good.',
        areasForImprovement: ['The timeliness of visits.'],
        nextSteps: null,
      },
    });
  });

  it('adds a meeting with all that its items say', () => {
    expect(flatRecord('x', minutes)).toEqual({
      ...base,
      type: 'MeetingMinutes',
      meeting: 'meeting' in minutes ? minutes.meeting : null,
    });
  });

  it('is an error with code and message otherwise', () => {
    expect(flatError('x', 'EMPTY', 'no words')).toEqual({
      id: 'x',
      ok: false,
      error: { code: 'EMPTY', message: 'no words' },
    });
  });
});
