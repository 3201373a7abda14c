import { expect, it } from 'vitest';
import source from '../../../../config/sources/ofsted/ofsted-surrey.ts';
import { makePdf } from '../../../fixtures/make-pdf.ts';
import { expectText, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const files = site.replace('//reports.', '//files.');
const [focused, monitoring, missing] = [50273011, 50178002, 2012556].map((id) => `${files}/v1/file/${id}`) as [
  string,
  string,
  string,
];

it('the provider’s letters are found with what only screen readers are told, and read without letterhead', async () => {
  const tried = await tryReplica(source, {
    [`${site}/provider/44/80567`]: 'provider.html',
    [focused]: await letter({
      day: '8 April 2025',
      subject: 'Focused visit to Larkshire children’s services',
      opening:
        'This letter summarises the findings of the focused visit to Larkshire children’s services on 4 and 5 March 2025. His Majesty’s Inspectors for this visit were Petra Lindqvist and Obi Mensah.',
      inspector: 'Petra Lindqvist',
    }),
    [monitoring]: await letter({
      day: '14 March 2022',
      subject: 'Monitoring visit to Larkshire children’s services',
      opening:
        'This letter summarises the findings of the monitoring visit to Larkshire children’s services on 2 and 3 February 2022. This was the second monitoring visit since the local authority was judged inadequate in May 2021.',
      inspector: 'Hal Brannigan',
    }),
    [missing]: 'not-there.html',
  });
  expect(tried.found).toEqual([focused, monitoring, missing]);

  const visit = tried.record(focused);
  if (visit.type !== 'InspectionReport') throw new Error(visit.type);
  expect(visit).toMatchObject({ datePublished: '2025-04-08', publisher: { name: 'Ofsted' } });
  expect(visit.inspection).toMatchObject({
    kind: 'focused_visit',
    urn: '80567',
    start: '2025-03-04',
    end: '2025-03-05',
    published: '2025-04-08',
    publishedSite: '2025-04-08',
    leadInspector: 'Petra Lindqvist',
    judgements: [],
  });
  const never = ['Quay House', 'www.inspectorate.example', 'Find an inspection report'];
  expectText(visit.text, { first: '8 April 2025', last: 'Petra Lindqvist\n\nHis Majesty’s Inspector', never });
  expect(visit.text).toContain('in the teams of the north the recording of decisions is uneven');

  const second = tried.record(monitoring);
  if (second.type !== 'InspectionReport') throw new Error(second.type);
  expect(second.inspection).toMatchObject({
    kind: 'monitoring_visit',
    start: '2022-02-02',
    end: '2022-02-03',
    leadInspector: 'Hal Brannigan',
  });
  expectText(second.text, { first: '14 March 2022', last: 'Hal Brannigan\n\nHis Majesty’s Inspector', never });

  // A page where a letter was promised, and a status that says that all is well.
  const error = tried.documents.find(({ targetUri }) => targetUri === missing);
  expect(error).toMatchObject({ answer: 'wrong-kind', reading: null });
});

interface Letter {
  readonly day: string;
  readonly subject: string;
  readonly opening: string;
  readonly inspector: string;
}

/** The letterhead is painted last, in the middle of the stream's text, as in the real files. */
const letter = ({ day, subject, opening, inspector }: Letter): Promise<Uint8Array> =>
  makePdf((pen) => {
    pen.paragraphs(
      130,
      day,
      'Rowena Achebe\nDirector of Children’s Services\nLarkshire County Council',
      'Dear Ms Achebe',
    );
    pen.at(71, 300, subject, 12, 'Helvetica-Bold');
    pen.paragraphs(
      330,
      opening,
      'Headline findings',
      'Most children in Larkshire see the same social worker for longer than a year. Managers read what is written about a child within a week, and they ask about what is missing.',
      'The quality of supervision is good in most teams, but in the teams of the north the recording of',
    );
    pen
      .at(71, 36, 'Ofsted', 9, 'Helvetica-Bold')
      .at(71, 47, 'Quay House', 9)
      .at(71, 58, 'Hartwell HW1 2ZZ', 9)
      .at(169, 36, 'T 0300 000 0000', 9)
      .at(169, 47, 'www.inspectorate.example', 9);
    pen
      .page()
      .paragraphs(
        80,
        'decisions is uneven, and inspectors saw no reason for it. I am copying this letter to the Department for Education.',
        'Yours sincerely',
        `${inspector}\nHis Majesty’s Inspector`,
      );
    pen.at(300, 800, '2', 10);
  });
