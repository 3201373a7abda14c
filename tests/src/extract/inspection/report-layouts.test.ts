/** Letters and reports of every kind, each painted in several layouts and read from its PDF into the record's fields. */
import { describe, expect, it } from 'vitest';
import { findLocalAuthority } from '../../../../config/local-authorities.ts';
import { extractPdf } from '../../../../src/extract/pdf/pdf-document.ts';
import { normaliseInspection } from '../../../../src/normalise/inspection.ts';
import { makeReport, type ReportLayout, type ReportPaper } from '../../../fixtures/make-report.ts';
import { pageInput } from '../read-input.ts';

interface Want {
  readonly kind: string;
  readonly provider: string;
  readonly dates: string;
  readonly published?: string;
  readonly lead?: string;
  readonly grades?: string;
}

const LAYOUTS: readonly (readonly [string, ReportLayout])[] = [
  [
    'a letterhead in two columns, grades level with their labels',
    { letterhead: 'two columns', cells: 'as read', grade: 'top', font: 'Helvetica' },
  ],
  [
    'the letterhead at the right, grades between the lines of their labels and painted before them',
    { letterhead: 'right', cells: 'last first', grade: 'middle', font: 'Times-Roman' },
  ],
  [
    'the letterhead painted last, hidden words of the template, grades at the foot of their labels',
    {
      letterhead: 'painted last',
      cells: 'as read',
      grade: 'bottom',
      font: 'Times-Roman',
      hidden: 'Insert LA Address',
    },
  ],
  [
    'a table painted line by line over its columns',
    { letterhead: 'two columns', cells: 'line by line', grade: 'middle', font: 'Helvetica' },
  ],
  ['no letterhead', { letterhead: 'none', cells: 'last first', grade: 'top', font: 'Helvetica' }],
];

const FINDINGS = [
  'Managers know the service well, and since the last inspection, when overall effectiveness was judged inadequate, they have hired forty social workers who stay.',
  'Plans are written for the child, not for the file. In most of them a family can see what is to change, by whom it is to be done and when somebody will ask.',
  'Supervision is held each month; its records seldom say what came of it. Leaders have noticed, and an audit in the spring of this year set out what is to be done.',
];
const BODY = [...FINDINGS, ...FINDINGS, ...FINDINGS, ...FINDINGS, ...FINDINGS];
const ADDRESS = ['Ms Iris Holm', 'Director of Children’s Services', 'Civic Centre', 'Kingston Road', 'NX1 2AB', ''];

const visit = (paper: {
  date: string;
  title: string[];
  opening: string;
  signature: string[];
  address?: string[];
}): ReportPaper => ({
  address: [paper.date, '', ...(paper.address ?? ADDRESS)],
  greeting: 'Dear Ms Holm',
  title: paper.title,
  body: [paper.opening, ...BODY],
  signature: paper.signature,
});

const ILACS_ROWS = (...grades: readonly string[][]): readonly (readonly string[])[] => {
  const labels = [
    'The impact of leaders on social work practice with children and families',
    'The experiences and progress of children who need help and protection',
    'The experiences and progress of children in care',
    'The experiences and progress of care leavers',
    'Overall effectiveness',
  ];
  return grades.map((grade, at) => [labels[at] ?? '', ...grade]);
};
const SIF_ROWS = (...grades: readonly string[]): readonly (readonly string[])[] => {
  const labels = [
    '1. Children who need help and protection',
    '2. Children looked after and achieving permanence',
    '2.1 Adoption performance',
    '2.2 Experiences and progress of care leavers',
    '3. Leadership, management and governance',
  ];
  return grades.map((grade, at) => [labels[at] ?? '', grade]);
};

