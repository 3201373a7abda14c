import { describe, expect, it } from 'vitest';
import { sameStory, storyText } from '../../../src/dedupe/same-story.ts';
import { article, copies, rival } from './sample-article.ts';
import { fillings, forms, seeded } from './sample-forms.ts';

const QUOTED = 'Inspectors said that “too many children wait too long for the help that they have been promised”.';
const about = (names: string, line: string): string =>
  `${names} was criticised this week. ${line} ${names} is to answer by the spring, and ${names} council has asked for time.`;
const told = about(
  'Northmarch Ofsted',
  'It says that too many children wait too long for the help that they have been promised. A reader called it “the worst report that we have ever had to read”.',
);

describe('two texts are one story when', () => {
  it('both quote the same two sentences', () => {
    expect(sameStory(storyText(rival, null), storyText(article, null))).toMatchObject({
      quotations: [
        'we were told it could not be done and we did not believe it',
        'this building taught half the town to read and it would have been a disgrace to lose it',
      ],
    });
  });

  it('both quote one within a week', () => {
    const other = `A report came out on Tuesday and makes hard reading. ${QUOTED} The director has since resigned, and a successor will be named after Easter.`;
    const one = about('Alder', QUOTED);
    expect(sameStory(storyText(one, '2024-03-04'), storyText(other, '2024-03-06'))).not.toBeNull();
    expect(sameStory(storyText(one, '2024-03-04'), storyText(other, '2024-03-20'))).toBeNull();
    expect(sameStory(storyText(one, null), storyText(other, null))).toBeNull();
  });

  it('one quotes what the other tells, and they speak of the same names', () => {
    const quoting = storyText(about('Northmarch Ofsted', QUOTED), null);
    expect(sameStory(quoting, storyText(told.replaceAll('is to answer', 'has promised to reply'), null))).toBeNull();
    const report = `Northmarch has been told off. ${told.slice(told.indexOf('It says'), told.indexOf(' Northmarch Ofsted is'))} The verdict of Ofsted on Northmarch came on time, and Ofsted will return.`;
    expect(sameStory(quoting, storyText(report, null))).toMatchObject({ names: ['northmarch', 'ofsted'] });
  });

  it('asked either way', () => {
    const [one, other] = [storyText(rival, '2024-11-02'), storyText(article, '2024-11-01')];
    expect(sameStory(one, other) !== null).toBe(sameStory(other, one) !== null);
  });
});

describe('two texts are not one story', () => {
  it.each(copies)('when one is a copy: %s', (_name, copy) => {
    expect(sameStory(storyText(copy, null), storyText(article, null))).toBeNull();
  });

  it.each(forms)('when both fill in a form with a standing quotation: $name', (form) => {
    const fill = fillings(seeded(3));
    const quote =
      '“People should check before they travel and keep an eye on any warnings that are issued,” said a spokesman.';
    const [one, other] = [`${form.text(fill)}\n\n${quote}`, `${form.text(fill)}\n\n${quote}`];
    expect(sameStory(storyText(one, '2024-01-01'), storyText(other, '2024-01-01'))).toBeNull();
  });

  it('when a year lies between them', () => {
    expect(sameStory(storyText(rival, '2023-11-01'), storyText(article, '2024-11-01'))).toBeNull();
  });

  it('when nothing is quoted', () => {
    expect(sameStory(storyText('A plain text.', null), storyText('Another one.', null))).toBeNull();
  });
});
