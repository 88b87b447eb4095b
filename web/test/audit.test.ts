import { auditCsv } from '../src/pages/organiser/audit/audit-csv';
import { changesOf, creditsIn, draftActIn, titleIn } from '../src/pages/organiser/audit/changes';
import { takingBack } from '../src/pages/organiser/grants/taking-back';
import type { AuditEntry } from '../src/session/cache/audit';

const grant: AuditEntry = {
  id: 'g',
  at: '2026-11-22T09:00:00.000Z',
  by: 'organiser',
  action: 'GRANT_CREDITS',
  votingId: null,
  userId: 'ann',
  reason: 'x'.repeat(195),
  before: '{"granted":3}',
  after: '{"granted":10}',
};

describe('An act', () => {
  it('shows what it changed, options by their labels', () => {
    const change = {
      before: '{"title":"Lunch?","options":[{"id":"1","label":"Yes"}],"description":null}',
      after: '{"title":"Dinner?","options":[{"id":"2","label":"No"},{"id":"1","label":"Yes"}]}',
    };
    expect(changesOf(change)).toEqual([
      { field: 'title', before: 'Lunch?', after: 'Dinner?' },
      { field: 'options', before: 'Yes', after: 'No · Yes' },
    ]);
    expect(titleIn(change)).toBe('Dinner?');
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });

  it.each([
    ['CREATE_VOTING', null, '{"draft":true,"title":"Lunch?"}', 'CREATE_VOTING'],
    ['CHANGE_VOTING', '{"draft":true}', '{"title":"Lunch?"}', 'CHANGE_VOTING'],
    ['DELETE_VOTING', '{"draft":true,"title":"Lunch?"}', null, 'DELETE_VOTING'],
    ['DELETE_VOTING', '{"title":"Lunch?"}', null, undefined],
    ['INVITE_VOTERS', null, '{"draft":true,"title":"Lunch?"}', undefined],
  ] as const)('on a draft says so (%s, %s, %s)', (action, before, after, act) => {
    expect(draftActIn({ action, before, after })).toBe(act);
    expect(changesOf({ before, after }).map(({ field }) => field)).toEqual(['title']);
  });

  it('that gave credits is taken back by its own key, with a reason that fits', () => {
    expect(creditsIn(grant)).toBe(7);
    const input = takingBack(grant, (reason) => `Taken back: ${reason}`);
    expect(input).toMatchObject({ userId: 'ann', credits: -7, idempotencyKey: 'undo-g' });
    expect(input.reason).toHaveLength(200);
  });

  it.each([
    [',', '"a;b, ""c"""'],
    [';', '"a;b, ""c"""'],
  ] as const)('is a line of a table with %s between its values', (separator, reason) => {
    const lines = auditCsv([{ ...grant, reason: 'a;b, "c"', by: '=1+1' }], separator).split('\r\n');
    expect(lines[0]?.split(separator).slice(0, 3)).toEqual(['at', 'by', 'action']);
    expect(lines[1]).toContain(reason);
    expect(lines[1]).toContain(`${separator}'=1+1${separator}`);
  });
});
