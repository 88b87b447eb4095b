import { namedOptions } from '../../../model/voting';

const keep = { id: 'V-1', label: 'Keep' };
const build = { id: 'V-2', label: 'Build', imageUrl: 'https://example.com/build.png' };
const named = (...wanted: { label: string; imageUrl?: string }[]) =>
  namedOptions('V', [keep, build], 3, wanted);

describe('The id of an option', () => {
  it('goes with its label and picture wherever it is moved', () => {
    expect(named({ label: 'Build', imageUrl: build.imageUrl }, { label: 'Keep' })).toEqual([build, keep]);
  });

  it('is a new one for another label or picture, and never one that was used', () => {
    expect(named({ label: 'Keep!' }, { label: 'Build' }, { label: 'Keep' })).toEqual([
      { id: 'V-4', label: 'Keep!' },
      { id: 'V-5', label: 'Build' },
      keep,
    ]);
  });
});
