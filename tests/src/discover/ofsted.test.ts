import { describe, expect, it } from 'vitest';
import { readOfsted } from '../../../src/discover/ofsted.ts';
import { fixture, seedPage } from './seed-page.ts';

const provider = { reader: 'ofsted', page: 'provider' } as const;
const search = { reader: 'ofsted', page: 'search' } as const;

describe('a provider page', () => {
  const page = seedPage(fixture('ofsted-provider.html'), { uri: 'https://reports.ofsted.gov.uk/provider/44/80999' });
  const about = { provider: 'Northmere Borough Council', urn: '80999' };

  it('gives each publication once, with what its label says', () => {
    const report = { role: 'document', type: 'InspectionReport' };
    expect(readOfsted(page, provider).targets).toEqual([
      {
        targetUri: 'https://files.ofsted.gov.uk/v1/file/50990003',
        role: report.role,
        hint: {
          title: 'Children’s services focused visit',
          published: '2024-08-01',
          isFinal: true,
          expect: 'pdf',
          type: report.type,
          inspection: { ...about, kind: 'focused_visit' },
        },
      },
      {
        targetUri: 'https://files.ofsted.gov.uk/v1/file/50990002',
        role: report.role,
        hint: {
          title: "Children's services inspection",
          published: '2022-03-09',
          isFinal: true,
          expect: 'pdf',
          type: report.type,
          inspection: { ...about, kind: 'ilacs_inspection' },
        },
      },
      {
        targetUri: 'https://files.api.ofsted.gov.uk/v1/file/50990001',
        role: report.role,
        hint: {
          title: "Monitoring visit of children's services",
          published: '2019-11-14',
          isFinal: true,
          expect: 'pdf',
          type: report.type,
          inspection: { ...about, kind: 'monitoring_visit' },
        },
      },
      {
        targetUri: 'https://reports.ofsted.gov.uk/v1/file/50990000',
        role: report.role,
        hint: { title: 'Earlier reports', type: report.type, inspection: about },
      },
    ]);
  });

  it('notes what it could not read', () => {
    expect(readOfsted(page, provider).notes).toEqual([
      'publication without kind and date: Earlier reports',
      'publication without a web address: Ask for older reports',
    ]);
    expect(readOfsted(seedPage('<p>Nothing</p>'), provider).notes).toEqual([
      'no publications',
      'the page does not name its provider',
    ]);
  });
});

describe('a search page', () => {
  const page = seedPage(fixture('ofsted-search.html'), {
    uri: 'https://reports.ofsted.gov.uk/search?level_1_types=3&start=100&rows=100',
  });

  it('gives the providers and the next page', () => {
    expect(readOfsted(page, search)).toEqual({
      targets: [
        {
          targetUri: 'https://reports.ofsted.gov.uk/provider/44/80999',
          role: 'seed',
          step: provider,
          hint: { inspection: { provider: 'Northmere Borough Council', urn: '80999' } },
        },
        {
          targetUri: 'https://reports.ofsted.gov.uk/provider/44/80998',
          role: 'seed',
          step: provider,
          hint: { inspection: { provider: 'Eastwold County Council', urn: '80998' } },
        },
        {
          targetUri: 'https://reports.ofsted.gov.uk/search?level_1_types=3&start=200&rows=100',
          role: 'seed',
          step: search,
        },
      ],
      notes: [],
    });
  });

  it('says when there is no provider', () => {
    expect(readOfsted(seedPage('<p>No results</p>'), search)).toEqual({
      targets: [],
      notes: ['no link to a provider'],
    });
  });
});