const PAPERS: readonly (readonly [string, ReportPaper, Want])[] = [
  [
    'a monitoring visit of 2017, under the single inspection',
    visit({
      date: '8 March 2017',
      title: ['Monitoring visit to Sandwell Metropolitan Borough Council children’s services'],
      opening:
        'This letter contains the findings of the monitoring visit to Sandwell Metropolitan Borough Council children’s services on 31 January and 1 February 2017. The visit was the second monitoring visit since the local authority was judged inadequate in June 2015. The inspectors were Ann Example HMI and Bo Other HMI.',
      signature: ['Ann Example', 'Her Majesty’s Inspector'],
    }),
    {
      kind: 'monitoring_visit',
      provider: 'Sandwell',
      dates: '2017-01-31..2017-02-01',
      published: '2017-03-08',
      lead: 'Ann Example',
    },
  ],
  [
    'a first monitoring visit, the authority named before it',
    visit({
      date: 'Tuesday 4 December 2018',
      title: ['Re: Royal Borough of Windsor and Maidenhead: first monitoring visit'],
      opening:
        'Thank you for the help that your staff gave during the monitoring visit to the Royal Borough of Windsor and Maidenhead on 30 October and 31 October 2018, the first since the report of 9 June 2018.',
      signature: ['Nicola Example-Knight, Senior HMI'],
    }),
    {
      kind: 'monitoring_visit',
      provider: 'Windsor and Maidenhead',
      dates: '2018-10-30..2018-10-31',
      published: '2018-12-04',
      lead: 'Nicola Example-Knight',
    },
  ],
  [
    'a monitoring visit to a trust, the dates in a sentence of their own',
    visit({
      date: '12 November 2025',
      title: ['Monitoring visit to Bradford Children and Families Trust'],
      opening:
        'This letter summarises the findings of the monitoring visit to Bradford children’s services. This was the sixth since the local authority was judged inadequate in January 2023. Inspectors were on site from 30 September to 1 October 2025.',
      signature: ['Máire O’Example', 'Senior His Majesty’s Inspector, Social Care'],
    }),
    {
      kind: 'monitoring_visit',
      provider: 'Bradford',
      dates: '2025-09-30..2025-10-01',
      published: '2025-11-12',
      lead: 'Máire O’Example',
    },
  ],
  [
    'a monitoring visit in two windows and no subject line',
    visit({
      date: '30/01/2019',
      title: [],
      opening:
        'I write to confirm the findings of the third monitoring visit to the City of Stoke-on-Trent children’s services on 11 and 12 December 2018 and 9 January 2019.',
      signature: ['Ann de la Example', 'Ofsted Inspector'],
    }),
    {
      kind: 'monitoring_visit',
      provider: 'Stoke-on-Trent',
      dates: '2018-12-11..2018-12-12, 2019-01-09..2019-01-09',
      published: '2019-01-30',
      lead: 'Ann de la Example',
    },
  ],
  [
    'a focused visit whose writer broke the line within the date',
    visit({
      date: '2 August 2019',
      address: ['Mr Bo Holm', 'Cheshire West and Chester Council', 'Chester Road', 'Ellesmere Port', 'NX6 5BE', ''],
      title: ['Focused visit to Cheshire West and Chester Council’s\nchildren’s services'],
      opening:
        'This letter summarises the findings of a focused visit to Cheshire West and Chester children’s services on\n9 July\n2019 and 10 July 2019. Her Majesty’s Inspectors for this visit were Ann Example and Bo Other.',
      signature: ['Ann Example', 'Her Majesty’s Inspector'],
    }),
    {
      kind: 'focused_visit',
      provider: 'Cheshire West and Chester',
      dates: '2019-07-09..2019-07-10',
      published: '2019-08-02',
      lead: 'Ann Example',
    },
  ],
  [
    'a report of 2019, where care leavers have no judgement of their own',
    {
      title: ['Inspection of St. Helens Borough Council children’s social care services'],
      labels: ['Inspection dates: 28 October to 8 November 2019', 'Lead inspector: Ann Example, HMI'],
      table: [
        ['Judgement', 'Grade'],
        ['The impact of leaders on social work practice with children and families', 'Outstanding'],
        ['The experiences and progress of children who need help and protection', 'Good'],
        ['The experiences and progress of children in care and care leavers', 'Requires improvement to be good'],
        ['Overall effectiveness', 'Good'],
      ],
      body: BODY,
    },
    {
      kind: 'ilacs_inspection',
      provider: 'St Helens',
      dates: '2019-10-28..2019-11-08',
      lead: 'Ann Example',
      grades: 'leaders=outstanding helpProtection=good inCare=requires improvement overall=good',
    },
  ],
  [
    'a report in two windows, its table with the grades of the inspection before',
    {
      title: ['Inspection of Royal Borough of Kingston upon Thames local authority children’s services'],
      labels: [
        'Inspection dates: 30 September to 4 October and 14 to 18 October 2024',
        'Lead inspector: Dr Ann Example, His Majesty’s Inspector',
      ],
      table: [
        ['Judgement', 'Grade', 'Previous grade'],
        ...ILACS_ROWS(
          ['Good', 'Inadequate'],
          ['Requires improvement to be good', 'Good'],
          ['Good', 'Good'],
          ['Outstanding', 'Good'],
          ['Good', 'Inadequate'],
        ),
      ],
      body: BODY,
    },
    {
      kind: 'ilacs_inspection',
      provider: 'Kingston upon Thames',
      dates: '2024-09-30..2024-10-04, 2024-10-14..2024-10-18',
      lead: 'Dr Ann Example',
      grades: 'leaders=good helpProtection=requires improvement inCare=good careLeavers=outstanding overall=good',
    },
  ],
  [
    'a report of 2026, which has no overall judgement',
    {
      title: ['Inspection of Telford & Wrekin local authority children’s services'],
      labels: ['Inspection dates: 29 June to 10 July 2026', 'Lead inspector: Ann Example, His Majesty’s Inspector'],
      table: [['Judgement', 'Grade'], ...ILACS_ROWS(['Good'], ['Inadequate'], ['Good'], ['Good'])],
      body: ['At the last inspection, overall effectiveness was judged to be good.', ...BODY],
    },
    {
      kind: 'ilacs_inspection',
      provider: 'Telford and Wrekin',
      dates: '2026-06-29..2026-07-10',
      lead: 'Ann Example',
      grades: 'leaders=good helpProtection=inadequate inCare=good careLeavers=good',
    },
  ],
  [
    'a single inspection whose overall judgement stands in a sentence',
    {
      title: [
        'Royal Borough of Greenwich',
        'Inspection of services for children in need of help and protection, children looked after and care leavers',
      ],
      labels: ['Inspection date: 10 June 2014 – 2 July 2014', 'Report published: 15 August 2014'],
      table: [
        ['The overall judgement is requires improvement'],
        ...SIF_ROWS('Requires improvement', 'Good', 'Outstanding', 'Requires improvement', 'Inadequate'),
      ],
      body: [...BODY, 'Lead inspector: Ann Example', 'Team inspectors: Bo Other HMI, Cy More (OI)'],
    },
    {
      kind: 'sif_inspection',
      provider: 'Greenwich',
      dates: '2014-06-10..2014-07-02',
      published: '2014-08-15',
      lead: 'Ann Example',
      grades:
        'overall=requires improvement helpProtection=requires improvement inCare=good adoption=outstanding careLeavers=requires improvement leaders=inadequate',
    },
  ],
  [
    'a joint letter to many leaders, signed by those who led nothing',
    {
      address: ['18 July 2019', '', 'Iris Holm, Director of Children’s Services, Bracknell Forest Council', ''],
      greeting: 'Dear local partnership',
      title: ['Joint targeted area inspection of the multi-agency response to neglect in Bracknell Forest'],
      body: [
        'Between 3 and 7 June 2019, Ofsted, the Care Quality Commission and others undertook a joint inspection of the multi-agency response to neglect in Bracknell Forest.',
        ...BODY,
      ],
      signature: ['Ann Example', 'National Director, Social Care, Ofsted'],
    },
    {
      kind: 'jtai',
      provider: 'Bracknell Forest',
      dates: '2019-06-03..2019-06-07',
      published: '2019-07-18',
    },
  ],
  [
    'an area inspection with a team of two inspectorates',
    {
      title: ['Area SEND inspection of Cumberland Local Area Partnership'],
      labels: ['Inspection dates: 29 September to 3 October 2025', 'Date of previous inspection: 11 to 15 March 2019'],
      body: [
        ...BODY,
        'The inspection was led by one of His Majesty’s Inspectors from Ofsted.',
        'Ann Example, Ofsted HMI lead inspector',
        'Bo Other, CQC lead inspector',
      ],
    },
    {
      kind: 'area_send_inspection',
      provider: 'Cumberland',
      dates: '2025-09-29..2025-10-03',
      lead: 'Ann Example',
    },
  ],
  [
    'a report of 2012, under a framework of other questions',
    {
      title: ['Inspection of local authority arrangements for the protection of children', 'Cumbria County Council'],
      labels: [
        'Inspection dates: 16 April – 25 April 2012',
        'Lead inspector: Ann Example HMI',
        'Published: 30 May 2012',
      ],
      body: BODY,
    },
    {
      kind: 'other',
      provider: 'Cumbria',
      dates: '2012-04-16..2012-04-25',
      published: '2012-05-30',
      lead: 'Ann Example',
    },
  ],
];

async function read(bytes: Uint8Array) {
  const input = pageInput('', { bytes, mediaType: 'application/pdf', uri: null, capturedAt: '2027-01-01T00:00:00Z' });
  const found = await extractPdf(input);
  if (found.kind !== 'inspection') return { found: found.kind, text: '' };
  const record = normaliseInspection(found.inspection, input, findLocalAuthority);
  return {
    found: {
      kind: record.kind,
      provider: record.provider,
      dates: record.windows.map(({ start, end }) => `${start}..${end}`).join(', '),
      published: record.published,
      lead: record.leadInspector,
      grades: record.judgements.flatMap(({ area, grade }) => (area === null ? [] : [`${area}=${grade}`])).join(' '),
    },
    text: found.text.value,
  };
}

describe.each(LAYOUTS)('set with %s', (_layout, layout) => {
  it.each(PAPERS)('%s', async (_paper, paper, want) => {
    const { found, text } = await read(await makeReport(paper, layout));
    expect(found).toEqual({ published: null, lead: null, grades: '', ...want });
    expect(text).not.toMatch(/mill house|mill street|0300|ofsted\.example|our own writing|insert la|^\d{1,3}$/im);
  });
});
