import { CleanCodes } from './clean-codes';
import { TypeCompiler, type TypeFinding } from './compiler';

const clean = new CleanCodes();
let compiler: TypeCompiler | undefined;

/** Errors of types in codes, in their order. The compiler is started for codes that it has not seen only. */
export function checkTypes(codes: string[]): TypeFinding[][] {
  const unseen = [...new Set(codes.filter((code) => !clean.has(code)))];
  const found = new Map<string, TypeFinding[]>();
  if (unseen.length > 0) {
    compiler ??= new TypeCompiler();
    for (const [index, findings] of compiler.check(unseen).entries()) {
      found.set(unseen[index]!, findings);
      if (findings.length === 0) clean.add(unseen[index]!);
    }
  }
  return codes.map((code) => found.get(code) ?? []);
}
