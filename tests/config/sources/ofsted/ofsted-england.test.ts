import { expect, it } from 'vitest';
import source from '../../../../config/sources/ofsted/ofsted-england.ts';
import { makePdf } from '../../../fixtures/make-pdf.ts';
import { tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const visit = 'https://files.ofsted.gov.uk/v1/file/50280001';
const single = 'https://files.api.ofsted.gov.uk/v1/file/2500001';
const search = (start: number) =>
  `${site}/search?q=&location=&lat=&lon=&radius=&level_1_types=3&level_2_types%5B%5D=12&start=${start}&rows=100`;

it('the search pages lead to every authority, and its letters are known by what the links say of them', async () => {
  const tried = await tryReplica(source, {
    [search(0)]: 'search-first.html',
    [search(100)]: 'search-second.html',
    [`${site}/provider/44/80991`]: 'larkshire.html',
    [`${site}/provider/44/80992`]: 'wrenford.html',
    [visit]: await makePdf((pen) =>
      pen
        .paragraphs(100, '4 June 2019', 'Ms Achebe', 'Dear Ms Achebe')
        .at(71, 220, 'Monitoring visit to Larkshire children’s services', 12, 'Helvetica-Bold')
        .paragraphs(
          250,
          'This letter summarises the findings of the monitoring visit to Larkshire children’s services on 30 April and 1 May 2019. This was the second since the local authority was judged inadequate in May 2018.',
          'Yours sincerely',
          'Petra Lindqvist\nHer Majesty’s Inspector',
        ),
    ),
    [single]: await makePdf((pen) =>
      pen
        .at(71, 120, 'Wrenford City Council', 26)
        .at(71, 170, 'Inspection of services for children in need of help and protection', 14)
        .at(71, 220, 'Report published: 1 September 2014', 14)
        .paragraphs(300, 'Inspectors of Ofsted looked at the experiences of children who need help.'),
    ),
  });
  expect(tried.found.toSorted()).toEqual([single, visit].toSorted());
  expect(tried.record(visit)).toMatchObject({
    type: 'InspectionReport',
    inspection: {
      ...{ kind: 'monitoring_visit', provider: 'Larkshire', urn: '80991', start: '2019-04-30', end: '2019-05-01' },
      ...{ published: '2019-06-04', publishedSite: '2019-06-04', leadInspector: 'Petra Lindqvist' },
    },
  });
  // The date that a report states and the one that the site gives may differ: both are kept.
  expect(tried.record(single)).toMatchObject({
    inspection: { kind: 'sif_inspection', urn: '80992', published: '2014-09-01', publishedSite: '2014-09-03' },
  });
});
