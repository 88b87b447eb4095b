export { bundleFile } from './bundle-file';
export { bundleResolverCode } from './bundle-resolver-code';
