/** An article of our own writing, and what other papers make of it. */

export const headline = 'Library in Fernley saved as volunteers take over the keys';

export const paragraphs: readonly string[] = [
  'A library that was due to close in the spring will stay open after volunteers agreed to run it, the council has confirmed.',
  'Fernley library, which opened in 1962, was one of five on a list of closures that councillors drew up to save £240,000 a year. More than 1,800 people signed a petition against the plan, and a march through the town drew twelve hundred on a wet Saturday in November.',
  '“We were told it could not be done, and we did not believe it,” said Maureen Tilbrook, who organised the campaign from her kitchen table. “This building taught half the town to read, and it would have been a disgrace to lose it.”',
  'Under the agreement the council will keep paying for heating and repairs for three years while a charity finds its feet. Forty people have been trained to issue books, and a retired librarian has offered to oversee the children’s section on three afternoons a week.',
  'Councillor Rashid Pemberton, who is responsible for culture, said the organisation of the service had to change because the budget had fallen by a fifth. He thanked the volunteers for what he called “a remarkable piece of work done at remarkable speed”.',
  'The other four libraries will be discussed at a meeting on 19 December 2024. Campaigners in two of the villages have already asked for help from those in Fernley, and a public meeting will be held in the new year to explain how the charity was set up.',
  'Opening hours will be shorter at first: the doors will be open from ten until four on weekdays, and until one on Saturdays. The charity hopes to add an evening as soon as it has enough people, and to bring back the reading group that met there for thirty years.',
];

export const article = paragraphs.join('\n\n');

/** What every other document of one site carries around its text. */
export const furniture = [
  'Get the free app\n\nSubscribe for less than a coffee a week\n\nShare this article',
  'More from Local News\n\nMost read\n\nYou may also like\n\nComments are closed on this article\n\nAbout us\n\nContact us',
] as const;

const swapped = (text: string, changes: Readonly<Record<string, string>>): string =>
  Object.entries(changes).reduce((changed, [from, to]) => changed.replaceAll(from, to), text);

/** Each class of change, with the copy that it makes. */
export const copies: readonly (readonly [name: string, text: string])[] = [
  ['typography', swapped(article, { '“': '"', '”': '"', '’': "'", ' and ': '\u00a0and\u2009' })],
  ['capitals', article.toUpperCase()],
  ['furniture', [furniture[0], article, furniture[1]].join('\n\n')],
  ['a cut to a third', `${paragraphs.slice(0, 3).join('\n\n')}… Read more on our website`],
  ['a tail trimmed', paragraphs.slice(0, 5).join('\n\n')],
  [
    "another paper's first paragraph",
    `People in the Fernley area have been talking of little else this week.\n\n${paragraphs.slice(1).join('\n\n')}`,
  ],
  ['paragraphs dropped', paragraphs.filter((_, at) => at !== 2 && at !== 5).join('\n\n')],
  ['paragraphs in another order', [0, 3, 1, 2, 6, 4, 5].map((at) => paragraphs[at]).join('\n\n')],
  [
    'a paragraph put in',
    [
      ...paragraphs.slice(0, 4),
      'Elsewhere in the county two museums have been handed to trusts since the summer, and a third is looking for one. Visitors have gone up at both.',
      ...paragraphs.slice(4),
    ].join('\n\n'),
  ],
  [
    'house style: numbers, dates and spelling',
    swapped(article, {
      five: '5',
      twelve: '12',
      Forty: '40',
      three: '3',
      '19 December 2024': 'December 19, 2024',
      organised: 'organized',
      organisation: 'organization',
      Councillor: 'Cllr',
      '£240,000': '£240k',
    }),
  ],
  ['corrections', swapped(article, { '1,800': '1,900', Tilbrook: 'Tilbrooke', agreed: 'offered', spring: 'summer' })],
];

/** The text's canonical article of a rival: the same event in other words. */
export const rival = `Fernley library is to be run by volunteers after the council gave way to a campaign.

The branch had been threatened with closure since the summer, when councillors announced cuts to the service. A new charity will take it on.

“We were told it could not be done, and we did not believe it,” said campaigner Maureen Tilbrook. “This building taught half the town to read, and it would have been a disgrace to lose it.”

The authority said it would go on meeting the running costs until 2027. It is yet to decide what becomes of branches in the villages nearby, whose users fear the worst.`;
