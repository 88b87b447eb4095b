import { hiddenTally } from '../../model/results';
import type { Publication } from '../../model/tally';
import type { Tally } from '../../schema/generated/types';

/** What the one who announces knows of a voting. Versions only grow. */
export class Mark {
  /** The newest tally that is kept in the voting's publication. */
  tally: Tally | undefined;
  /** How often the slots of that tally were written. -1: nobody has looked. */
  counted = -1;
  /** Whether counts are hidden from those who are told. */
  hidden = false;
  /** The version that the publication has. -1: it has none. */
  kept: number;
  /** The version that the publication says was told. */
  noted: number;
  /** The version that the API took for `onTally`. */
  toldAlone: number;
  /** The version that the API took for `onWall`. */
  toldOnWall: number;
  /** Whether a call for `onTally` is under way. */
  calling = false;
  /** Since when nobody has been told anything though there is something, on the clock of the one who announces. */
  stuckSince: number | undefined;

  constructor({ tally, toldVersion, publishedVersion }: Publication) {
    this.kept = tally?.version ?? -1;
    this.noted = toldVersion ?? publishedVersion ?? 0;
    this.toldAlone = this.noted;
    this.toldOnWall = this.noted;
  }

  /** The version that everybody was told. */
  get told(): number {
    return Math.min(this.toldAlone, this.toldOnWall);
  }

  /** The newest tally as everybody may be told it. */
  get toTell(): Tally | undefined {
    return this.hidden && this.tally ? hiddenTally(this.tally) : this.tally;
  }

  get newest(): number {
    return this.toTell?.version ?? 0;
  }

  /** Notes which version the API took. */
  wasTold({ alone = 0, onWall = 0 }: { alone?: number; onWall?: number }): void {
    const before = this.told;
    this.toldAlone = Math.max(this.toldAlone, alone);
    this.toldOnWall = Math.max(this.toldOnWall, onWall);
    if (this.told > before) this.stuckSince = undefined;
  }

  /** Whether there is something that not everybody was told. */
  get isDue(): boolean {
    return this.told < this.newest;
  }
}
