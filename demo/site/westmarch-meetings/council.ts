/** Westmarch: a ModernGov council with its web service open. */
import type { DemoCouncil } from '../../platforms/council.ts';
import { childrenPanelJanuary } from './children-panel-january.ts';
import { childrenPanelMarch } from './children-panel-march.ts';
import { planningJanuary } from './planning-january.ts';

export const westmarch: DemoCouncil = {
  sourceId: 'westmarch-meetings',
  host: 'democracy.westmarch.demo.test',
  name: 'Westmarch Council',
  skin: 'classic',
  webService: true,
  committees: [
    {
      id: 118,
      title: 'Children & Families Scrutiny Panel',
      category: 'Scrutiny',
      meetings: [childrenPanelJanuary, childrenPanelMarch],
    },
    {
      id: 121,
      title: 'Planning Committee',
      category: 'Regulatory',
      meetings: [
        planningJanuary,
        {
          id: 104,
          date: '2026-02-19',
          time: '18:30',
          status: 'Cancelled',
          venue: 'Council Chamber, Civic Centre, Corn Street, Hartwell',
          contact: 'Imogen Sayle',
          attendees: [],
          items: [],
          packs: [],
        },
      ],
    },
    { id: 130, title: 'Joint Bus Review Group', category: 'Task groups', expired: true, meetings: [] },
  ],
};
