import { describe, expect, it } from 'vitest';
import { readHarbour, ROPES } from './skins/harbour-page.ts';

describe('the council of a page', () => {
  it.each([
    ['<header><a href="/"><img alt="Marlshire Borough Council: go to home page" src="a.png"></a></header>'],
    ['<header><a href="/" aria-label="Marlshire Borough Council"><i></i></a></header>'],
  ])('is named in full where any place of it does so: %s', async (top) => {
    const title = 'Agenda for Harbour Committee on 7 May 2026 | Marlshire Council';
    const { meeting } = await readHarbour(ROPES, { top, title });
    expect(meeting.council).toBe('Marlshire Borough Council');
  });

  it.each([
    ['en', 'Marl County Council'],
    ['cy', 'Cyngor Sir Marl'],
  ])('is named in the language of the page: %s', async (language, council) => {
    const top = '<header><a href="/"><img alt="Cyngor Sir Marl - Marl County Council"></a></header>';
    const { meeting } = await readHarbour(ROPES, { top, title: 'Ropes', language });
    expect(meeting.council).toBe(council);
  });

  it('stands in the footer, before its year', async () => {
    const { meeting } = await readHarbour(`${ROPES}</main><footer><p>Marl Combined Authority © 2025</p></footer>`);
    expect(meeting.council).toBe('Marl Combined Authority');
  });

  it('stands behind the day in the title of the window', async () => {
    const title = 'Agenda for Harbour Committee on Thursday, 7th May, 2026, 7.00 pm, Marlshire Council';
    const { meeting } = await readHarbour(ROPES, { title });
    expect(meeting.council).toBe('Marlshire Council');
  });
});
