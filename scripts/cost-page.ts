import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { costPage } from '../simulation/cost/page';

/** Writes the page of costs. */
writeFileSync(path.resolve(__dirname, '..', 'docs', 'cost.md'), costPage());
