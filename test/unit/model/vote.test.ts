import { randomUUID } from 'node:crypto';
import { BALLOT_BOXES, ballotBox, ballotIn } from '../../../model/vote';

describe('The ballot of a vote', () => {
  it.each([
    ['00f3…', 'V#00'],
    ['3fa7…', 'V#3f'],
    ['4012…', 'V#00'],
    ['c5d8…', 'V#05'],
    ['ff00…', 'V#3f'],
  ])('%s lies in box %s', (ballotId, box) => {
    expect(ballotIn('V', ballotId)).toEqual({ ballotBox: box, ballotId });
  });

  it('lies in one of 64 boxes of its voting, and all of them are used', () => {
    const boxes = new Set(Array.from({ length: 5000 }, () => ballotIn('V', randomUUID()).ballotBox));
    expect([...boxes].sort()).toEqual(BALLOT_BOXES.map((box) => ballotBox('V', box)));
    expect(boxes.size).toBe(64);
  });
});
