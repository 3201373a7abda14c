/** Forms of our own writing, each filled in many times: texts that look alike and must never be merged. */

/** A small generator of its own, so that every run fills the forms alike. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x100000000) * below);
  };
}

const TOWNS =
  'Aldermoor Brickhill Castleford-on-Wey Dunsmoor Elmbridge Fairholt Garsdale Hexwick Inkberrow Jesmondale Kilnsea Ludworth'.split(
    ' ',
  );
const FIRST = 'Alice Barnaby Catherine Dilip Esther Farouk Grace Howard Imogen Jamal Kirsty Leonard'.split(' ');
const LAST =
  'Ashdown Blackwood Chaudhry Denholm Eastwood Fitzgerald Greenhalgh Hollis Iqbal Jarrett Kowalski Lindqvist'.split(
    ' ',
  );
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July September October November'.split(' ');
const STREETS =
  'Mill Lane,Church Street,Station Road,Orchard Way,Victoria Terrace,Quarry Hill,Canal Side,Beech Avenue'.split(',');

/** What a form asks for. */
export interface Filling {
  town: () => string;
  person: () => string;
  street: () => string;
  date: () => string;
  time: () => string;
  number: (below: number) => number;
  one: (of: readonly string[]) => string;
}

export function fillings(next: (below: number) => number): Filling {
  const one = (of: readonly string[]): string => of[next(of.length)] ?? '';
  return {
    one,
    town: () => one(TOWNS),
    person: () => `${one(FIRST)} ${one(LAST)}`,
    street: () => one(STREETS),
    date: () => `${one(DAYS)} ${1 + next(28)} ${one(MONTHS)} ${2021 + next(4)}`,
    time: () => `${1 + next(11)}.${one(['00', '15', '30', '45'])}${one(['am', 'pm'])}`,
    number: (below) => 2 + next(below),
  };
}

export interface Form {
  readonly name: string;
  readonly title: (fill: Filling) => string;
  readonly text: (fill: Filling) => string;
}

