import { fromLocalMillis } from './calendar';
import { writers, type Moment } from './fields';
import type { PatternElement } from './pattern';
import type { Zone } from './zones';

/** Writes a moment by a pattern. Everything that a pattern can ask for is known, so optional parts always come. */
export function format(elements: PatternElement[], epochMillis: number, zone: Zone): string {
  const offset = zone.offsetAt(epochMillis);
  return write(elements, { local: fromLocalMillis(epochMillis + offset * 1000), epochMillis, offset, zone });
}

function write(elements: PatternElement[], moment: Moment): string {
  return elements
    .map((element) => {
      if (element.kind === 'literal') return element.text;
      if (element.kind === 'optional') return write(element.elements, moment);
      return pad(writers[element.letter]!(moment, element.count), element.padTo);
    })
    .join('');
}

function pad(text: string, width: number): string {
  if (width > 0 && text.length > width) {
    throw new Error(`Cannot print as output of ${text.length} characters exceeds pad width of ${width}`);
  }
  return text.padStart(width);
}
