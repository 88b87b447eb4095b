import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { settingsPage } from '../infra/settings/markdown';
import { SETTINGS } from '../infra/settings/table';

/** Writes the page of all settings. */
writeFileSync(path.resolve(__dirname, '..', 'docs', 'settings.md'), settingsPage(SETTINGS));
