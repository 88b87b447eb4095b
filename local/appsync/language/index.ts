export type { Diagnostic } from './diagnostic';
import type { Diagnostic } from './diagnostic';
export const checkCode = (_: unknown): Diagnostic[] => [];
export const checkPipeline = (_: unknown): Diagnostic[] => [];
