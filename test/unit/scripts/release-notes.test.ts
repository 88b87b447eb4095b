import { readFileSync } from 'node:fs';
import { releaseNotes } from '../../../scripts/release-notes/notes';

const changelog = `# Changes

Words.

## Unreleased

### Added

- Something.

## [1.0.0] - 2026-12-01

- The first.

[1.0.0]: https://example.com/1
`;

describe('Release notes', () => {
  it('are what the changelog says of a version', () => {
    expect(releaseNotes(changelog, 'Unreleased')).toBe('### Added\n\n- Something.\n');
    expect(releaseNotes(changelog, '1.0.0')).toBe('- The first.\n');
    expect(releaseNotes(changelog, '1.0')).toBeUndefined();
  });

  it('are there for every version of ours', () => {
    const own = readFileSync('CHANGELOG.md', 'utf8');
    for (const version of ['0.1.0', '0.2.0']) expect(releaseNotes(own, version)!.length).toBeGreaterThan(100);
  });
});