export const forms: readonly Form[] = [
  {
    name: 'school term letters',
    title: () => 'Letter to parents: dates for the coming term',
    text: (fill) => `Dear parents and carers,

We look forward to welcoming all of our pupils back to ${fill.town()} Primary School on ${fill.date()}. School will begin at ${fill.time()} as usual, and gates are opened ten minutes before.

Half term begins on ${fill.date()} and pupils return on ${fill.date()}. The last day of term is ${fill.date()}, when school closes at ${fill.time()}.

Please remember that holidays in term time cannot be authorised except in exceptional circumstances, and that every day of absence should be reported to the office before nine in the morning. Uniform can be ordered through the school shop.

Yours sincerely,

${fill.person()}, headteacher`,
  },
  {
    name: 'licensing notices',
    title: () => 'Notice of application for a premises licence',
    text: (fill) => `Licensing Act 2003. Notice of application for the grant of a premises licence.

Notice is hereby given that ${fill.person()} has applied to the licensing authority at ${fill.town()} Council for a premises licence to permit the sale of alcohol for consumption on and off the premises at ${fill.number(180)} ${fill.street()}, ${fill.town()}, from ${fill.time()} until ${fill.time()}.

Any person who wishes to make a representation in relation to this application must give notice in writing to the licensing team, stating in full the reasons for making it, no later than ${fill.date()}. The application may be inspected during normal office hours.

It is an offence knowingly or recklessly to make a false statement in connection with an application. The maximum fine for which a person is liable on summary conviction for the offence is unlimited.`,
  },
  {
    name: 'road closure orders',
    title: () => 'Temporary prohibition of traffic order',
    text: (
      fill,
    ) => `Road Traffic Regulation Act 1984, section 14. Temporary prohibition of through traffic: ${fill.street()}, ${fill.town()}.

The council intends not less than seven days from the date of this notice to make an order, the effect of which will be to prohibit any vehicle from proceeding along ${fill.street()} between its junctions with ${fill.street()} and ${fill.street()}.

The order is needed so that works may be carried out safely on behalf of the utility company. It will come into force on ${fill.date()} and the works are expected to last for ${fill.number(30)} days. The alternative route will be signed on site. Access for residents and for emergency vehicles will be maintained wherever possible.

Questions about the works should be put to the street works team on 01632 ${fill.number(900) + 960_000}.`,
  },
  {
    name: 'library opening hours',
    title: (fill) => `${fill.town()} library: opening hours`,
    text: (fill) => `${fill.town()} library, ${fill.street()}

Opening hours from ${fill.date()}: Monday ${fill.time()} to ${fill.time()}; Tuesday closed; Wednesday ${fill.time()} to ${fill.time()}; Thursday ${fill.time()} to ${fill.time()}; Friday and Saturday ${fill.time()} to ${fill.time()}.

You can use your library card at any library in the county, and borrow up to twenty items at a time. Computers can be booked at the desk or online, and the first hour is free for members. Story time for under fives takes place every week during term. The building is accessible to wheelchair users, and there is a hearing loop at the counter.`,
  },
  {
    name: 'councillor surgeries',
    title: () => 'Meet your councillor',
    text: (
      fill,
    ) => `Councillor ${fill.person()} will hold an advice surgery for residents of ${fill.town()} on ${fill.date()} from ${fill.time()} at the community centre in ${fill.street()}.

There is no need to make an appointment. Residents are welcome to come along and raise any matter that concerns them about council services, such as housing, waste collection, planning or the state of local roads and pavements. Matters are treated in confidence.

Those who cannot attend in person may write to their councillor at the town hall, or find contact details for all members of the council on its website.`,
  },
  {
    name: 'product recalls',
    title: () => 'Food recall: undeclared allergen',
    text: (
      fill,
    ) => `${fill.town()} Foods is recalling its ${fill.one(['Chicken Soup', 'Lentil Curry', 'Chocolate Mousse', 'Vegetable Lasagne', 'Fish Pie'])} because it contains ${fill.one(['Milk', 'Mustard', 'Soya', 'Celery', 'Sesame'])} which is not mentioned on the label.

Pack size: ${fill.number(900)}g. Batch code: ${fill.number(9000) + 1000}. Use by: ${fill.date()}.

This means the product is a possible health risk for anyone with an allergy or intolerance. No other products are known to be affected. The company has been advised to contact the relevant allergy support organisations, which will tell their members about the recall.

If you have bought the above product and have an allergy, do not eat it. Instead, return it to the store from where it was bought for a full refund. A receipt is not required.`,
  },
  {
    name: 'crime figures',
    title: (fill) => `Crime in ${fill.town()}: the latest figures`,
    text: (
      fill,
    ) => `Police recorded ${fill.number(900)} offences in ${fill.town()} in the year to ${fill.one(MONTHS)}, according to figures from the Office for National Statistics.

That was a change of ${fill.number(30)} per cent compared with the previous year, when there were ${fill.number(900)}. There were ${fill.number(90)} burglaries, ${fill.number(90)} vehicle offences and ${fill.number(90)} reports of criminal damage.

Across England and Wales the number of offences recorded by forces has fallen slightly. The statistics do not include fraud, which is recorded centrally, and changes in the way in which crimes are recorded make it difficult to compare areas. Experts say that the survey of households gives a better picture of long-term trends.`,
  },
  {
    name: 'funeral notices',
    title: (fill) => fill.person(),
    text: (
      fill,
    ) => `${fill.person()} of ${fill.town()} passed away peacefully at home on ${fill.date()}, aged ${fill.number(60) + 35}. Beloved ${fill.one(['husband', 'wife', 'mother', 'father'])} of ${fill.person()} and much loved by all the family.

The funeral service will take place at ${fill.one(['St Mary', 'St John', 'All Saints', 'Holy Trinity'])} church, ${fill.town()}, on ${fill.date()} at ${fill.time()}, and will be followed by refreshments in the church hall, to which everybody is invited. Family flowers only please. Donations may be given to the hospice at the service or sent to the funeral director.`,
  },
  {
    name: 'job advertisements',
    title: () => 'Teaching assistant required',
    text: (
      fill,
    ) => `Teaching assistant, ${fill.town()} Academy. Salary £${fill.number(12) + 18},${fill.number(800) + 100}. ${fill.number(30)} hours a week, term time only. Closing date ${fill.date()}; interviews on ${fill.date()}.

We are looking for an enthusiastic and committed person to join our friendly team and to support children with additional needs in the classroom. You will have good literacy and numeracy skills, and experience of working with children is desirable but not essential, as full training will be given.

The school is committed to safeguarding and promoting the welfare of children and expects all staff to share this commitment. The successful applicant will be subject to an enhanced check. To arrange a visit please contact ${fill.person()} in the school office.`,
  },
  {
    name: 'flood alerts',
    title: () => 'Flood alert in force',
    text: (
      fill,
    ) => `A flood alert has been issued for the River ${fill.one(['Wey', 'Teme', 'Arrow', 'Leadon', 'Severn'])} at ${fill.town()}.

River levels are rising at the ${fill.town()} gauge as a result of heavy rainfall. They are expected to peak at ${fill.number(4)}.${fill.number(90)} metres at ${fill.time()} on ${fill.date()}. Flooding of low-lying land and roads is expected to follow.

We are closely monitoring the situation, and our incident response staff are checking defences. Please avoid low-lying footpaths near rivers, and do not drive through flood water. This message will be updated by tomorrow morning or as the situation changes.`,
  },
];
