/** Eastholm: a ModernGov council whose web service is closed, in a skin of its own. */
import type { DemoCouncil } from '../../platforms/council.ts';
import { cabinetFebruary } from './cabinet-february.ts';
import { cabinetJanuary } from './cabinet-january.ts';

export const eastholm: DemoCouncil = {
  sourceId: 'eastholm-meetings',
  host: 'committees.eastholm.demo.test',
  name: 'Eastholm District Council',
  skin: 'plain',
  webService: false,
  committees: [
    { id: 201, title: 'Cabinet', category: 'Executive', meetings: [cabinetJanuary, cabinetFebruary] },
    { id: 204, title: 'Harbour Advisory Board', category: 'Advisory', meetings: [] },
  ],
};
