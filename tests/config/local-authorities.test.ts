import { describe, expect, it } from 'vitest';
import { findLocalAuthority, LOCAL_AUTHORITIES } from '../../config/local-authorities.ts';

describe('the table', () => {
  const present = LOCAL_AUTHORITIES.filter(({ until }) => until === undefined);

  it('holds every English authority with children\u2019s services, each code and name once', () => {
    expect(present).toHaveLength(153);
    const count = (start: string) => present.filter(({ gssCode }) => gssCode.startsWith(start)).length;
    expect(['E06', 'E08', 'E09', 'E10'].map(count)).toEqual([63, 36, 33, 21]);
    for (const key of ['gssCode', 'name'] as const)
      expect(new Set(LOCAL_AUTHORITIES.map((one) => one[key])).size).toBe(LOCAL_AUTHORITIES.length);
    expect(LOCAL_AUTHORITIES.filter(({ gssCode }) => !/^E(?:06|08|09|10)0000\d\d$/.test(gssCode))).toEqual([]);
  });

  it('has nine regions', () => {
    expect(new Set(LOCAL_AUTHORITIES.map(({ region }) => region)).size).toBe(9);
  });

  it('finds each by its own name: no two names come to the same words', () => {
    expect(LOCAL_AUTHORITIES.filter((one) => findLocalAuthority(one.name) !== one)).toEqual([]);
  });
});

describe('findLocalAuthority', () => {
  it.each([
    ['Surrey County Council', 'Surrey', 'E10000030'],
    ['SURREY', 'Surrey', 'E10000030'],
    ['London Borough of Sutton', 'Sutton', 'E09000029'],
    ['The Royal Borough of Kensington & Chelsea', 'Kensington and Chelsea', 'E09000020'],
    ['City of London Corporation', 'City of London', 'E09000001'],
    ['City of York Council\u2019s', 'York', 'E06000014'],
    ['Hull City Council', 'Kingston upon Hull', 'E06000010'],
    ['Kingston upon Hull, City of', 'Kingston upon Hull', 'E06000010'],
    ['County Durham', 'Durham', 'E06000047'],
    ['St. Helens Metropolitan Borough Council', 'St Helens', 'E08000013'],
    ['Stockton on Tees Borough Council', 'Stockton-on-Tees', 'E06000004'],
    ['Council of the Isles of Scilly', 'Isles of Scilly', 'E06000053'],
    ['Birmingham Children\u2019s Trust', 'Birmingham', 'E08000025'],
    ['Derby City Council', 'Derby', 'E06000015'],
    ['Derbyshire County Council', 'Derbyshire', 'E10000007'],
    ['Bournemouth, Christchurch and Poole Council', 'Bournemouth, Christchurch and Poole', 'E06000058'],
    ['Borough of Poole', 'Poole', 'E06000029'],
  ])('finds %j', (name, short, code) => {
    expect(findLocalAuthority(name)).toMatchObject({ name: short, gssCode: code });
  });

  it.each([
    ['Guildford Borough Council'],
    ['North Norfolk District Council'],
    ['Greater London Authority'],
    ['Newcastle-under-Lyme Borough Council'],
    ['Council'],
    [''],
    [`Surrey ${'council '.repeat(40)}`],
  ])('takes %j for none of them', (name) => {
    expect(findLocalAuthority(name)).toBeNull();
  });
});
