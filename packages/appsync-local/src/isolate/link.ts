import type { CodeUnit, NullMeaning, ResolverProgram, SourcedUnit } from '../protocol';
import { type CompiledModule, compileModule } from './compile/compile-module';
import type { LinkedProgram } from './program';

/** Programs with their units compiled, each unit once however many pipelines use it. */
export interface Linked {
  programs: LinkedProgram[];
  units: CompiledModule[];
}

/** Every distinct unit of some programs. */
export function unitsOf(programs: ResolverProgram[]): CodeUnit[] {
  const units = new Map<string, CodeUnit>();
  for (const program of programs) {
    const steps = program.kind === 'PIPELINE' ? program.functions : [];
    for (const unit of [program.unit, ...steps.map((step) => step.unit)]) units.set(keyOf(unit), unit);
  }
  return [...units.values()];
}

const keyOf = ({ name, code }: CodeUnit): string => JSON.stringify([name, code]);

/** Compiles the units of checked programs and numbers them. */
export function link(programs: ResolverProgram[], nullMeaning?: NullMeaning): Linked {
  const units = unitsOf(programs);
  const numbers = new Map(units.map((unit, index) => [keyOf(unit), index]));
  const linkPart = (part: SourcedUnit) => ({
    dataSourceName: part.dataSourceName,
    none: part.none ?? false,
    unit: numbers.get(keyOf(part.unit))!,
  });
  return {
    units: units.map((unit) => compileModule(unit, nullMeaning)),
    programs: programs.map((program) =>
      program.kind === 'UNIT'
        ? { kind: 'UNIT', name: program.name, ...linkPart(program) }
        : {
            kind: 'PIPELINE',
            name: program.name,
            unit: numbers.get(keyOf(program.unit))!,
            functions: program.functions.map(linkPart),
          },
    ),
  };
}
