import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** State that a restart does not lose: one JSON file, replaced whole at every {@link Store.save}. */
export class Store<State extends object> {
  readonly state: State;
  private readonly file: string;

  /** @param initial what a sandbox without a past starts from; also fills what an older file lacks. */
  constructor(directory: string, name: string, initial: () => State) {
    mkdirSync(directory, { recursive: true });
    this.file = path.join(directory, `${name}.json`);
    const kept = existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Partial<State>) : {};
    this.state = { ...initial(), ...kept };
    emptyPrototypes(this.state);
    this.save();
  }

  save(): void {
    const draft = `${this.file}.draft`;
    writeFileSync(draft, JSON.stringify(this.state));
    renameSync(draft, this.file);
  }
}

/** Ids and keys come from callers: asked for `constructor`, a table of the state must have nothing. */
export function emptyPrototypes(state: object): void {
  for (const table of Object.values(state) as unknown[])
    if (typeof table === 'object' && table !== null && !Array.isArray(table))
      Object.setPrototypeOf(table, null);
}
