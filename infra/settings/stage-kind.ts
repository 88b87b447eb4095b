/**
 * What a stage is for: to try things, where nothing is kept and every tool works, or for people, where data outlive the
 * stack and the public is kept from what costs.
 */
export type StageKind = 'TRIAL' | 'PRODUCTION';
