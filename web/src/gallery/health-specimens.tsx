import type { ReactNode } from 'react';
import { HealthSheet } from '../pages/organiser/board/health-sheet';
import type { Health, KnownHealth } from '../session/cache/use-health';
import { Shelf, Specimen } from './specimen';

const well: Health = {
  asOf: '2026-11-27T10:02:00.000Z',
  lagSeconds: 1,
  talliesTold: true,
  refused: [],
  paymentsWaitSeconds: 0,
  paymentsGivenUp: 0,
  purchasesOverdue: 0,
  refundsInDoubt: 0,
  differences: 0,
  statementMonth: '2026-10',
};

const noCounts = {
  asOf: null,
  lagSeconds: null,
  talliesTold: null,
  refused: null,
  paymentsWaitSeconds: null,
  paymentsGivenUp: null,
};

const STATES: [string, KnownHealth][] = [
  ['asked for', undefined],
  ['not known', null],
  ['well', well],
  [
    'well, and votes are refused for good reason',
    {
      ...well,
      refused: [
        { reason: 'VOTED', count: 1 },
        { reason: 'CREDITS', count: 12 },
        { reason: 'CLOSED', count: 3 },
        { reason: 'OTHER', count: 2 },
      ],
    },
  ],
  ['votes are told late', { ...well, lagSeconds: 40 }],
  ['nothing is told', { ...well, lagSeconds: 200, talliesTold: false }],
  [
    'people are turned away',
    {
      ...well,
      refused: [
        { reason: 'BUSY', count: 1400 },
        { reason: 'FIREWALL', count: 11 },
        { reason: 'FAILED', count: 2 },
        { reason: 'VOTED', count: 1 },
      ],
    },
  ],
  [
    'money waits',
    {
      ...well,
      paymentsWaitSeconds: 190,
      paymentsGivenUp: 2,
      purchasesOverdue: 5,
      refundsInDoubt: 1,
      differences: 3,
    },
  ],
  ['counts are not known', { ...well, ...noCounts }],
  [
    'money is not known',
    { ...well, purchasesOverdue: null, refundsInDoubt: null, differences: null, statementMonth: null },
  ],
];

/** How the system is, at the head of the organiser's board. */
export function HealthSpecimens(): ReactNode {
  return (
    <Shelf title="How the system is" file="pages/organiser/board/health-sheet.tsx">
      {STATES.map(([state, health]) => (
        <Specimen key={state} state={state} wide>
          <HealthSheet health={health} />
        </Specimen>
      ))}
    </Shelf>
  );
}
