export { refuseOtherProperties } from './known-properties';
export type * from './local-aws';
export { physicalName } from './physical-name';
export type * from './resource-type';
export { stableId } from './stable-id';
export { refuseOutside } from './bounds';
