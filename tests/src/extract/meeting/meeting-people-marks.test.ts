import { describe, expect, it } from 'vitest';
import { peopleIn } from '../../../../src/extract/meeting/meeting-people-list.ts';

describe('a list of all members with marks on those who came', () => {
  const members = [
    '* Cllr Ada North (Chair)',
    'r Cllr Piers Holt',
    'Cllr Cora Dale',
    '* Ruth Pell, Church Representative',
  ];
  const officers = ['Officers present:', 'Tom Poe, Clerk'];

  it('names those who came, by each mark of the legend', () => {
    const people = peopleIn(['Members:', '(* = present in person; r = attended remotely)', ...members, ...officers]);
    expect(people.attendees.map(({ name, role }) => [name, role])).toEqual([
      ['Cllr Ada North', 'Chair'],
      ['Cllr Piers Holt', null],
      ['Ruth Pell', 'Church Representative'],
    ]);
    expect(people.officers).toEqual([{ name: 'Tom Poe', role: 'Clerk' }]);
  });

  it('says of those without a mark what the legend says', () => {
    const people = peopleIn(['Members:', ...members, '(* = present; r = remote; no mark = absent with apologies)']);
    expect(people.attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Cllr Ada North', 'present'],
      ['Cllr Piers Holt', 'present'],
      ['Cllr Cora Dale', 'Apologies'],
      ['Ruth Pell', 'present'],
    ]);
  });

  it('has marks behind the names as well, and its legend below', () => {
    const people = peopleIn(['Members:', 'Cllr Ada North *', 'Cllr Piers Holt', '* denotes present']);
    expect(people.attendees.map(({ name }) => name)).toEqual(['Cllr Ada North']);
  });

  it('is a list like any other where no legend says what a mark means', () => {
    const people = peopleIn(['Present:', '* Cllr Ada North', 'Cllr Piers Holt']);
    expect(people.attendees.map(({ name }) => name)).toEqual(['Cllr Ada North', 'Cllr Piers Holt']);
  });
});
